package dtu.slack.usergroups;

import dtu.slack.SlackIds;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user group.
 *
 * @param handle unique among people and groups; empty for one that cannot be mentioned
 */
public record Usergroup(
        Id id, String name, String handle, String description, Prefs prefs, Times times, Authors authors) {
    public static final Table<Id, Usergroup> USERGROUPS = Table.of("Usergroup", Usergroup::id);
    /** Names are unique whatever their case. */
    public static final Index<String, Usergroup> BY_NAME = USERGROUPS.index("name", group -> key(group.name()));

    static final Index<String, Usergroup> BY_HANDLE = USERGROUPS.index("handle", Usergroup::handleIfAny);
    public static final Relation<Id, User.Id> MEMBERS = Relation.of("UsergroupMember");
    public static final Ids<Id> IDS = SlackIds.of("S", Id::new);

    /** Letters and digits that begin with {@code S}. */
    public record Id(String value) implements EntityId {}

    /**
     * The channels that its people are in by default.
     *
     * @param groups the private ones among them
     * @param additional channels its people may be put into
     */
    public record Prefs(List<String> channels, List<String> groups, List<String> additional, Section section) {
        static final Prefs NONE = new Prefs(List.of(), List.of(), List.of(), Section.NONE);

        public Prefs {
            channels = List.copyOf(channels);
            groups = List.copyOf(groups);
            additional = List.copyOf(additional);
        }
    }

    /** Whether its channels stand together in its people's sidebars. */
    public enum Section {
        NONE,
        SHOWN
    }

    /**
     * Its life.
     *
     * @param disabled null while it is in use
     */
    public record Times(
            Instant created, Instant updated, @Nullable Instant disabled) {}

    /** Who did what to it last. */
    public record Authors(User.Id creator, User.Id updater, User.@Nullable Id disabler) {}

    public static Usergroup create(Id id, String name, String handle, User.Id by, Instant now) {
        return new Usergroup(id, name, handle, "", Prefs.NONE, new Times(now, now, null), new Authors(by, by, null));
    }

    public Usergroup called(String other, User.Id by, Instant now) {
        return new Usergroup(id, other, handle, description, prefs, times, authors).touched(by, now);
    }

    Usergroup described(String text) {
        return new Usergroup(id, name, handle, text, prefs, times, authors);
    }

    Usergroup mentionedAs(String other) {
        return new Usergroup(id, name, other, description, prefs, times, authors);
    }

    Usergroup preferring(Prefs other) {
        return new Usergroup(id, name, handle, description, other, times, authors);
    }

    public Usergroup touched(User.Id by, Instant now) {
        return new Usergroup(
                id,
                name,
                handle,
                description,
                prefs,
                new Times(times.created(), now, times.disabled()),
                new Authors(authors.creator(), by, authors.disabler()));
    }

    public Usergroup disabled(User.Id by, Instant now) {
        return new Usergroup(
                id,
                name,
                handle,
                description,
                prefs,
                new Times(times.created(), now, now),
                new Authors(authors.creator(), by, by));
    }

    Usergroup enabled(User.Id by, Instant now) {
        return new Usergroup(
                id,
                name,
                handle,
                description,
                prefs,
                new Times(times.created(), now, null),
                new Authors(authors.creator(), by, null));
    }

    public boolean isDisabled() {
        return times.disabled() != null;
    }

    /** Who is in it, by id. */
    static List<String> people(State state, Id group) {
        return state.linked(MEMBERS, group).map(User.Id::value).toList();
    }

    /** The same group with exactly those people. */
    public static State filled(State state, Id group, Collection<User.Id> people) {
        var next = state.unlinkAll(MEMBERS, group);
        for (var person : people) {
            next = next.link(MEMBERS, group, person);
        }
        return next;
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private @Nullable String handleIfAny() {
        return handle.isEmpty() ? null : handle;
    }
}
