package dtu.okta.roles;

import dtu.okta.OktaScope;

/** A standard administrator role and what it covers. */
public enum AdminRole {
    SUPER_ADMIN,
    ORG_ADMIN,
    READ_ONLY_ADMIN,
    USER_ADMIN,
    APP_ADMIN;

    public boolean allows(OktaScope scope) {
        return switch (this) {
            case SUPER_ADMIN -> true;
            case ORG_ADMIN -> scope != OktaScope.ROLES_MANAGE;
            case READ_ONLY_ADMIN -> scope.isRead();
            case USER_ADMIN -> scope.isRead() || scope == OktaScope.USERS_MANAGE || scope == OktaScope.GROUPS_MANAGE;
            case APP_ADMIN -> scope.isRead() || scope == OktaScope.APPS_MANAGE;
        };
    }
}
