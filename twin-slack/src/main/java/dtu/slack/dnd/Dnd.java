package dtu.slack.dnd;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.dnd.Quiet.QUIETS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.events.PeopleEvent;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Slack's methods dnd.*: when somebody is not to be disturbed. */
public final class Dnd {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("dnd.info",      Dnd::info),
        read ("dnd.teamInfo",  Dnd::teamInfo),
        write("dnd.setSnooze", Dnd::setSnooze),
        write("dnd.endSnooze", Dnd::endSnooze),
        write("dnd.endDnd",    Dnd::endDnd));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(QUIETS);

    private static final long MINUTES_MAX = 60L * 24 * 365;

    private Dnd() {}

    private static Response info(SlackCall call) {
        var own = call.user().id();
        var user = Users.user(call, call.arguments().or("user", own.value()));
        var quiet = Quiet.of(call.state(), user.id());
        return SlackAnswer.ok(call, json -> {
            if (user.id().equals(own)) {
                quiet.own(json, user, call.now());
            } else {
                quiet.members(json, user, call.now());
            }
        });
    }

    /** Whoever is unknown is left out. */
    private static Response teamInfo(SlackCall call) {
        var ids = call.arguments().list("users");
        if (ids.isEmpty()) {
            throw SlackError.NO_USERS_PROVIDED.refusal();
        }
        var users = ids.stream()
                .distinct()
                .flatMap(id -> call.state().find(User.USERS, new User.Id(id)).stream())
                .toList();
        return SlackAnswer.ok(
                call,
                json -> json.object(
                        "users",
                        out -> users.forEach(user -> out.object(
                                user.id().value(),
                                each -> Quiet.of(call.state(), user.id()).members(each, user, call.now())))));
    }

    private static Commit setSnooze(SlackCall call) {
        if (call.arguments().filled("num_minutes").isEmpty()) {
            throw SlackError.MISSING_DURATION.refusal();
        }
        var minutes =
                call.arguments().whole("num_minutes").filter(given -> given > 0).orElseThrow(SlackError.SNOOZE_FAILED);
        if (minutes > MINUTES_MAX) {
            throw SlackError.TOO_LONG.refusal();
        }
        var end = call.now().plus(Duration.ofMinutes(minutes));
        var before = Quiet.of(call.state(), call.user().id());
        var quiet = new Quiet(before.id(), end, before.skipped());
        return changed(call, quiet, call.user())
                .answer(SlackAnswer.ok(call, json -> quiet.snooze(json, call.now())))
                .later(end, new Over(quiet.id(), end));
    }

    private static Commit endSnooze(SlackCall call) {
        var before = Quiet.of(call.state(), call.user().id());
        var quiet = new Quiet(before.id(), Instant.EPOCH, before.skipped());
        var deed = before.isSnoozing(call.now()) ? changed(call, quiet, call.user()) : Deed.in(call.state());
        return deed.answer(SlackAnswer.ok(call, json -> quiet.own(json, call.user(), call.now())));
    }

    /** Ends a snooze and this night. */
    private static Commit endDnd(SlackCall call) {
        var before = Quiet.of(call.state(), call.user().id());
        var night = before.night(call.user(), call.now());
        if (!before.isSnoozing(call.now()) && !night.has(call.now())) {
            throw SlackError.NOT_IN_DND.refusal();
        }
        var skipped = night.has(call.now()) ? night.end() : before.skipped();
        return changed(call, new Quiet(before.id(), Instant.EPOCH, skipped), call.user())
                .answer(SlackAnswer.ok(call));
    }

    private static Deed changed(SlackCall call, Quiet quiet, User user) {
        return Deed.in(call.state().put(QUIETS, quiet))
                .tell(new PeopleEvent.DndUpdated(user, Quiet.Audience.ONESELF, call.now()))
                .tell(new PeopleEvent.DndUpdated(user, Quiet.Audience.EVERYBODY, call.now()));
    }

    /** A snooze has had its time, unless there is another one by now. */
    record Over(User.Id user, Instant end) implements Task {
        @Override
        public Commit run(Call given) {
            var call = (SlackCall) given;
            var before = Quiet.of(call.state(), user);
            if (!before.snoozeEnd().equals(end)) {
                return Commit.commit(call.state());
            }
            var quiet = new Quiet(user, Instant.EPOCH, before.skipped());
            return changed(call, quiet, call.state().get(User.USERS, user)).answer(Response.empty(200));
        }
    }
}
