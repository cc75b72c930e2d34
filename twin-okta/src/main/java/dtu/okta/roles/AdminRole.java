package dtu.okta.roles;

import dtu.okta.OktaScope;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A standard administrator role and what it covers. */
public enum AdminRole {
    SUPER_ADMIN("Super Administrator"),
    ORG_ADMIN("Organizational Administrator"),
    APP_ADMIN("Application Administrator"),
    USER_ADMIN("Group Administrator"),
    HELP_DESK_ADMIN("Help Desk Administrator"),
    GROUP_MEMBERSHIP_ADMIN("Group Membership Administrator"),
    READ_ONLY_ADMIN("Read-Only Administrator"),
    REPORT_ADMIN("Report Administrator"),
    API_ACCESS_MANAGEMENT_ADMIN("API Access Management Administrator"),
    ACCESS_CERTIFICATIONS_ADMIN("Access Certifications Administrator"),
    ACCESS_REQUESTS_ADMIN("Access Requests Administrator"),
    WORKFLOWS_ADMIN("Workflows Administrator");

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private final String label;

    AdminRole(String label) {
        this.label = label;
    }

    public static Optional<AdminRole> named(String name) {
        for (var role : values()) {
            if (role.name().equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public boolean allows(OktaScope scope) {
        return switch (this) {
            case SUPER_ADMIN -> true;
            case ORG_ADMIN -> scope != OktaScope.ROLES_MANAGE;
            case READ_ONLY_ADMIN -> scope.isRead();
            case USER_ADMIN -> scope.isRead() || scope == OktaScope.USERS_MANAGE || scope == OktaScope.GROUPS_MANAGE;
            case GROUP_MEMBERSHIP_ADMIN -> scope.isRead() || scope == OktaScope.GROUPS_MANAGE;
            case HELP_DESK_ADMIN -> scope.isRead() || scope == OktaScope.USERS_MANAGE;
            case APP_ADMIN -> scope.isRead() || scope == OktaScope.APPS_MANAGE || isOfClients(scope);
            // What these administer is not reached through this API.
            case ACCESS_CERTIFICATIONS_ADMIN, ACCESS_REQUESTS_ADMIN, WORKFLOWS_ADMIN -> false;
            case REPORT_ADMIN -> scope == OktaScope.LOGS_READ;
            case API_ACCESS_MANAGEMENT_ADMIN ->
                scope.isRead()
                        || scope == OktaScope.AUTHORIZATION_SERVERS_MANAGE
                        || scope == OktaScope.APPS_MANAGE
                        || isOfClients(scope);
        };
    }

    /** Whether, without targets, it does all that its scopes are good for, and sees all that there is. */
    boolean isWhole() {
        return this != USER_ADMIN && this != HELP_DESK_ADMIN && this != GROUP_MEMBERSHIP_ADMIN;
    }

    /** Whether the role does such a thing at all: some roles change little of what a scope is good for. */
    boolean does(Ask ask) {
        return ask.reads()
                || switch (this) {
                    case HELP_DESK_ADMIN -> ask.isHelp();
                    case GROUP_MEMBERSHIP_ADMIN -> ask.isMembership();
                    default -> true;
                };
    }

    /** Whether targets of that kind leave out some of what such a request is about. */
    boolean narrows(Ask ask, Target.Kind kind) {
        return switch (kind) {
            case GROUP -> ask.isOf("groups") || (ask.isOf("users") && this != GROUP_MEMBERSHIP_ADMIN);
            case APP, APP_NAME -> ask.isOf("apps");
        };
    }

    private static boolean isOfClients(OktaScope scope) {
        return scope == OktaScope.CLIENTS_MANAGE || scope == OktaScope.CLIENTS_REGISTER;
    }

    String label() {
        return label;
    }

    /**
     * Okta names the assignment of most roles by the role's own name in base 32, so that the id repeats between people.
     */
    String encoded() {
        var text = new StringBuilder();
        var buffer = 0;
        var bits = 0;
        for (var octet : name().getBytes(StandardCharsets.US_ASCII)) {
            buffer = (buffer << Byte.SIZE | octet) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(BASE32.charAt(buffer >> bits & (BASE32.length() - 1)));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt(buffer << (BITS - bits) & (BASE32.length() - 1)));
        }
        return text.toString();
    }
}
