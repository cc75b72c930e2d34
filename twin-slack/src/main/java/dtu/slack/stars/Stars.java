package dtu.slack.stars;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.stars.Star.STARS;

import dtu.slack.Deed;
import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.chat.Chat;
import dtu.slack.chat.Item;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.events.Event;
import dtu.slack.events.ItemEvent;
import dtu.slack.files.FileView;
import dtu.slack.files.Files;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.Comparator;
import java.util.List;

/** Slack's methods stars.*: what somebody saved for later. */
public final class Stars {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("stars.add",    Stars::add),
        write("stars.remove", Stars::remove),
        read ("stars.list",   Stars::list));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(STARS);

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private Stars() {}

    private static Commit add(SlackCall call) {
        var star = new Star(new Star.Id(call.user().id(), thing(call)), call.now());
        if (call.state().has(STARS, star.id())) {
            throw SlackError.ALREADY_STARRED.refusal();
        }
        return told(call, call.state().put(STARS, star), star, Event.Turn.ADDED);
    }

    private static Commit remove(SlackCall call) {
        var id = new Star.Id(call.user().id(), thing(call));
        var star = call.state().find(STARS, id).orElseThrow(SlackError.NOT_STARRED);
        return told(call, call.state().remove(STARS, id), star, Event.Turn.REMOVED);
    }

    private static Commit told(SlackCall call, State state, Star star, Event.Turn turn) {
        return Deed.in(state)
                .tell(new ItemEvent.Starred(star, turn, call.now()))
                .answer(SlackAnswer.ok(call));
    }

    /** The last one first; what its owner may not see any more is left out. */
    private static Response list(SlackCall call) {
        var all = call.state().scan(STARS, Star.of(call.user().id())).stream()
                .filter(star -> isVisible(call, star))
                .sorted(Comparator.comparing(Star::created)
                        .thenComparing(star -> star.id().thing())
                        .reversed())
                .toList();
        var page = Pages.of(call, all, USUAL, MOST);
        return SlackAnswer.page(call, page.cursor(), json -> {
            json.array(
                    "items",
                    page.rows(),
                    (out, star) -> out.value(each -> {
                        members(call, each, star);
                        each.number("date_create", star.created().getEpochSecond());
                    }));
            json.object(
                    "paging",
                    out -> out.number("per_page", page.count())
                            .number("spill", 0)
                            .number("page", page.number())
                            .number("total", page.total())
                            .number("pages", page.pages()));
        });
    }

    private static boolean isVisible(SlackCall call, Star star) {
        var thing = star.id().thing();
        if (thing.startsWith("F")) {
            return Files.visible(call, thing).isPresent();
        }
        return Places.visible(call.state(), star.id().user(), channel(thing).value())
                .isPresent();
    }

    /** What was starred, as lists and events tell it. */
    public static void members(SlackCall call, JsonOut json, Star star) {
        var thing = star.id().thing();
        if (thing.startsWith("F")) {
            json.text("type", "file");
            call.state()
                    .find(SharedFile.FILES, new SharedFile.Id(thing))
                    .ifPresent(file -> json.object("file", out -> FileView.members(call, out, file)));
            return;
        }
        var message = message(call.state(), thing);
        json.text("type", message.isPresent() ? "message" : type(call, channel(thing)))
                .text("channel", channel(thing).value());
        message.ifPresent(found -> json.object("message", out -> {
            MessageView.members(call, out, found, MessageView.Detail.PLAIN);
            out.truth("is_starred", call.state().has(STARS, star.id())).text("permalink", Chat.permalink(call, found));
        }));
    }

    private static java.util.Optional<Message> message(State state, String thing) {
        var slash = thing.indexOf('/');
        return slash < 0
                ? java.util.Optional.empty()
                : Ts.exact(thing.substring(slash + 1))
                        .flatMap(ts -> state.find(Message.MESSAGES, new Message.Id(channel(thing), ts)));
    }

    private static String type(SlackCall call, Channel.Id id) {
        return call.state().get(Channel.CHANNELS, id).kind().channelType();
    }

    private static Channel.Id channel(String thing) {
        var slash = thing.indexOf('/');
        return new Channel.Id(slash < 0 ? thing : thing.substring(0, slash));
    }

    /** Whether somebody saved a message. */
    public static boolean has(State state, User.Id user, Message.Id message) {
        return has(state, user, thing(message));
    }

    /** Whether somebody saved the thing of that id. */
    public static boolean has(State state, User.Id user, String thing) {
        return state.has(STARS, new Star.Id(user, thing));
    }

    /** Nothing remembers a message that is gone. */
    public static State without(State state, Message.Id message) {
        return without(state, thing(message));
    }

    public static State without(State state, String thing) {
        var next = state;
        for (var star : state.scan(Star.BY_THING, thing).toList()) {
            next = next.remove(STARS, star.id());
        }
        return next;
    }

    private static String thing(Message.Id message) {
        return message.channel().value() + "/" + message.ts().text();
    }

    private static String thing(SlackCall call) {
        var given = call.arguments();
        if (given.has("file_comment")) {
            throw SlackError.FILE_COMMENT_NOT_FOUND.refusal();
        }
        var file = given.filled("file");
        if (file.isPresent()) {
            return Files.visible(call, file.get())
                    .orElseThrow(SlackError.FILE_NOT_FOUND)
                    .id()
                    .value();
        }
        if (given.filled("channel").isEmpty()) {
            throw SlackError.NO_ITEM_SPECIFIED.refusal();
        }
        return given.filled("timestamp").isPresent()
                ? thing(Item.given(call).message().id())
                : Places.visible(call.state(), call.user().id(), given.or("channel", ""))
                        .orElseThrow(SlackError.CHANNEL_NOT_FOUND)
                        .id()
                        .value();
    }
}
