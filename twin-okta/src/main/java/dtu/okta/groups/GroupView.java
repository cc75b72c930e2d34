package dtu.okta.groups;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Assignments;
import dtu.okta.roles.Assignee;
import dtu.okta.roles.RoleAssignment;
import dtu.okta.users.User;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A group as Okta shows one. */
public final class GroupView {
    private static final String LOGOS = "https://ok12static.oktacdn.com/assets/img/logos/groups/odyssey/";

    private GroupView() {}

    public static void members(OktaCall call, JsonOut json, Group group) {
        json.text("id", group.id().value())
                .text("created", OktaTime.text(group.created()))
                .text("lastUpdated", OktaTime.text(group.lastUpdated()))
                .text("lastMembershipUpdated", OktaTime.text(group.lastMembershipUpdated()))
                .texts("objectClass", List.of("okta:user_group"))
                .text("type", group.type().name())
                .object(
                        "profile",
                        profile -> profile.text("name", group.name())
                                .text("description", group.profile().description())
                                .membersOf(group.profile().more()))
                .object("_links", links -> links(call, links, group));
    }

    static void stats(OktaCall call, JsonOut json, Group group) {
        var state = call.state();
        var people = group.isBuiltIn()
                ? state.scan(User.USERS).size()
                : state.linked(Group.MEMBERS, group.id()).size();
        json.object(
                "_embedded",
                embedded -> embedded.object(
                        "stats",
                        stats -> stats.number("usersCount", people)
                                .number(
                                        "appsCount",
                                        Assignments.of(state, group.id()).size())
                                .number("groupPushMappingsCount", 0)
                                .truth("hasAdminPrivilege", RoleAssignment.isAssigned(state, Assignee.of(group.id())))
                                .object("_links", links -> {
                                    var self = call.href(
                                            "/api/v1/groups/" + group.id().value());
                                    links.object("users", users -> users.text("href", self + "/users"))
                                            .object("apps", apps -> apps.text("href", self + "/apps"));
                                })));
    }

    private static void links(OktaCall call, JsonOut links, Group group) {
        var self = call.href("/api/v1/groups/" + group.id().value());
        links.array(
                "logo",
                List.of("medium", "large"),
                (out, size) -> out.value(logo -> logo.text("name", size)
                        .text("href", LOGOS + "okta-" + size + ".png")
                        .text("type", "image/png")));
        if (!group.isBuiltIn()) {
            links.object("owners", owners -> owners.text("href", self + "/owners"));
        }
        links.object("users", users -> users.text("href", self + "/users"))
                .object("apps", apps -> apps.text("href", self + "/apps"));
    }
}
