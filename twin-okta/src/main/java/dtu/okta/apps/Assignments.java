package dtu.okta.apps;

import static dtu.okta.apps.AppGroup.APP_GROUPS;
import static dtu.okta.apps.AppGroup.BY_GROUP;
import static dtu.okta.apps.AppGroup.BY_PLACE;
import static dtu.okta.apps.AppUser.APP_USERS;
import static dtu.okta.apps.AppUser.BY_USER;
import static dtu.okta.apps.Application.APPS;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has which application: directly, or as a member of a group that has it. */
public final class Assignments {
    private static final List<String> MOVING = List.of("user.lifecycle.", "group.user_membership.");

    private Assignments() {}

    /** The applications of a group, in the order in which they were made. */
    public static List<Application> of(State state, Group.Id group) {
        return state.scan(BY_GROUP, group).stream()
                .map(given -> state.get(APPS, given.id().app()))
                .toList();
    }

    public static boolean has(State state, Application.Id app, User user) {
        return state.has(APP_USERS, new AppUser.Id(app, user.id()))
                || through(state, app, user).isPresent();
    }

    /**
     * The group through which a person has an application; of several the one that comes first. Nobody who has left.
     */
    static Optional<AppGroup> through(State state, Application.Id app, User user) {
        return user.status() == UserStatus.DEPROVISIONED
                ? Optional.empty()
                : groups(state, app)
                        .filter(given -> Membership.isIn(
                                state, state.get(Group.GROUPS, given.id().group()), user.id()))
                        .findFirst();
    }

    /** By priority. */
    static Stream<AppGroup> groups(State state, Application.Id app) {
        Range<Index.Key<?>> places = BY_PLACE.where(place -> place.app().compareTo(app));
        return state.scan(BY_PLACE, places).stream();
    }

    /** The people of an application behind the one with that id, at most so many, in the order of their ids. */
    static List<User> people(State state, Application.Id app, User.Id after, int limit) {
        var found = new TreeSet<User.Id>();
        var direct = AppUser.of(app).and(Range.after(new AppUser.Id(app, after)));
        state.scan(APP_USERS, direct)
                .limit(limit)
                .forEach(given -> found.add(given.id().user()));
        groups(state, app)
                .forEach(given -> members(state, given.id().group(), after)
                        .filter(id -> state.get(User.USERS, id).status() != UserStatus.DEPROVISIONED)
                        .limit(limit)
                        .forEach(found::add));
        return found.stream().limit(limit).map(id -> state.get(User.USERS, id)).toList();
    }

    static Stream<User.Id> members(State state, Group.Id group, User.Id after) {
        return state.get(Group.GROUPS, group).isBuiltIn()
                ? state.scan(User.USERS, Range.after(after)).stream().map(User::id)
                : state.linked(Group.MEMBERS, Group.MEMBERS.of(group).and(Group.MEMBERS.after(group, after))).stream();
    }

    /** The applications that a person has, directly or not. */
    static List<Application> of(State state, User user) {
        var found = new TreeSet<Application.Id>();
        state.scan(BY_USER, user.id()).forEach(given -> found.add(given.id().app()));
        if (user.status() != UserStatus.DEPROVISIONED) {
            var groups = Stream.concat(
                    state.scan(Group.BUILT_IN).stream().map(Group::id),
                    state.linking(Group.MEMBERS, user.id()).stream());
            groups.forEach(group -> state.scan(BY_GROUP, group)
                    .forEach(given -> found.add(given.id().app())));
        }
        return found.stream().map(id -> state.get(APPS, id)).toList();
    }

    /** What an application knows of a person who has it: a name of its own, and whatever else it was given. */
    public static Json account(State state, Application app, User user) {
        var direct = state.find(APP_USERS, new AppUser.Id(app.id(), user.id()));
        var profile = direct.map(AppUser::profile)
                .or(() -> through(state, app.id(), user).map(AppGroup::profile))
                .orElse(Json.EMPTY_OBJECT);
        return profile.with("id", user.id().value())
                .with("userName", direct.map(AppUser::userName).orElse(user.login()));
    }

    /**
     * The commit with an event for every application that somebody gains or loses because their groups or their own
     * standing have changed, unless it has been told already.
     */
    public static Commit noticed(OktaCall call, Commit commit) {
        if (commit.state().scan(APP_GROUPS).isEmpty()
                && call.state().scan(APP_GROUPS).isEmpty()) {
            return commit;
        }
        var told = commit.announcements().stream().map(Event.class::cast).toList();
        var next = commit;
        for (var id : moved(call, told)) {
            var before = having(call.state(), id);
            var after = having(commit.state(), id);
            var user = commit.state().find(User.USERS, id).or(() -> call.state().find(User.USERS, id));
            if (user.isPresent()) {
                next = told(next, user.get(), after, before, "application.user_membership.add");
                next = told(next, user.get(), before, after, "application.user_membership.remove");
            }
        }
        return next;
    }

    private static Commit told(
            Commit commit, User user, List<Application> these, List<Application> others, String type) {
        var known = others.stream().map(Application::id).collect(Collectors.toSet());
        var next = commit;
        for (var app : these) {
            var event = AppUser.event(type, app, user);
            if (!known.contains(app.id()) && !commit.announcements().contains(event)) {
                next = next.announce(event);
            }
        }
        return next;
    }

    private static List<Application> having(State state, User.Id id) {
        return state.find(User.USERS, id).map(user -> of(state, user)).orElse(List.of());
    }

    /** Whose groups or standing may have changed; of a group that goes, everybody who was in it. */
    private static Set<User.Id> moved(OktaCall call, List<Event> told) {
        var moved = new LinkedHashSet<User.Id>();
        for (var event : told) {
            for (var target : event.targets()) {
                if (target.type().equals("User") && MOVING.stream().anyMatch(event.type()::startsWith)) {
                    moved.add(new User.Id(target.id()));
                } else if (event.type().equals("group.lifecycle.delete")) {
                    call.state()
                            .linked(Group.MEMBERS, new Group.Id(target.id()))
                            .forEach(moved::add);
                }
            }
        }
        return moved;
    }

    /** The commit without any direct assignment of a person who leaves, each with an event of its own. */
    public static Commit ended(Commit commit, User user) {
        var next = commit;
        for (var given : commit.state().scan(BY_USER, user.id()).toList()) {
            var app = commit.state().get(APPS, given.id().app());
            next = next.with(next.state().remove(APP_USERS, given.id()))
                    .announce(AppUser.event("application.user_membership.remove", app, user));
        }
        return next;
    }

    /** The state without any assignment to a group that goes. */
    public static State without(State state, Group.Id group) {
        var next = state;
        for (var given : state.scan(BY_GROUP, group).toList()) {
            next = next.remove(APP_GROUPS, given.id());
        }
        return next;
    }

    /** The state without any assignment of an application that goes. */
    static State without(State state, Application.Id app) {
        var next = state;
        for (var given : state.scan(APP_USERS, AppUser.of(app)).toList()) {
            next = next.remove(APP_USERS, given.id());
        }
        for (var given : groups(state, app).toList()) {
            next = next.remove(APP_GROUPS, given.id());
        }
        return next;
    }
}
