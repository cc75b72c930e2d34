package dtu.slack.logs;

import java.util.Locale;
import java.util.Optional;

/** What is audited, by Slack's own words and in Slack's own groups. */
enum ActionName {
    EMOJI_ADDED(Group.WORKSPACE_OR_ORG),
    EMOJI_REMOVED(Group.WORKSPACE_OR_ORG),
    USER_CREATED(Group.USER),
    GUEST_CREATED(Group.USER),
    USER_DEACTIVATED(Group.USER),
    GUEST_DEACTIVATED(Group.USER),
    USER_REACTIVATED(Group.USER),
    GUEST_REACTIVATED(Group.USER),
    ROLE_CHANGE_TO_OWNER(Group.USER),
    ROLE_CHANGE_TO_ADMIN(Group.USER),
    ROLE_CHANGE_TO_USER(Group.USER),
    ROLE_CHANGE_TO_GUEST(Group.USER),
    OWNER_TRANSFERRED(Group.USER),
    USER_EMAIL_UPDATED(Group.USER),
    USER_USERNAME_UPDATED(Group.USER),
    USER_PROFILE_UPDATED(Group.USER),
    USER_LOGIN(Group.USER),
    FILE_DOWNLOADED(Group.FILE),
    FILE_UPLOADED(Group.FILE),
    FILE_SHARED(Group.FILE),
    FILE_DELETED(Group.FILE),
    FILE_PUBLIC_LINK_CREATED(Group.FILE),
    FILE_PUBLIC_LINK_REVOKED(Group.FILE),
    PUBLIC_CHANNEL_CREATED(Group.CHANNEL),
    PRIVATE_CHANNEL_CREATED(Group.CHANNEL),
    PUBLIC_CHANNEL_ARCHIVE(Group.CHANNEL),
    PRIVATE_CHANNEL_ARCHIVE(Group.CHANNEL),
    PUBLIC_CHANNEL_UNARCHIVE(Group.CHANNEL),
    PRIVATE_CHANNEL_UNARCHIVE(Group.CHANNEL),
    PUBLIC_CHANNEL_DELETED(Group.CHANNEL),
    PRIVATE_CHANNEL_DELETED(Group.CHANNEL),
    CHANNEL_RENAMED(Group.CHANNEL),
    USER_CHANNEL_JOIN(Group.CHANNEL),
    GUEST_CHANNEL_JOIN(Group.CHANNEL),
    USER_CHANNEL_LEAVE(Group.CHANNEL),
    GUEST_CHANNEL_LEAVE(Group.CHANNEL),
    APP_INSTALLED(Group.APP),
    APP_UNINSTALLED(Group.APP),
    APP_SCOPES_EXPANDED(Group.APP),
    APP_MANIFEST_CREATED(Group.APP),
    APP_MANIFEST_UPDATED(Group.APP),
    APP_DELETED(Group.APP),
    USERGROUP_UPDATED(Group.SUBTEAM),
    USER_ADDED_TO_USERGROUP(Group.SUBTEAM),
    USER_REMOVED_FROM_USERGROUP(Group.SUBTEAM);

    private final Group group;

    ActionName(Group group) {
        this.group = group;
    }

    /** Under which Slack lists them. */
    enum Group {
        WORKSPACE_OR_ORG,
        USER,
        FILE,
        CHANNEL,
        APP,
        SUBTEAM;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Group group() {
        return group;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ActionName> of(String code) {
        for (var name : values()) {
            if (name.code().equals(code)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
