package dtu.slack.chat;

import static dtu.slack.SlackError.INVALID_SCHEDULED_MESSAGE_ID;
import static dtu.slack.chat.Scheduled.SCHEDULED;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.twins.Commit;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Messages that are to be posted later. */
final class Schedule {
    private static final Duration FAR = Duration.ofDays(120);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Duration LAST_MINUTE = Duration.ofSeconds(60);
    private static final int WINDOW_MAX = 30;
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final long LATEST = 99_999_999_999L;

    private Schedule() {}

    static Commit add(SlackCall call) {
        var address = Chat.address(call, Deed.in(call.state()));
        var channel = address.channel();
        var at = time(call, channel);
        var draft = Chat.draft(call);
        Chat.requireThread(call, channel, draft);
        var id = call.mint(Scheduled.IDS);
        var scheduled = new Scheduled(id, call.app().id(), channel.id(), at, call.now(), draft);
        var state = address.deed().state().put(SCHEDULED, scheduled);
        return address.deed()
                .to(state)
                .answer(SlackAnswer.ok(
                        call,
                        json -> json.text("scheduled_message_id", id.value())
                                .text("channel", channel.id().value())
                                .number("post_at", at.getEpochSecond())
                                .object("message", out -> preview(call, out, draft, channel))))
                .later(at, new Post(id));
    }

    /** The message as it will be, but of another type and without any time. */
    private static void preview(SlackCall call, JsonOut json, Posting.Draft draft, Channel channel) {
        var id = new Message.Id(channel.id(), Ts.ZERO);
        var message = Message.top(id, draft.subtype(), draft.author(), draft.content(), draft.extra());
        MessageView.typed(call, json, message, "delayed_message");
    }

    private static Instant time(SlackCall call, Channel channel) {
        var seconds = call.arguments()
                .whole("post_at")
                .filter(value -> value >= 0 && value < LATEST)
                .orElseThrow(SlackError.INVALID_TIME);
        var at = Instant.ofEpochSecond(seconds);
        if (!at.isAfter(call.now())) {
            throw SlackError.TIME_IN_PAST.refusal();
        }
        if (at.isAfter(call.now().plus(FAR))) {
            throw SlackError.TIME_TOO_FAR.refusal();
        }
        var near = call.state()
                .scan(
                        Scheduled.BY_CHANNEL,
                        Scheduled.BY_CHANNEL
                                .above(new Scheduled.Due(channel.id(), at.minus(WINDOW)))
                                .and(Scheduled.BY_CHANNEL.upTo(new Scheduled.Due(channel.id(), at))));
        if (near.size() >= WINDOW_MAX) {
            throw SlackError.RESTRICTED_TOO_MANY.refusal();
        }
        return at;
    }

    static Response list(SlackCall call) {
        var only = call.arguments().filled("channel");
        var channel = only.map(
                id -> Places.visible(call.state(), call.user().id(), id).orElseThrow(SlackError.INVALID_CHANNEL));
        var oldest = moment(call, "oldest").orElse(Instant.EPOCH);
        var latest = moment(call, "latest").orElse(Instant.MAX);
        var behind = new Scheduled.Id(Cursor.given(call, "scheduled").orElse(""));
        var rows = call.state().scan(SCHEDULED, Range.after(behind)).stream()
                .filter(row -> row.app().equals(call.app().id()))
                .filter(row ->
                        channel.isEmpty() || row.channel().equals(channel.get().id()))
                .filter(row -> !row.postAt().isBefore(oldest) && !row.postAt().isAfter(latest))
                .limit(Cursor.limit(call, LIMIT, LIMIT_MAX) + 1L)
                .toList();
        var limit = Math.min(rows.size(), Cursor.limit(call, LIMIT, LIMIT_MAX));
        var page = rows.subList(0, limit);
        var cursor = rows.size() > limit
                ? Cursor.after("scheduled", page.getLast().id().value())
                : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(
                        "scheduled_messages",
                        page,
                        (out, row) -> out.value(each -> each.text("id", row.id().value())
                                .text("channel_id", row.channel().value())
                                .number("post_at", row.postAt().getEpochSecond())
                                .number("date_created", row.created().getEpochSecond())
                                .textIfAny(
                                        "text",
                                        row.draft().content().text().isEmpty()
                                                ? null
                                                : row.draft().content().text()))));
    }

    private static Optional<Instant> moment(SlackCall call, String name) {
        return call.arguments()
                .filled(name)
                .map(text -> Ts.read(text)
                        .orElseThrow(() -> SlackError.INVALID_ARGUMENTS.because(
                                List.of("[ERROR] must provide a number: " + name))))
                .map(Ts::instant);
    }

    static Commit delete(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel", ""))
                .orElseThrow(SlackError.CHANNEL_NOT_FOUND);
        var id = new Scheduled.Id(call.arguments().or("scheduled_message_id", ""));
        var scheduled = call.state()
                .find(SCHEDULED, id)
                .filter(row -> row.channel().equals(channel.id())
                        && row.app().equals(call.app().id()))
                .filter(row -> row.postAt().isAfter(call.now().plus(LAST_MINUTE)))
                .orElseThrow(INVALID_SCHEDULED_MESSAGE_ID);
        return Commit.commit(call.state().remove(SCHEDULED, scheduled.id())).answer(SlackAnswer.ok(call));
    }

    /** The time has come. A message that was deleted meanwhile, or whose channel was archived, is not posted. */
    record Post(Scheduled.Id id) implements Task {
        @Override
        public Commit run(dtu.twins.Call given) {
            var call = (SlackCall) given;
            var found = call.state().find(SCHEDULED, id);
            if (found.isEmpty()) {
                return Commit.commit(call.state());
            }
            var scheduled = found.get();
            var deed = Deed.in(call.state().remove(SCHEDULED, id));
            var channel = call.state().get(Channel.CHANNELS, scheduled.channel());
            var thread = scheduled.draft().thread();
            var gone = thread != null && !call.state().has(Message.MESSAGES, new Message.Id(channel.id(), thread));
            return channel.isArchived() || gone
                    ? Commit.commit(deed.state())
                    : Posting.post(call, deed, channel, scheduled.draft())
                            .shownToCalls()
                            .deed()
                            .answer(Response.empty(200));
        }
    }
}
