package dtu.jira.groups;

import dtu.jira.JiraCall;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.http.Parameters;
import dtu.twins.json.JsonOut;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.Locale;

/** A named set of people, to whom permission schemes and roles give things. */
public record Group(Id id, String name) {
    public static final String JIRA_USERS = "jira-users";
    public static final String ADMINISTRATORS = "administrators";
    public static final String SITE_ADMINS = "site-admins";

    public static final Table<Id, Group> GROUPS = Table.of("Group", Group::id);
    public static final Index<String, Group> BY_NAME = GROUPS.index("name", group -> key(group.name()));
    public static final Relation<Id, User.Id> MEMBERS = Relation.of("GroupMember");

    public static final Ids<Id> IDS = new Ids<>(
            "jira.group",
            (n, chance) -> String.format(
                    Locale.ROOT,
                    "%08x-%04x-4%03x-8%03x-%012x",
                    n,
                    chance.draw(0) & 0xffff,
                    chance.draw(1) & 0xfff,
                    chance.draw(2) & 0xfff,
                    chance.draw(3) & 0xffffffffffffL),
            Id::new);

    /** In the form of a UUID. */
    public record Id(String value) implements EntityId {}

    /** One of the groups that every site has. */
    public static Group named(State state, String name) {
        return state.find(BY_NAME, key(name)).orElseThrow(() -> new IllegalStateException("no group " + name));
    }

    public static boolean has(State state, String name, User.Id user) {
        return state.find(BY_NAME, key(name))
                .map(group -> state.isLinked(MEMBERS, group.id(), user))
                .orElse(false);
    }

    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isBuiltIn() {
        return name.equals(JIRA_USERS) || name.equals(ADMINISTRATORS) || name.equals(SITE_ADMINS);
    }

    String self(JiraCall call) {
        return call.self("/group?groupId=" + Parameters.encoded(id.value()));
    }

    /** As an element of a list of somebody's groups. */
    public void item(JiraCall call, JsonOut json) {
        json.value(
                object -> object.text("name", name).text("groupId", id.value()).text("self", self(call)));
    }
}
