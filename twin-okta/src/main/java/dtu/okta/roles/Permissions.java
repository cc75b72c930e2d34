package dtu.okta.roles;

import dtu.twins.http.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What permissions of roles of the org's own open. {@code okta.X.read} and {@code okta.X.manage} are good for a whole
 * collection of the API; the finer ones for parts of it.
 *
 * @see <a href="https://developer.okta.com/docs/api/openapi/okta-management/guides/permissions/">Okta permissions</a>
 */
final class Permissions {
    /** Names of collections in permissions, and in paths. */
    private static final Map<String, String> COLLECTIONS = Map.of(
            "users", "users",
            "groups", "groups",
            "apps", "apps",
            "authzServers", "authorizationServers",
            "customizations", "brands",
            "identityProviders", "idps",
            "policies", "policies",
            "iam", "iam",
            "devices", "devices",
            "realms", "realms");

    /** Those that open nothing of what people call through the API. */
    private static final Set<String> ELSEWHERE = Set.of(
            "okta.profilesources.import.run",
            "okta.governance.accessCertifications.manage",
            "okta.governance.accessRequests.manage",
            "okta.support.cases.manage",
            "okta.workflows.invoke",
            "okta.workflows.read",
            "okta.agents.manage",
            "okta.agents.view",
            "okta.agents.register");

    private static final Map<String, Predicate<Ask>> OPENED = opened();

    private Permissions() {}

    static boolean known(String permission) {
        return OPENED.containsKey(permission) || ELSEWHERE.contains(permission);
    }

    static boolean opens(String permission, Ask ask) {
        return OPENED.getOrDefault(permission, none -> false).test(ask);
    }

    private static Map<String, Predicate<Ask>> opened() {
        var opened = new HashMap<String, Predicate<Ask>>();
        COLLECTIONS.forEach((word, folder) -> {
            opened.put(
                    "okta." + word + ".read", ask -> ask.reads() && ask.part(0).equals(folder));
            if (!word.equals("iam")) {
                opened.put("okta." + word + ".manage", ask -> ask.part(0).equals(folder) && !isAboutRoles(ask));
            }
        });
        opened.put("okta.users.create", ask -> posts(ask) && ask.part(0).equals("users") && ask.isAboutAll());
        opened.put("okta.groups.create", ask -> posts(ask) && ask.part(0).equals("groups") && ask.isAboutAll());
        opened.put(
                "okta.users.userprofile.manage", ask -> user(ask) && ask.parts().size() == 2 && !deletes(ask));
        lifecycle(opened);
        credentials(opened);
        opened.put("okta.users.groupMembership.manage", Ask::isMembership);
        opened.put("okta.groups.members.manage", Ask::isMembership);
        opened.put("okta.users.appAssignment.manage", ask -> isAssignment(ask, "users"));
        opened.put("okta.groups.appAssignment.manage", ask -> isAssignment(ask, "groups"));
        opened.put("okta.apps.assignment.manage", ask -> isAssignment(ask, "users") || isAssignment(ask, "groups"));
        opened.put(
                "okta.apps.clientCredentials.read",
                ask -> ask.reads() && ask.part(0).equals("apps") && ask.part(2).equals("credentials"));
        opened.put("okta.apps.manageFirstPartyApps", opened.getOrDefault("okta.apps.manage", none -> false));
        return Map.copyOf(opened);
    }

    private static void lifecycle(Map<String, Predicate<Ask>> opened) {
        opened.put("okta.users.lifecycle.manage", ask -> isLifecycle(ask) || deletesUser(ask));
        opened.put("okta.users.lifecycle.delete", Permissions::deletesUser);
        opened.put(
                "okta.users.lifecycle.clearSessions",
                ask -> user(ask) && ask.part(2).equals("sessions"));
        for (var verb : List.of("activate", "deactivate", "suspend", "unsuspend", "unlock")) {
            opened.put(
                    "okta.users.lifecycle." + verb,
                    ask -> isLifecycle(ask) && ask.part(3).equals(verb));
        }
    }

    private static void credentials(Map<String, Predicate<Ask>> opened) {
        opened.put(
                "okta.users.credentials.manage",
                ask -> user(ask)
                        && (ask.part(2).equals("credentials")
                                || ask.part(2).equals("factors")
                                || ask.part(3).contains("password")
                                || ask.part(3).equals("reset_factors")));
        opened.put(
                "okta.users.credentials.resetFactors",
                ask -> user(ask) && ask.part(3).equals("reset_factors"));
        opened.put(
                "okta.users.credentials.resetPassword",
                ask -> user(ask) && ask.part(3).equals("reset_password"));
        opened.put(
                "okta.users.credentials.expirePassword",
                ask -> user(ask) && ask.part(3).startsWith("expire_password"));
        opened.put("okta.users.credentials.manageTemporaryAccessCode", none -> false);
    }

    private static boolean posts(Ask ask) {
        return ask.method() == Method.POST;
    }

    private static boolean deletes(Ask ask) {
        return ask.method() == Method.DELETE;
    }

    private static boolean user(Ask ask) {
        return ask.part(0).equals("users") && !ask.isAboutAll();
    }

    private static boolean deletesUser(Ask ask) {
        return user(ask) && deletes(ask) && ask.parts().size() == 2;
    }

    private static boolean isLifecycle(Ask ask) {
        return user(ask) && ask.part(2).equals("lifecycle");
    }

    private static boolean isAssignment(Ask ask, String whom) {
        return ask.part(0).equals("apps") && ask.part(2).equals(whom);
    }

    /** Roles are for super administrators to give. */
    private static boolean isAboutRoles(Ask ask) {
        return ask.part(2).equals("roles") && !ask.reads();
    }
}
