package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.slack.Ts;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.conversations.Places;
import dtu.slack.events.Event;
import dtu.slack.users.User;
import dtu.slack.views.View;
import dtu.slack.views.ViewView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What people do in Slack's own client: they write, click, submit, and type commands. */
public final class Interactions {
    // spotless:off - a table reads best as a table
    public static final List<Route> CONTROLS = List.of(
        SlackRoutes.write("interactions",    Method.POST, "/interactions", Interactions::act),
        SlackRoutes.read ("ephemerals.seen", Method.GET,  "/ephemerals",   Interactions::ephemerals),
        SlackRoutes.read ("views.seen",      Method.GET,  "/views",        Interactions::views),
        SlackRoutes.read ("threads.seen",    Method.GET,  "/app-threads",  AppThreads::seen));
    // spotless:on

    private static final String HOME = "home";
    private static final List<String> TABS = List.of(HOME, "messages", "about");

    public static final List<Shape> SHAPES = List.of(ResponseUrl.RESPONSE_URLS, Chosen.CHOSEN);

    private Interactions() {}

    /** What a person has before them: their modals, those on top last, and the Home tabs that apps have published. */
    private static Response views(SlackCall call) {
        var user = person(call).id();
        var theirs = call.state().scan(View.VIEWS).stream()
                .filter(view -> view.user().equals(user))
                .toList();
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array("views", theirs, (out, view) -> out.value(each -> ViewView.members(call, each, view))));
    }

    /** The messages that nobody else sees, oldest first in each conversation. */
    private static Response ephemerals(SlackCall call) {
        var user = person(call).id();
        var theirs = call.state().scan(Ephemeral.BY_READER, user).toList();
        return Response.json(
                200,
                json -> json.truth("ok", true)
                        .array(
                                "messages",
                                theirs,
                                (out, shown) -> out.value(each -> {
                                    each.text("channel", shown.id().channel().value());
                                    MessageView.members(call, each, shown.message(), MessageView.Detail.WITH_METADATA);
                                })));
    }

    private static Commit act(SlackCall call) {
        return switch (call.arguments().or("type", "")) {
            case "message" -> write(call);
            case "app_home_opened" -> openHome(call);
            case "assistant_thread_started" -> AppThreads.start(call);
            case "assistant_thread_context_changed" -> AppThreads.look(call);
            case "block_actions" -> Clicks.click(call);
            case "view_submission" -> Submissions.submit(call);
            case "view_closed" -> Submissions.close(call);
            case "block_suggestion" -> Suggestions.suggest(call);
            case "dialog_submission" -> Forms.submit(call);
            case "dialog_cancellation" -> Forms.cancel(call);
            case "slash_command" -> Commands.command(call);
            case "shortcut" -> Commands.shortcut(call);
            default -> throw refused(400, "unknown_interaction");
        };
    }

    /** A message typed by a person, with the id that clients give to what they send. */
    private static Commit write(SlackCall call) {
        var user = person(call);
        var text = call.arguments().filled("text").orElseThrow(() -> refused(400, "no_text"));
        var place = place(call, user);
        var channel = place.channel();
        if (channel.isArchived()) {
            throw refused(400, "is_archived");
        }
        var state = place.deed().state();
        if (!channel.has(state, user.id())) {
            throw refused(400, "not_in_channel");
        }
        var closed = app(call, app -> !app.manifest().takesMessages() && channel.has(state, app.botUser()));
        if (channel.kind() == Channel.Kind.IM && closed.isPresent()) {
            throw refused(400, "messages_tab_disabled");
        }
        var draft = Posting.Draft.of(Message.Author.person(user.id()), Composition.typed(call, text))
                .inThread(thread(call, channel), Message.Reach.THREAD)
                .with("", Json.EMPTY_OBJECT.with("client_msg_id", clientMessageId(call)));
        var posted = Posting.post(call, place.deed(), channel, draft);
        return posted.deed()
                .answer(Response.json(
                        200,
                        json -> json.truth("ok", true)
                                .text("channel", channel.id().value())
                                .text("ts", posted.message().ts().text())));
    }

    private static @Nullable Ts thread(SlackCall call, Channel channel) {
        return call.arguments()
                .filled("thread_ts")
                .map(text -> Ts.exact(text)
                        .filter(ts -> call.state().has(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                        .orElseThrow(() -> refused(404, "thread_not_found")))
                .orElse(null);
    }

    /** The app's own page; looking at it opens the conversation with the app. */
    private static Commit openHome(SlackCall call) {
        var user = person(call);
        var app = app(call);
        var opened = DirectMessages.between(call, Deed.in(call.state()), user.id(), app.botUser());
        var tab = call.arguments().or("tab", HOME);
        if (!TABS.contains(tab)) {
            throw refused(400, "unknown_tab");
        }
        var event = new Event.HomeOpened(app.id(), opened.channel(), user.id(), tab, call.now());
        var view = View.home(call.state(), app.id(), user.id());
        return opened.deed().tell(event).answer(Response.json(200, json -> {
            json.truth("ok", true).text("channel", opened.channel().id().value());
            view.ifPresent(shown -> json.text("view_id", shown.id().value()));
        }));
    }

    /** Where something happens, and what had to be made for it. */
    private record Place(Channel channel, Deed deed) {}

    /** By id or name; a person's id means the direct message with them. */
    private static Place place(SlackCall call, User user) {
        var text = call.arguments().or("channel", "");
        var other = call.state().find(User.USERS, new User.Id(text));
        if (other.isPresent()) {
            var opened = DirectMessages.between(
                    call, Deed.in(call.state()), user.id(), other.get().id());
            return new Place(opened.channel(), opened.deed());
        }
        return new Place(channel(call, user), Deed.in(call.state()));
    }

    static Channel channel(SlackCall call, User user) {
        return Places.visible(call.state(), user.id(), call.arguments().or("channel", ""))
                .orElseThrow(() -> refused(404, "channel_not_found"));
    }

    /** By id, by address or by handle. */
    static User person(SlackCall call) {
        return User.meant(call.state(), call.arguments().or("user", ""))
                .filter(user -> !user.deleted())
                .orElseThrow(() -> refused(404, "user_not_found"));
    }

    /** The app whose page a person looks at; the default one when nobody says which. */
    static App app(SlackCall call) {
        return App.named(call, call.arguments().or("app", App.DEFAULT.value()))
                .filter(App::isInstalled)
                .orElseThrow(() -> refused(404, "app_not_found"));
    }

    /** The first app of those that are installed which fits. */
    static Optional<App> app(SlackCall call, Predicate<App> fits) {
        return call.state().scan(App.APPS).stream()
                .filter(App::isInstalled)
                .filter(fits)
                .findFirst();
    }

    private static String clientMessageId(SlackCall call) {
        var chance = call.chance().in("client message");
        var high = chance.draw(0);
        var low = chance.draw(1);
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                high >>> 32,
                (high >>> 16) & 0xffff,
                high & 0xfff,
                (low >>> 48) & 0xfff,
                low & 0xffffffffffffL);
    }

    static Json object(java.util.function.Consumer<JsonOut> members) {
        return Json.object(members);
    }
}
