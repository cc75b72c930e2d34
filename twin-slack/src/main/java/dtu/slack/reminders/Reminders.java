package dtu.slack.reminders;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.reminders.Reminder.REMINDERS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Slack's methods reminders.*: what Slackbot is to remind somebody of. */
public final class Reminders {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("reminders.add",      Reminders::add),
        read ("reminders.info",     Reminders::info),
        read ("reminders.list",     Reminders::list),
        write("reminders.complete", Reminders::complete),
        write("reminders.delete",   Reminders::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(REMINDERS);

    private static final Set<String> FREQUENCIES = Set.of("daily", "weekly", "monthly", "yearly");

    private Reminders() {}

    private static Commit add(SlackCall call) {
        var given = call.arguments();
        var text = given.filled("text").orElseThrow(SlackError.MISSING_ARGUMENT);
        var time = given.filled("time").orElseThrow(SlackError.MISSING_ARGUMENT);
        requireOneself(call);
        var now = call.now().atZone(zone(call.user()));
        var at = Moment.read(time, now).orElseThrow(SlackError.CANNOT_PARSE);
        var repeated = Optional.ofNullable(recurrence(call))
                .or(() -> Moment.recurrence(time, now))
                .orElse(null);
        var reminder = new Reminder(call.mint(Reminder.IDS), call.user().id(), text, at, repeated, null);
        return Commit.commit(call.state().put(REMINDERS, reminder))
                .answer(SlackAnswer.ok(call, json -> json.object("reminder", out -> members(out, reminder))))
                .later(at, new Due(reminder.id(), at));
    }

    /** Since 2023 nobody reminds anybody else. */
    private static void requireOneself(SlackCall call) {
        var other = call.arguments().filled("user");
        if (other.isEmpty()) {
            return;
        }
        var user = Users.user(call, other.get());
        if (user.isBot()) {
            throw SlackError.CANNOT_ADD_BOT.refusal();
        }
        if (!user.isPerson()) {
            throw SlackError.CANNOT_ADD_SLACKBOT.refusal();
        }
        if (!user.id().equals(call.user().id())) {
            throw SlackError.CANNOT_ADD_OTHERS.refusal();
        }
    }

    private static @Nullable Json recurrence(SlackCall call) {
        var given = call.arguments().structure("recurrence", SlackError.CANNOT_PARSE);
        if (given.isEmpty()) {
            return null;
        }
        var frequency = given.get().textAt("frequency").orElse("");
        if (!FREQUENCIES.contains(frequency)) {
            throw SlackError.CANNOT_PARSE.refusal();
        }
        return given.get();
    }

    private static Response info(SlackCall call) {
        var reminder = reminder(call);
        return SlackAnswer.ok(call, json -> json.object("reminder", out -> members(out, reminder)));
    }

    private static Response list(SlackCall call) {
        var own = call.state().scan(Reminder.BY_USER, call.user().id());
        return SlackAnswer.ok(
                call,
                json -> json.array("reminders", own, (out, each) -> out.value(reminder -> members(reminder, each))));
    }

    private static Commit complete(SlackCall call) {
        var reminder = reminder(call);
        if (reminder.recurrence() != null) {
            throw SlackError.CANNOT_COMPLETE_RECURRING.refusal();
        }
        return Commit.commit(call.state().put(REMINDERS, reminder.done(call.now())))
                .answer(SlackAnswer.ok(call));
    }

    private static Commit delete(SlackCall call) {
        return Commit.commit(call.state().remove(REMINDERS, reminder(call).id()))
                .answer(SlackAnswer.ok(call));
    }

    private static Reminder reminder(SlackCall call) {
        var id = call.arguments().filled("reminder").orElseThrow(SlackError.MISSING_ARGUMENT);
        return call.state()
                .find(REMINDERS, new Reminder.Id(id))
                .filter(found -> found.user().equals(call.user().id()))
                .orElseThrow(SlackError.NOT_FOUND);
    }

    private static void members(JsonOut json, Reminder reminder) {
        var recurrence = reminder.recurrence();
        json.text("id", reminder.id().value())
                .text("creator", reminder.user().value())
                .text("user", reminder.user().value())
                .text("text", reminder.text())
                .truth("recurring", recurrence != null);
        if (recurrence != null) {
            json.json("recurrence", recurrence);
        } else {
            var completed = reminder.completed();
            json.number("time", reminder.time().getEpochSecond())
                    .number("complete_ts", completed == null ? 0 : completed.getEpochSecond());
        }
    }

    private static ZoneId zone(User user) {
        try {
            return ZoneId.of(user.timeZone());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** The time has come: Slackbot writes to the person, and one that repeats is set again. */
    record Due(Reminder.Id id, Instant at) implements Task {
        @Override
        public Commit run(Call given) {
            var call = (SlackCall) given;
            var found = call.state()
                    .find(REMINDERS, id)
                    .filter(each -> each.completed() == null && each.time().equals(at));
            if (found.isEmpty()) {
                return Commit.commit(call.state());
            }
            var reminder = found.get();
            var opened = DirectMessages.between(call, Deed.in(call.state()), User.SLACKBOT, reminder.user());
            var content = Composition.typed(call, "Reminder: " + reminder.text() + ".");
            var draft = Posting.Draft.of(Message.Author.person(User.SLACKBOT), content);
            var posted =
                    Posting.post(call, opened.deed(), opened.channel(), draft).deed();
            var recurrence = reminder.recurrence();
            if (recurrence == null) {
                return posted.answer(Response.empty(200));
            }
            var next = next(recurrence, call.state().get(User.USERS, reminder.user()));
            return posted.to(posted.state().put(REMINDERS, reminder.at(next)))
                    .answer(Response.empty(200))
                    .later(next, new Due(id, next));
        }

        private Instant next(Json recurrence, User user) {
            var last = at.atZone(zone(user));
            var days = recurrence.at("weekdays").map(Json::elements).orElse(List.of()).stream()
                    .map(day -> day.asText().toUpperCase(Locale.ROOT))
                    .toList();
            return switch (recurrence.textAt("frequency").orElse("")) {
                case "daily" -> last.plusDays(1).toInstant();
                case "monthly" -> last.plusMonths(1).toInstant();
                case "yearly" -> last.plusYears(1).toInstant();
                default -> {
                    var next = last.plusDays(1);
                    for (var i = 1; i < 7 && !days.contains(next.getDayOfWeek().name()); i++) {
                        next = next.plusDays(1);
                    }
                    yield next.toInstant();
                }
            };
        }
    }
}
