package dtu.okta.groups;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A named set of people; the unit by which Okta hands out applications. */
public record Group(
        Id id, Type type, Profile profile, Instant created, Instant lastUpdated, Instant lastMembershipUpdated) {
    public static final Table<Id, Group> GROUPS = Table.of("Group", Group::id);
    /** By the name in lower case, since {@code q} ignores case. */
    public static final Index<String, Group> BY_NAME = GROUPS.index("name", group -> key(group.name()));

    /** Everyone, and whatever else comes with the org. */
    public static final Index<Id, Group> BUILT_IN =
            GROUPS.index("builtIn", group -> group.isBuiltIn() ? group.id() : null);

    static final Index<String, Group> BY_TYPE =
            GROUPS.index("type", group -> key(group.type().name()));
    static final Index<Instant, Group> BY_LAST_UPDATED = GROUPS.index("lastUpdated", Group::lastUpdated);
    static final Index<Instant, Group> BY_MEMBERSHIP_UPDATED =
            GROUPS.index("lastMembershipUpdated", Group::lastMembershipUpdated);

    /** Who is in which group; Everyone is not in here, since everyone is in it. */
    public static final Relation<Id, User.Id> MEMBERS = Relation.of("GroupMember");

    public static final Ids<Id> IDS = OktaIds.of("00g", Id::new);

    /** Twenty characters that begin with {@code 00g}. */
    public record Id(String value) implements EntityId {}

    /** Where a group comes from. */
    public enum Type {
        OKTA_GROUP,
        BUILT_IN,
        APP_GROUP
    }

    /** What people call it; {@code more} is what the org has defined for groups. */
    public record Profile(String name, @Nullable String description, Json more) {
        public Profile(String name, @Nullable String description) {
            this(name, description, Json.EMPTY_OBJECT);
        }
    }

    public static Group create(Id id, Profile profile, Instant now) {
        return new Group(id, Type.OKTA_GROUP, profile, now, now, now);
    }

    /** The group that every org has from the beginning. */
    public static Group everyone(Id id, Instant now) {
        return new Group(id, Type.BUILT_IN, new Profile("Everyone", "All users in your organization"), now, now, now);
    }

    Group describedBy(Profile changed, Instant now) {
        return new Group(id, type, changed, created, now, lastMembershipUpdated);
    }

    /** Membership keeps its own time stamp: directory-sync clients poll it instead of the member list. */
    Group membershipChanged(Instant now) {
        return new Group(id, type, profile, created, lastUpdated, now);
    }

    /** The state in which no group has that attribute any more. */
    public static State without(State state, String attribute) {
        var next = state;
        for (var group : state.scan(GROUPS).stream()
                .filter(each -> each.profile().more().at(attribute).isPresent())
                .toList()) {
            var known = group.profile();
            var profile =
                    new Profile(known.name(), known.description(), known.more().without(attribute));
            next = next.put(
                    GROUPS,
                    new Group(
                            group.id,
                            group.type,
                            profile,
                            group.created,
                            group.lastUpdated,
                            group.lastMembershipUpdated));
        }
        return next;
    }

    public String name() {
        return profile.name();
    }

    public boolean isBuiltIn() {
        return type == Type.BUILT_IN;
    }

    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** This group as the system log names it. */
    public Event.Target target() {
        return new Event.Target("UserGroup", id.value(), "unknown", name());
    }
}
