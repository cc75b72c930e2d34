package dtu.google.drive.permissions;

import static dtu.google.drive.permissions.Permission.PERMISSIONS;

import dtu.google.drive.files.DriveFile;
import dtu.google.people.Person;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What people may do with files, worked out along the folders above: every grant holds for all that lies below it. */
public final class Access {
    /** No chain of folders is longer; a longer one would be a cycle, which moves refuse. */
    private static final int DEPTH_MAX = 200;

    private Access() {}

    /**
     * A grant as it holds for a file.
     *
     * @param from the folder or drive on which it was made; null when it was made on the file itself
     */
    public record Held(Permission permission, @Nullable String from) {
        /** On things of other people in one's folder an owner is a writer. */
        public Role role() {
            return from != null && permission.role() == Role.OWNER ? Role.WRITER : permission.role();
        }
    }

    /** The most that a person may do with a file; empty when it is nothing. */
    public static Optional<Role> role(State state, Person person, DriveFile file, Instant now) {
        if (owns(state, person, file, now)) {
            return Optional.of(Role.OWNER);
        }
        var most = (Role) null;
        var keys = keys(state, person);
        for (var above : chain(state, file)) {
            for (var key : keys) {
                var found = state.find(PERMISSIONS, new Permission.Id(above.id().value(), key));
                if (found.isPresent() && !found.get().isOver(now)) {
                    var role = new Held(
                                    found.get(),
                                    above == file ? null : above.id().value())
                            .role();
                    most = most == null || role.isAtLeast(most) ? role : most;
                }
            }
        }
        return Optional.ofNullable(most);
    }

    /** There is nothing more than that, so that nothing else must be looked for. */
    private static boolean owns(State state, Person person, DriveFile file, Instant now) {
        return state.find(
                        PERMISSIONS,
                        new Permission.Id(file.id().value(), person.id().value()))
                .filter(permission -> permission.role() == Role.OWNER && !permission.isOver(now))
                .isPresent();
    }

    /** The same for somebody without an account: only what is granted to anyone. */
    public static Optional<Role> roleOfAnyone(State state, DriveFile file) {
        return chain(state, file).stream()
                .flatMap(above -> List.of(Permission.ANYONE_WITH_LINK, Permission.ANYONE).stream()
                        .flatMap(key -> state
                                .find(PERMISSIONS, new Permission.Id(above.id().value(), key))
                                .stream()))
                .map(Permission::role)
                .max(Role::compareTo);
    }

    /** Every grant that holds for a file, the strongest of each grantee. */
    public static List<Held> held(State state, DriveFile file, Instant now) {
        var all = new LinkedHashMap<String, Held>();
        for (var above : chain(state, file)) {
            for (var permission : state.scan(PERMISSIONS, Permission.of(above.id()))) {
                if (!permission.isOver(now)) {
                    var held = new Held(
                            permission, above == file ? null : above.id().value());
                    all.merge(
                            permission.id().permission(),
                            held,
                            (near, far) -> far.role().compareTo(near.role()) > 0 ? far : near);
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Everybody in whose Drive a file appears: those it is granted to by name, not those who have its link. */
    public static SortedSet<Person.Id> people(State state, DriveFile file, Instant now) {
        var people = new TreeSet<Person.Id>();
        for (var held : held(state, file, now)) {
            switch (held.permission().type()) {
                case USER -> {
                    var id = new Person.Id(held.permission().id().permission());
                    if (state.has(Person.PEOPLE, id)) {
                        people.add(id);
                    }
                }
                case GROUP ->
                    state.linked(Person.MEMBERS, held.permission().grantee()).forEach(people::add);
                case DOMAIN, ANYONE -> {}
            }
        }
        return people;
    }

    /** Whether a file or any folder above it has been trashed. */
    public static boolean isTrashed(State state, DriveFile file) {
        return chain(state, file).stream().anyMatch(above -> above.times().trashed() != null);
    }

    /** A file, its folder, the folder of that, up to the root. */
    public static List<DriveFile> chain(State state, DriveFile file) {
        var chain = new ArrayList<DriveFile>();
        for (var at = file; at != null && chain.size() < DEPTH_MAX; at = above(state, at)) {
            chain.add(at);
        }
        return chain;
    }

    private static @Nullable DriveFile above(State state, DriveFile file) {
        var parent = file.place().parent();
        return parent == null
                ? null
                : state.find(DriveFile.FILES, new DriveFile.Id(parent)).orElse(null);
    }

    /** The names under which a person may have been granted something. */
    public static List<String> keys(State state, Person person) {
        var keys = new ArrayList<String>();
        keys.add(person.id().value());
        keys.add(Permission.ANYONE_WITH_LINK);
        keys.add(Permission.ANYONE);
        if (!person.isService()) {
            keys.add(Permission.domainId(person.domain()));
        }
        keys.addAll(groupKeys(state, person));
        return keys;
    }

    /** The groups of a person, as permissions name them. */
    public static List<String> groupKeys(State state, Person person) {
        return state.linking(Person.MEMBERS, person.id())
                .map(dtu.google.GoogleIds::permissionId)
                .toList();
    }

    /** The grants that were made on files directly, by file, for whoever a person is. */
    public static Map<String, Role> directly(State state, Person person, Instant now) {
        var files = new LinkedHashMap<String, Role>();
        var keys = new ArrayList<String>();
        keys.add(person.id().value());
        keys.addAll(groupKeys(state, person));
        for (var key : keys) {
            for (var permission : state.scan(Permission.BY_GUEST, key)) {
                if (!permission.isOver(now)) {
                    files.merge(
                            permission.id().file(),
                            permission.role(),
                            (one, other) -> one.isAtLeast(other) ? one : other);
                }
            }
        }
        return files;
    }
}
