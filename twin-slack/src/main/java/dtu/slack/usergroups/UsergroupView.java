package dtu.slack.usergroups;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.twins.json.JsonOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user group as Slack shows one. */
public final class UsergroupView {
    private UsergroupView() {}

    /** Who is in it, and how many; each only when asked for. */
    enum Detail {
        NONE,
        COUNT,
        PEOPLE,
        BOTH;

        static Detail of(SlackCall call) {
            var people = call.arguments().isTrue("include_users");
            if (call.arguments().isTrue("include_count")) {
                return people ? BOTH : COUNT;
            }
            return people ? PEOPLE : NONE;
        }

        boolean hasPeople() {
            return this == PEOPLE || this == BOTH;
        }

        boolean hasCount() {
            return this == COUNT || this == BOTH;
        }
    }

    /** As events tell it: whole. */
    public static void whole(SlackCall call, JsonOut json, Usergroup group) {
        members(call, json, group, Detail.BOTH);
    }

    static void members(SlackCall call, JsonOut json, Usergroup group, Detail detail) {
        var prefs = group.prefs();
        json.text("id", group.id().value())
                .text("team_id", Workspace.id(call.tenant()))
                .truth("is_usergroup", true)
                .truth("is_subteam", true)
                .text("name", group.name())
                .text("description", group.description())
                .text("handle", group.handle())
                .truth("is_external", false)
                .number("date_create", group.times().created().getEpochSecond())
                .number("date_update", group.times().updated().getEpochSecond())
                .number("date_delete", seconds(group.times().disabled()))
                .nothing("auto_type")
                .truth("auto_provision", false)
                .text("enterprise_subteam_id", "")
                .text("created_by", group.authors().creator().value())
                .text("updated_by", group.authors().updater().value());
        var disabler = group.authors().disabler();
        json.text("deleted_by", disabler == null ? null : disabler.value())
                .object("prefs", out -> out.texts("channels", prefs.channels()).texts("groups", prefs.groups()));
        if (detail.hasPeople()) {
            json.texts("users", Usergroup.people(call.state(), group.id()));
        }
        if (detail.hasCount()) {
            json.number(
                    "user_count",
                    call.state().linked(Usergroup.MEMBERS, group.id()).size());
        }
        json.number(
                        "channel_count",
                        (long) prefs.channels().size() + prefs.groups().size())
                .truth("is_section", prefs.section() == Usergroup.Section.SHOWN)
                .truth("is_idp_group", false)
                .truth("is_visible", true)
                .truth("is_editing_restricted", false)
                .truth("is_membership_locked", false)
                .truth("is_org_level", false);
    }

    private static long seconds(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond();
    }
}
