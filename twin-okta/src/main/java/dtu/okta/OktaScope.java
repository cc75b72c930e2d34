package dtu.okta;

import dtu.twins.Requirement;
import java.util.Locale;

/**
 * What a caller needs: an OAuth 2.0 scope of the Okta API, or for an API token an administrator role that covers it.
 */
public enum OktaScope implements Requirement {
    /** Nobody needs to be anybody. */
    PUBLIC,
    USERS_READ,
    USERS_MANAGE,
    GROUPS_READ,
    GROUPS_MANAGE,
    APPS_READ,
    APPS_MANAGE,
    LOGS_READ,
    AUTHENTICATORS_READ,
    AUTHENTICATORS_MANAGE,
    EVENT_HOOKS_READ("eventHooks.read"),
    EVENT_HOOKS_MANAGE("eventHooks.manage"),
    NETWORK_ZONES_READ("networkZones.read"),
    NETWORK_ZONES_MANAGE("networkZones.manage"),
    TRUSTED_ORIGINS_READ("trustedOrigins.read"),
    TRUSTED_ORIGINS_MANAGE("trustedOrigins.manage"),
    USER_TYPES_READ("userTypes.read"),
    USER_TYPES_MANAGE("userTypes.manage"),
    SCHEMAS_READ,
    SCHEMAS_MANAGE,
    LOG_STREAMS_READ("logStreams.read"),
    LINKED_OBJECTS_READ("linkedObjects.read"),
    LINKED_OBJECTS_MANAGE("linkedObjects.manage"),
    IDENTITY_SOURCES_READ("identitySources.read"),
    IDENTITY_SOURCES_MANAGE("identitySources.manage"),
    IDPS_READ,
    IDPS_MANAGE,
    INLINE_HOOKS_READ("inlineHooks.read"),
    INLINE_HOOKS_MANAGE("inlineHooks.manage"),
    FEATURES_READ,
    FEATURES_MANAGE,
    PROFILE_MAPPINGS_READ("profileMappings.read"),
    PROFILE_MAPPINGS_MANAGE("profileMappings.manage"),
    ORGS_READ,
    ORGS_MANAGE,
    API_TOKENS_READ("apiTokens.read"),
    API_TOKENS_MANAGE("apiTokens.manage"),
    POLICIES_READ,
    POLICIES_MANAGE,
    ROLES_READ,
    ROLES_MANAGE,
    AUTHORIZATION_SERVERS_READ("authorizationServers.read"),
    AUTHORIZATION_SERVERS_MANAGE("authorizationServers.manage"),
    CLIENTS_READ,
    CLIENTS_MANAGE,
    CLIENTS_REGISTER;

    private final String scope;

    OktaScope() {
        this.scope = "okta." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    OktaScope(String scope) {
        this.scope = "okta." + scope;
    }

    /** As it stands in tokens, such as {@code okta.groups.read}. */
    public String scope() {
        return scope;
    }

    /** Managing includes reading, and registering. */
    public boolean isGivenBy(String granted) {
        var family = scope.substring(0, scope.lastIndexOf('.') + 1);
        return granted.equals(scope) || (!scope.endsWith(".manage") && granted.equals(family + "manage"));
    }

    public boolean isRead() {
        return scope.endsWith(".read");
    }
}
