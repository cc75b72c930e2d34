package dtu.slack.pins;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.pins.Pin.PINS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Item;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.events.Event;
import dtu.slack.events.ItemEvent;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Slack's methods pins.*: messages that a channel keeps at hand. */
public final class Pins {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("pins.add",    Pins::add),
        write("pins.remove", Pins::remove),
        read ("pins.list",   Pins::list));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(PINS);

    private static final int MOST = 100;
    private static final Set<String> PINNABLE =
            Set.of("", "bot_message", "thread_broadcast", "file_share", "me_message");

    private Pins() {}

    private static Commit add(SlackCall call) {
        var item = item(call);
        if (!PINNABLE.contains(item.message().subtype())) {
            throw SlackError.NOT_PINNABLE.refusal();
        }
        if (call.state().has(PINS, item.message().id())) {
            throw SlackError.ALREADY_PINNED.refusal();
        }
        if (call.state().scan(PINS, Pin.of(item.channel().id())).size() >= MOST) {
            throw SlackError.TOO_MANY_PINS.refusal();
        }
        var pin = new Pin(item.message().id(), call.user().id(), call.now());
        return told(call, Deed.in(call.state().put(PINS, pin)), item, pin, Event.Turn.ADDED);
    }

    private static Commit remove(SlackCall call) {
        var item = item(call);
        var pin = call.state().find(PINS, item.message().id()).orElseThrow(SlackError.NO_PIN);
        return told(call, Deed.in(call.state().remove(PINS, pin.id())), item, pin, Event.Turn.REMOVED);
    }

    private static Commit told(SlackCall call, Deed deed, Item item, Pin pin, Event.Turn turn) {
        var left = deed.state().scan(PINS, Pin.of(item.channel().id())).size();
        var event = new ItemEvent.Pinned(
                item.channel(), item.message(), pin, call.user().id(), turn, left, call.now());
        return deed.tell(event).answer(SlackAnswer.ok(call));
    }

    /** The last one pinned first. */
    private static Response list(SlackCall call) {
        var channel = Places.named(call, "channel");
        var pins = call.state().scan(PINS, Pin.of(channel.id())).stream()
                .sorted(Comparator.comparing(Pin::created).reversed())
                .toList();
        return SlackAnswer.ok(
                call,
                json -> json.array(
                        "items",
                        pins,
                        (out, pin) -> out.value(each ->
                                PinView.members(call, each, pin, call.state().get(Message.MESSAGES, pin.id())))));
    }

    private static Item item(SlackCall call) {
        if (call.arguments().filled("channel").isEmpty()) {
            throw SlackError.CHANNEL_NOT_FOUND.refusal();
        }
        var item = Item.given(call);
        requireMember(call, item.channel());
        return item;
    }

    private static void requireMember(SlackCall call, Channel channel) {
        if (!channel.has(call.state(), call.user().id())) {
            throw SlackError.NOT_IN_CHANNEL.refusal();
        }
    }
}
