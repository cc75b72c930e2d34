package dtu.okta.idps;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.twins.chance.Chance;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An identity provider as a client describes it, with whatever Okta fills in and without what it does not keep. */
final class GivenProvider {
    private static final Set<String> TYPES = Set.of(
            "AMAZON",
            "APPLE",
            "DISCORD",
            "FACEBOOK",
            "GITHUB",
            "GITLAB",
            "GOOGLE",
            "LINKEDIN",
            "LOGINGOV",
            "LOGINGOV_SANDBOX",
            "MICROSOFT",
            "OIDC",
            "PAYPAL",
            "PAYPAL_SANDBOX",
            "SALESFORCE",
            "SAML2",
            "SPOTIFY",
            "X509",
            "XERO",
            "YAHOO",
            "YAHOOJP");
    private static final Set<String> PROTOCOLS = Set.of("SAML2", "OIDC", "OAUTH2", "MTLS");

    /** Where people are sent, and where codes are redeemed, at services that everybody knows. */
    private static final Map<String, List<String>> KNOWN = Map.of(
            "GOOGLE",
            List.of("https://accounts.google.com/o/oauth2/auth", "https://www.googleapis.com/oauth2/v3/token"),
            "FACEBOOK",
            List.of("https://www.facebook.com/dialog/oauth", "https://graph.facebook.com/v2.8/oauth/access_token"),
            "LINKEDIN",
            List.of(
                    "https://www.linkedin.com/uas/oauth2/authorization",
                    "https://www.linkedin.com/uas/oauth2/accessToken"),
            "MICROSOFT",
            List.of(
                    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
                    "https://login.microsoftonline.com/common/oauth2/v2.0/token"),
            "APPLE",
            List.of("https://appleid.apple.com/auth/authorize", "https://appleid.apple.com/auth/token"));

    private static final Json POLICY = Json.of("""
            {"provisioning": {"action": "AUTO", "profileMaster": false, "groups": {"action": "NONE"},
               "conditions": {"deprovisioned": {"action": "NONE"}, "suspended": {"action": "NONE"}}},
             "accountLink": {"filter": null, "action": "AUTO"},
             "subject": {"userNameTemplate": {"template": "idpuser.email"}, "filter": null, "matchType": "USERNAME",
               "matchAttribute": null},
             "maxClockSkew": 0}""");
    private static final Json TRUST = Json.of("""
            {"revocation": null, "revocationCacheLifetime": 0}""");

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String KID = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int AUDIENCE_LENGTH = 18;
    private static final int KID_LENGTH = 43;

    private GivenProvider() {}

    static String type(OktaCall call) {
        var type = call.body().requiredText("type");
        if (!TYPES.contains(type)) {
            throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        }
        return type;
    }

    /** {@code present} is what the provider had before, for members that Okta itself has made. */
    static IdentityProvider.Terms terms(OktaCall call, String type, Json present) {
        var protocol = call.body().requiredObject("protocol");
        var kind = protocol.requiredText("type");
        if (!PROTOCOLS.contains(kind) || type.equals("SAML2") != kind.equals("SAML2")) {
            throw VALIDATION_FAILED.because("protocol.type: The field has an invalid value", "type");
        }
        var mode = call.body().text("issuerMode").or("ORG_URL");
        if (!Set.of("ORG_URL", "CUSTOM_URL", "DYNAMIC").contains(mode)) {
            throw VALIDATION_FAILED.because("issuerMode: The field has an invalid value", "issuerMode");
        }
        var shown = type.equals("SAML2") ? saml(call, protocol, present) : client(type, kind, protocol, present);
        var properties = call.body().opaqueObject("properties").or(Json.NULL);
        return new IdentityProvider.Terms(mode, shown, policy(call, type), properties);
    }

    private static Json saml(OktaCall call, Fields protocol, Json present) {
        var endpoints = protocol.requiredObject("endpoints");
        endpoints.requiredObject("sso").requiredText("url");
        var trust = protocol.requiredObject("credentials").requiredObject("trust");
        trust.requiredText("issuer");
        var kid = trust.requiredText("kid");
        if (!call.state().has(IdentityProviderKey.KEYS, new IdentityProviderKey.Id(kid))) {
            throw VALIDATION_FAILED.because("protocol.credentials.trust.kid: No key with that kid", "kid");
        }
        var known = present.at("credentials").orElse(Json.EMPTY_OBJECT);
        var audience = known.at("trust")
                .flatMap(all -> all.textAt("audience"))
                .orElseGet(() -> "https://www.okta.com/saml2/service-provider/sp"
                        + drawn(call.chance().in("audience"), LETTERS, AUDIENCE_LENGTH));
        var signing = known.at("signing")
                .orElseGet(
                        () -> Json.EMPTY_OBJECT.with("kid", drawn(call.chance().in("signing"), KID, KID_LENGTH)));
        var credentials = Json.EMPTY_OBJECT
                .with("trust", TRUST.merged(trust.json()).with("audience", audience))
                .with("signing", signing);
        var shown = Json.EMPTY_OBJECT
                .with("type", "SAML2")
                .with("endpoints", endpoints.json())
                .with("algorithms", protocol.opaqueObject("algorithms").or(Json.EMPTY_OBJECT))
                .with("settings", protocol.opaqueObject("settings").or(Json.EMPTY_OBJECT))
                .with("credentials", credentials);
        return with(shown, protocol, "relayState");
    }

    /** As it was given, if it was. */
    private static Json with(Json shown, Fields protocol, String name) {
        return protocol.opaqueObject(name)
                .toOptional()
                .map(given -> shown.with(name, given))
                .orElse(shown);
    }

    private static String drawn(Chance chance, String letters, int length) {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) {
            text.append(letters.charAt(chance.below(letters.length(), i)));
        }
        return text.toString();
    }

    /** Algorithms and settings are for providers of one's own; those that everybody knows have no use for them. */
    private static Json client(String type, String kind, Fields protocol, Json present) {
        var credentials = protocol.requiredObject("credentials");
        var shown = Json.EMPTY_OBJECT.with("type", kind).with("endpoints", endpoints(type, protocol));
        if (type.equals("X509")) {
            return shown.with("credentials", credentials.json());
        }
        var scopes = protocol.texts("scopes").or(List.of());
        if (scopes.isEmpty()) {
            throw VALIDATION_FAILED.because("protocol.scopes: The field cannot be left blank", "scopes");
        }
        var client = credentials.requiredObject("client");
        client.requiredText("client_id");
        var own = Json.EMPTY_OBJECT.with("client", kept(client.json()));
        var result =
                shown.with("scopes", Json.array(scopes.stream().map(Json::text).toList()));
        for (var name : type.equals("OIDC") ? List.of("algorithms", "settings", "issuer") : List.of("issuer")) {
            result = with(result, protocol, name);
        }
        return result.with(
                "credentials", type.equals("APPLE") ? own.with("signing", signing(credentials, present)) : own);
    }

    private static Json kept(Json client) {
        var kept = Json.EMPTY_OBJECT;
        for (var name : List.of("client_id", "client_secret", "pkce_required", "token_endpoint_auth_method")) {
            var value = client.at(name).filter(given -> !given.isNull());
            kept = value.isPresent() ? kept.with(name, value.get()) : kept;
        }
        return kept;
    }

    /** The key with which Okta proves to Apple who it is; the key itself is told when it is made, and never shown. */
    private static Json signing(Fields credentials, Json present) {
        var given = credentials.objectOrEmpty("signing");
        var known = present.at("credentials").flatMap(all -> all.at("signing"));
        if (known.isEmpty()) {
            given.requiredText("privateKey");
        }
        return known.orElse(Json.EMPTY_OBJECT).merged(given.json().without("privateKey"));
    }

    private static Json endpoints(String type, Fields protocol) {
        var known = KNOWN.get(type);
        if (known == null) {
            var given = protocol.object("endpoints").toOptional();
            if (given.isEmpty() && type.equals("OIDC")) {
                throw VALIDATION_FAILED.because("protocol.endpoints: The field cannot be left blank", "endpoints");
            }
            return given.map(Fields::json).orElse(Json.EMPTY_OBJECT);
        }
        return Json.EMPTY_OBJECT
                .with("authorization", endpoint(known.getFirst(), "HTTP-REDIRECT"))
                .with("token", endpoint(known.getLast(), "HTTP-POST"));
    }

    private static Json endpoint(String url, String binding) {
        return Json.EMPTY_OBJECT.with("url", url).with("binding", binding);
    }

    private static Json policy(OktaCall call, String type) {
        var given = call.body().opaqueObject("policy").or(Json.EMPTY_OBJECT);
        var policy = completed(POLICY, given);
        if (type.equals("SAML2") || type.equals("OIDC")) {
            policy = policy.with("trustClaims", policy.at("trustClaims").orElse(Json.truth(false)));
        }
        return policy.with(
                "transformedUsernameMatchingEnabled",
                policy.at("transformedUsernameMatchingEnabled").orElse(Json.truth(false)));
    }

    private static Json completed(Json usual, Json given) {
        if (!usual.isObject() || !given.isObject()) {
            return given;
        }
        var all = new Json[] {usual};
        given.members((name, value) ->
                all[0] = all[0].with(name, completed(usual.at(name).orElse(Json.NULL), value)));
        return all[0];
    }
}
