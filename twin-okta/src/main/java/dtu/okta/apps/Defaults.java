package dtu.okta.apps;

import dtu.twins.json.Json;

/** What Okta fills in when a client leaves it out. */
public final class Defaults {
    private static final Json EVERY = Json.of("""
            {"accessibility": {"selfService": false, "errorRedirectUrl": null, "loginRedirectUrl": null},
             "visibility": {"autoLaunch": false, "autoSubmitToolbar": false, "hide": {"iOS": false, "web": false}},
             "features": [],
             "credentials": {"userNameTemplate": {"template": "${source.login}", "type": "BUILT_IN"}, "signing": {}},
             "universalLogout": null,
             "settings": {"app": {},
               "notifications": {"vpn": {"network": {"connection": "DISABLED"}, "message": null, "helpUrl": null}},
               "manualProvisioning": false, "implicitAssignment": false, "emOptInStatus": "NONE",
               "notes": {"admin": null, "enduser": null}}}""");

    private static final Json OPENID = Json.of("""
            {"credentials": {"oauthClient": {"autoKeyRotation": true,
               "token_endpoint_auth_method": "client_secret_basic", "pkce_required": false}},
             "settings": {"oauthClient": {"client_uri": null, "logo_uri": null, "redirect_uris": [],
               "response_types": ["code"], "grant_types": ["authorization_code"], "application_type": "web",
               "consent_method": "TRUSTED", "issuer_mode": "ORG_URL",
               "idp_initiated_login": {"mode": "DISABLED", "default_scope": []}, "wildcard_redirect": "DISABLED",
               "dpop_bound_access_tokens": false, "participate_slo": false}}}""");

    private static final Json PASSWORDS = Json.of("""
            {"credentials": {"scheme": "EDIT_USERNAME_AND_PASSWORD", "revealPassword": false}}""");

    private Defaults() {}

    /** The settings with everything in them that an application of that sign-on mode has. */
    public static Json in(Json given, String signOnMode) {
        var defaults = switch (signOnMode) {
            case "OPENID_CONNECT" -> filled(OPENID, EVERY);
            case "BROWSER_PLUGIN", "SECURE_PASSWORD_STORE", "BASIC_AUTH", "AUTO_LOGIN" -> filled(PASSWORDS, EVERY);
            default -> EVERY;
        };
        return filled(given, defaults);
    }

    /** Members that the first lacks come from the second, at every depth of objects. */
    private static Json filled(Json given, Json defaults) {
        var result = new Json[] {given};
        defaults.members((name, value) -> {
            var present = given.at(name);
            if (present.isEmpty() || present.get().isNull()) {
                result[0] = result[0].with(name, value);
            } else if (present.get().isObject() && value.isObject()) {
                result[0] = result[0].with(name, filled(present.get(), value));
            }
        });
        return result[0];
    }
}
