package dtu.slack.conversations;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;
import static dtu.slack.SlackError.INVALID_CURSOR;
import static dtu.slack.SlackError.INVALID_TIMESTAMP;
import static dtu.slack.SlackError.INVALID_TS_LATEST;
import static dtu.slack.SlackError.INVALID_TS_OLDEST;
import static dtu.slack.SlackError.NOT_IN_CHANNEL;
import static dtu.slack.SlackError.THREAD_NOT_FOUND;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.pins.Pin;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reading what was said: the channel newest first, a thread oldest first. */
final class History {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 999;
    private static final int REPLIES_LIMIT = 1_000;
    private static final String CURSOR = "next_ts";
    private static final Ts NEVER = new Ts(Long.MAX_VALUE / 2);
    private static final int DECIMALS = 6;

    private History() {}

    /** The part of time a client asks for, between two moments that do not belong to it. */
    private record Window(Ts behind, Ts before) {
        static Window of(SlackCall call) {
            var given = call.arguments();
            var oldest = given.filled("oldest").map(text -> Ts.read(text).orElseThrow(INVALID_TS_OLDEST));
            var latest = given.filled("latest").map(text -> Ts.read(text).orElseThrow(INVALID_TS_LATEST));
            var wider = given.isTrue("inclusive") ? 1 : 0;
            return new Window(
                    new Ts(oldest.orElse(Ts.ZERO).micros() - wider),
                    new Ts(latest.orElse(NEVER).micros() + wider));
        }
    }

    static Response history(SlackCall call) {
        var channel = readable(call);
        var window = Window.of(call);
        var limit = Cursor.limit(call, LIMIT, LIMIT_MAX);
        var range = Message.HISTORY
                .above(new Message.Id(channel.id(), window.behind()))
                .and(Message.HISTORY.below(new Message.Id(channel.id(), window.before())));
        var from = Cursor.given(call, CURSOR);
        if (from.isPresent()) {
            range = range.and(Message.HISTORY.upTo(new Message.Id(channel.id(), moment(from.get()))));
        }
        var rows = call.state().scan(Message.HISTORY, range.descending());
        var page = rows.limit(limit).toList();
        var next = rows.skip(limit).first();
        Consumer<JsonOut> members = json -> {
            MessageView.array(call, json, "messages", page, detail(call));
            bounds(call, json);
            json.truth("has_more", next.isPresent())
                    .number(
                            "pin_count",
                            call.state().scan(Pin.PINS, Pin.of(channel.id())).size())
                    .nothing("channel_actions_ts")
                    .number("channel_actions_count", 0);
        };
        return SlackAnswer.page(
                call,
                next.map(message -> Cursor.after(CURSOR, message.ts().digits())).orElse(""),
                members);
    }

    /** The parent first, and it counts; then the replies of the window. */
    static Response replies(SlackCall call) {
        var channel = readable(call);
        var ts = call.arguments().filled("ts").flatMap(Ts::exact).orElseThrow(THREAD_NOT_FOUND);
        var given = call.state()
                .find(Message.MESSAGES, new Message.Id(channel.id(), ts))
                .orElseThrow(THREAD_NOT_FOUND);
        var parent = call.state().get(Message.MESSAGES, given.root());
        var window = Window.of(call);
        var limit = Cursor.limit(call, REPLIES_LIMIT, REPLIES_LIMIT);
        var from = Cursor.given(call, CURSOR);
        var behind = from.map(digits -> new Ts(moment(digits).micros() - 1)).orElse(window.behind());
        var replies = call.state()
                .scan(
                        Message.REPLIES,
                        Message.REPLIES
                                .exactly(parent.id())
                                .and(Message.REPLIES.after(parent.id(), new Message.Id(channel.id(), behind)))
                                .and(Message.REPLIES.before(
                                        parent.id(), new Message.Id(channel.id(), window.before()))));
        var page = new ArrayList<Message>();
        if (from.isEmpty()) {
            page.add(parent);
        }
        var room = limit - page.size();
        page.addAll(replies.limit(room).toList());
        var next = replies.skip(room).first();
        var cursor =
                next.map(reply -> Cursor.after(CURSOR, reply.ts().digits())).orElse("");
        return SlackAnswer.page(call, cursor, json -> {
            MessageView.array(call, json, "messages", page, detail(call));
            json.truth("has_more", next.isPresent());
        });
    }

    static Commit mark(SlackCall call) {
        var channel = Places.named(call, "channel");
        if (!channel.has(call.state(), call.user().id())) {
            throw NOT_IN_CHANNEL.refusal();
        }
        var ts = call.arguments().filled("ts").flatMap(Ts::exact).orElseThrow(INVALID_TIMESTAMP);
        var seat = new Channel.Seat(channel.id(), call.user().id());
        return Commit.commit(call.state().put(Channel.Mark.MARKS, new Channel.Mark(seat, ts)))
                .answer(SlackAnswer.ok(call));
    }

    /** People read any public channel; a bot only those it is in. */
    private static Channel readable(SlackCall call) {
        if (call.arguments().filled("channel").isEmpty()) {
            throw CHANNEL_NOT_FOUND.refusal();
        }
        var channel = Places.named(call, "channel");
        if (call.token().kind().isBot()
                && !channel.has(call.state(), call.user().id())) {
            throw SlackError.NOT_IN_CHANNEL.refusal();
        }
        return channel;
    }

    private static Ts moment(String digits) {
        if (!digits.matches("\\d{7,16}")) {
            throw INVALID_CURSOR.refusal();
        }
        var dot = digits.length() - DECIMALS;
        return Ts.read(digits.substring(0, dot) + "." + digits.substring(dot)).orElseThrow(INVALID_CURSOR);
    }

    private static void bounds(SlackCall call, JsonOut json) {
        for (var name : List.of("oldest", "latest")) {
            call.arguments().filled(name).flatMap(Ts::read).ifPresent(ts -> json.text(name, ts.text()));
        }
    }

    private static MessageView.Detail detail(SlackCall call) {
        return call.arguments().isTrue("include_all_metadata")
                ? MessageView.Detail.WITH_METADATA
                : MessageView.Detail.PLAIN;
    }
}
