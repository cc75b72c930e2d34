package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.servers.Claim;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What scopes and claims tell an app about a person. */
final class Claims {
    /** The claims that an ID token has beside an access token: the rest is at userinfo. */
    private static final Set<String> BRIEF = Set.of("name", "preferred_username", "email");

    /** The scopes of the claims that do not come with {@code profile}. */
    private static final Map<String, String> SCOPES = Map.of(
            "email", "email",
            "email_verified", "email",
            "phone_number", "phone",
            "address", "address");

    private Claims() {}

    /** How much is told. */
    enum Extent {
        BRIEF,
        FULL
    }

    /** What the person is to the app: in an ID token, and at userinfo. */
    static void identity(OktaCall call, JsonOut json, Issuer issuer, Authorization authorization, Extent extent) {
        var id = authorization.user();
        if (id == null) {
            return;
        }
        var standard = standard(call.state().get(User.USERS, id));
        var server = issuer.server();
        if (server == null) {
            standard.members((name, value) -> {
                var told = extent == Extent.FULL || BRIEF.contains(name);
                if (told && authorization.covers(SCOPES.getOrDefault(name, "profile"))) {
                    json.json(name, value);
                }
            });
            return;
        }
        var values = new ClaimValues(call, issuer, authorization);
        Claim.of(call.state(), server.id(), Claim.Kind.IDENTITY, authorization.scopes())
                .filter(claim -> extent == Extent.FULL || isBrief(claim))
                .forEach(claim -> {
                    var name = claim.terms().name();
                    if (claim.terms().type() == Claim.ValueType.SYSTEM) {
                        standard.at(name).ifPresent(value -> json.json(name, value));
                    } else {
                        values.of(claim).ifPresent(value -> json.json(name, value));
                    }
                });
    }

    private static boolean isBrief(Claim claim) {
        return claim.terms().presence() == Claim.Presence.ALWAYS
                || (claim.terms().type() == Claim.ValueType.SYSTEM
                        && BRIEF.contains(claim.terms().name()));
    }

    /** The claims that an access token of a custom server has beside those that every token has. */
    static void resource(OktaCall call, JsonOut json, Issuer issuer, Authorization authorization) {
        var values = new ClaimValues(call, issuer, authorization);
        claims(call, issuer, authorization)
                .forEach(claim -> values.of(claim)
                        .filter(value -> !claim.terms().name().equals("sub"))
                        .ifPresent(value -> json.json(claim.terms().name(), value)));
    }

    /** Whom an access token is about: custom servers may say so in their own way. */
    static String subject(OktaCall call, Issuer issuer, Authorization authorization) {
        var values = new ClaimValues(call, issuer, authorization);
        var own = claims(call, issuer, authorization).stream()
                .filter(claim -> claim.terms().name().equals("sub"))
                .findFirst();
        return own.map(claim -> values.of(claim)
                        .filter(value -> !value.isArray() && !value.isObject())
                        .map(Json::asText)
                        .orElseThrow(OAuthError.CLAIM_NOT_EVALUATED.about("sub")))
                .orElseGet(() -> usualSubject(call, authorization));
    }

    private static String usualSubject(OktaCall call, Authorization authorization) {
        var id = authorization.user();
        return id == null
                ? authorization.client()
                : call.state().find(User.USERS, id).map(User::login).orElse("");
    }

    private static List<Claim> claims(OktaCall call, Issuer issuer, Authorization authorization) {
        var server = issuer.server();
        return server == null
                ? List.of()
                : Claim.of(call.state(), server.id(), Claim.Kind.RESOURCE, authorization.scopes())
                        .toList();
    }

    /** The claims of OpenID Connect. */
    private static Json standard(User user) {
        return Json.object(json -> {
            profile(json, user);
            json.text("email", user.email()).truth("email_verified", true);
            json.textIfAny("phone_number", any(user, "primaryPhone"));
            address(json, user);
        });
    }

    private static void profile(JsonOut json, User user) {
        json.text("name", user.displayName())
                .textIfAny("nickname", any(user, "nickName"))
                .textIfAny("profile", any(user, "profileUrl"))
                .text("preferred_username", user.login())
                .text("given_name", user.attribute("firstName"))
                .textIfAny("middle_name", any(user, "middleName"))
                .text("family_name", user.attribute("lastName"))
                .text("locale", usual(user, "locale", "en_US"))
                .text("zoneinfo", usual(user, "timezone", "America/Los_Angeles"))
                .number("updated_at", user.times().lastUpdated().getEpochSecond());
    }

    private static void address(JsonOut json, User user) {
        json.object(
                "address",
                address -> address.textIfAny("street_address", any(user, "streetAddress"))
                        .textIfAny("locality", any(user, "city"))
                        .textIfAny("region", any(user, "state"))
                        .textIfAny("postal_code", any(user, "zipCode"))
                        .textIfAny("country", any(user, "countryCode")));
    }

    private static @Nullable String any(User user, String attribute) {
        var text = user.attribute(attribute);
        return text.isEmpty() ? null : text;
    }

    private static String usual(User user, String attribute, String usual) {
        var text = user.attribute(attribute);
        return text.isEmpty() ? usual : text;
    }
}
