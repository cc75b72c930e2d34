package dtu.scenarios.worlds;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lets Okta keep everybody's account in a service, with a credential that the service's administrator gave it. The
 * accounts are there already, so that the administrator confirms them before Okta looks for any.
 */
final class Provisioning {
    private static final Map<String, Object> ON = Map.of("status", "ENABLED");

    private Provisioning() {}

    /** Performs a vendor operation as the administrator; empty in a world without that vendor. */
    interface Hand {
        Optional<Json> perform(String operation, Map<String, Object> with);
    }

    /**
     * @param client what the administrator does in Okta's own pages, by path and body
     * @param accounts everybody's id in Okta, with the account's in the service
     */
    static void begin(
            Hand hand,
            BiConsumer<String, String> client,
            String service,
            String token,
            List<Map<String, Object>> accounts) {
        var everyone = hand.perform("okta.listGroups", Map.of("filter", "type eq \"BUILT_IN\""))
                .flatMap(groups -> groups.elements().stream().findFirst());
        var label = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
        var made = hand.perform(
                "okta.createApplication", Map.of("name", service, "label", label, "signOnMode", "SAML_2_0"));
        if (everyone.isEmpty() || made.isEmpty()) {
            return;
        }
        var app = id(made.get());
        hand.perform("okta.assignGroupToApplication", Map.of("appId", app, "groupId", id(everyone.get())));
        client.accept("/apps/" + app + "/accounts", Json.textOf(Map.of("accounts", accounts)));
        hand.perform(
                "okta.updateDefaultProvisioningConnectionForApplication",
                Map.of(
                        "appId", app,
                        "query", Map.of("activate", true),
                        "profile", Map.of("authScheme", "TOKEN", "token", token)));
        hand.perform(
                "okta.updateFeatureForApplication",
                Map.of(
                        "appId",
                        app,
                        "featureName",
                        "USER_PROVISIONING",
                        "create",
                        Map.of("lifecycleCreate", ON),
                        "update",
                        Map.of("profile", ON, "lifecycleDeactivate", ON)));
    }

    private static String id(Json json) {
        return json.textAt("id").orElse("");
    }
}
