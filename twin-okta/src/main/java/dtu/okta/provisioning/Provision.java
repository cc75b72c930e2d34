package dtu.okta.provisioning;

import static dtu.okta.provisioning.Account.ACCOUNTS;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppProfile;
import dtu.okta.apps.AppUser;
import dtu.okta.apps.Application;
import dtu.okta.apps.Assignments;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings accounts in other services to what Okta wants: compares the two whenever something about a person may have
 * changed, and takes one step at a time. What has changed while a step was underway is found when it is done.
 */
public final class Provision {
    /** After these events somebody may get an account; after all others only what is known already is looked after. */
    private static final Set<String> GIVING =
            Set.of("application.user_membership.add", "application.user_membership.update", "user.lifecycle.activate");

    /** How long to wait before a step that failed is tried again, each time in a row. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));

    private Provision() {}

    /** Whether somebody who has no account yet gets one. */
    private enum Occasion {
        GIVEN,
        TOUCHED
    }

    /** The commit with the first step for everybody whom it concerns. */
    public static Commit noticed(OktaCall call, Commit commit) {
        if (commit.state().scan(Connection.ENABLED).isEmpty()) {
            return commit;
        }
        var next = commit;
        for (var entry : concerned(commit).entrySet()) {
            next = reconciled(call, next, entry.getKey(), entry.getValue());
        }
        return next;
    }

    /** The commit after which every account of an application is looked at once more. */
    public static Commit refreshed(OktaCall call, Commit commit, Application app) {
        return Connection.isEnabled(commit.state(), app.id())
                ? commit.later(call.now(), Refresh.all(app.id()))
                : commit;
    }

    private static Map<AppUser.Id, Occasion> concerned(Commit commit) {
        var connected = commit.state().scan(Connection.ENABLED).toList();
        var concerned = new LinkedHashMap<AppUser.Id, Occasion>();
        for (var announcement : commit.announcements()) {
            var event = (Event) announcement;
            var occasion = GIVING.contains(event.type()) ? Occasion.GIVEN : Occasion.TOUCHED;
            var ofApp = event.type().startsWith("application.user_membership.");
            if (!ofApp && !event.type().startsWith("user.") && !event.type().startsWith("group.user_membership.")) {
                continue;
            }
            for (var connection : connected) {
                if (!ofApp || isAbout(event, connection.app())) {
                    people(event)
                            .forEach(user -> concerned.merge(
                                    new AppUser.Id(connection.app(), user),
                                    occasion,
                                    (one, other) -> one == Occasion.GIVEN ? one : other));
                }
            }
        }
        return concerned;
    }

    private static boolean isAbout(Event event, Application.Id app) {
        return event.targets().stream().anyMatch(target -> target.id().equals(app.value()));
    }

    private static List<User.Id> people(Event event) {
        return event.targets().stream()
                .filter(target -> target.type().equals("User"))
                .map(target -> new User.Id(target.id()))
                .toList();
    }

    /** The commit with the next step for an account that is known, if it needs one. */
    static Commit touched(OktaCall call, Commit commit, AppUser.Id id) {
        return reconciled(call, commit, id, Occasion.TOUCHED);
    }

    private static Commit reconciled(OktaCall given, Commit commit, AppUser.Id id, Occasion occasion) {
        var state = commit.state();
        var app = state.find(Application.APPS, id.app());
        var service = app.flatMap(Service::behind);
        var known = state.find(ACCOUNTS, id);
        var idle = known.filter(Account::isBusy).isEmpty();
        if (!idle || service.isEmpty() || !app.get().isActive() || !Connection.isEnabled(state, id.app())) {
            return commit;
        }
        var user = state.find(User.USERS, id.user());
        var call = given.seeing(state);
        var having = user.filter(found -> has(state, app.get(), found));
        var wanted = having.map(found -> AppProfile.of(call, app.get(), found, known(known)))
                .orElse(Json.EMPTY_OBJECT);
        var account = known.or(() ->
                having.filter(found -> occasion == Occasion.GIVEN).map(found -> Account.staged(id, call.stamp())));
        if (account.isEmpty()) {
            return commit;
        }
        var step = having.isPresent()
                ? growing(app.get(), service.get(), account.get(), wanted)
                : shrinking(app.get(), account.get());
        if (step.isEmpty()) {
            var over =
                    having.isEmpty() && (user.isEmpty() || account.get().standing() != Account.Standing.DEPROVISIONED);
            return over && known.isPresent() ? commit.with(state.remove(ACCOUNTS, id)) : commit;
        }
        var about = about(state, app.get(), id, wanted);
        var push = new Push(id, service.get(), step.get(), account.get().externalId(), wanted, about);
        return commit.with(state.put(ACCOUNTS, account.get().doing(step.get()))).send(push);
    }

    private static Json known(Optional<Account> account) {
        return account.map(Account::known).orElse(Json.EMPTY_OBJECT);
    }

    static boolean has(State state, Application app, User user) {
        return user.status() != UserStatus.STAGED
                && user.status() != UserStatus.DEPROVISIONED
                && Assignments.has(state, app.id(), user);
    }

    private static Optional<Step> growing(Application app, Service service, Account account, Json wanted) {
        return switch (account.standing()) {
            case STAGED -> Optional.of(Step.FIND).filter(step -> app.does("PUSH_NEW_USERS"));
            case DEPROVISIONED -> Optional.of(Step.REVIVE).filter(step -> app.does("PUSH_NEW_USERS"));
            case PROVISIONED ->
                Optional.of(Step.UPDATE)
                        .filter(step -> app.does("PUSH_PROFILE_UPDATES") && service.hasProfiles())
                        .filter(step -> account.lacks(wanted));
        };
    }

    private static Optional<Step> shrinking(Application app, Account account) {
        return account.standing() == Account.Standing.PROVISIONED && app.does("PUSH_USER_DEACTIVATION")
                ? Optional.of(Step.DEACTIVATE)
                : Optional.empty();
    }

    /** Somebody who is gone from Okta already is named by what is known of the account. */
    static List<Event.Target> about(State state, Application app, AppUser.Id id, Json wanted) {
        var user = state.find(User.USERS, id.user());
        var login = user.map(User::login).orElse(Protocol.text(wanted, "userName"));
        var name = user.map(User::displayName).orElse(login);
        return List.of(
                new Event.Target("AppUser", id.user().value(), login, name),
                app.target(),
                new Event.Target("User", id.user().value(), login, name));
    }

    /** How long the other side wants to be left alone. */
    static Duration pause(Response response) {
        return response.headers()
                .first("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    /** The commit with another try later, unless it has been tried often enough. */
    static Commit again(OktaCall call, Commit commit, Account account, Duration least) {
        var times = account.trouble().times();
        if (times > PAUSES.size()) {
            return commit;
        }
        var pause = PAUSES.get(times - 1);
        var due = call.now().plus(pause.compareTo(least) > 0 ? pause : least);
        return commit.later(due, new Refresh.One(account.id(), times));
    }
}
