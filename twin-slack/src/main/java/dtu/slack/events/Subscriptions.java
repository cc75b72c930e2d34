package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.chat.LinkShare;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who hears of what: an app gets the events it asked for, of the conversations it is in. */
public final class Subscriptions {
    public static final List<Shape> SHAPES = List.of(Traffic.TRAFFIC);

    private Subscriptions() {}

    /** The commit with a parcel for every app that is to hear of what it announces. */
    public static Commit published(SlackCall call, Commit commit) {
        var published = commit;
        var events = commit.announcements().stream()
                .map(Event.class::cast)
                .filter(event -> !(event instanceof SocketEvent))
                .toList();
        if (events.isEmpty()) {
            return commit;
        }
        for (var app : commit.state().scan(App.APPS)) {
            var heard = heard(call, commit.state(), app, events);
            if (!heard.isEmpty()) {
                published = sent(call, published, app, heard);
            }
        }
        return published;
    }

    /** What goes beyond an hour's allowance is lost; once in every such minute the app is told so. */
    private static Commit sent(SlackCall call, Commit commit, App app, List<Heard> heard) {
        var before = Traffic.of(commit.state(), app.id());
        var room = call.settings().isOn("slack.rateLimits") ? before.room(call.now()) : heard.size();
        var number = Math.min(room, heard.size());
        var published = commit;
        for (var each : heard.subList(0, number)) {
            var id = call.mint(EventParcel.IDS);
            published = published.send(new EventParcel(id, app.id(), each.event(), call.now(), each.by()));
        }
        var traffic = before.sent(call.now(), number);
        if (number < heard.size() && !traffic.isLimited(call.now())) {
            traffic = traffic.limited(call.now());
            published = published.send(new LimitParcel(app.id(), Traffic.minute(call.now())));
        }
        return published.with(published.state().put(Traffic.TRAFFIC, traffic));
    }

    /** An event, and whose presence lets the app know of it. */
    private record Heard(Event event, User.Id by) {}

    private static List<Heard> heard(SlackCall call, State after, App app, List<Event> events) {
        if (!app.isReachable()) {
            return List.of();
        }
        var heard = new ArrayList<Heard>();
        for (var event : events) {
            var state = Audience.decisive(call.state(), after, event);
            hearer(state, app, event).ifPresent(by -> heard.add(new Heard(event, by)));
            if (event instanceof Event.Posted(var channel, var message, var root) && names(app, message)) {
                var mention = new Event.Mentioned(channel, message);
                hearer(state, app, mention).ifPresent(by -> heard.add(new Heard(mention, by)));
            }
            about(call, app, event)
                    .filter(about -> Audience.mayKnow(state, app, app.botUser(), event))
                    .flatMap(about -> hearer(state, app, about).map(by -> new Heard(about, by)).stream())
                    .forEach(heard::add);
        }
        return heard;
    }

    /** What there is in a message for one app alone. */
    private static Stream<AppEvent> about(SlackCall call, App app, Event event) {
        var shared = event instanceof Event.Posted(var channel, var message, var root)
                ? shared(app, channel, message)
                : Optional.<AppEvent>empty();
        var followed = Metadata.in(event)
                .filter(metadata -> metadata.isFollowedBy(call, app))
                .map(metadata -> new AppEvent.MetadataChanged(app.id(), metadata));
        return Stream.concat(shared.stream(), followed.stream());
    }

    /** Links that the app has registered itself for; those in its own messages are none of its business. */
    private static Optional<AppEvent> shared(App app, Channel channel, Message message) {
        var domains = app.manifest().unfurlDomains();
        if (domains.isEmpty() || app.bot().equals(message.author().bot())) {
            return Optional.empty();
        }
        var links = LinkShare.links(message, domains);
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new AppEvent.LinkShared(
                        app.id(), channel, message, links, message.ts().instant()));
    }

    /** The bot user before anybody else; of what became of itself an app hears even when it is gone. */
    private static Optional<User.Id> hearer(State state, App app, Event event) {
        var name = EventView.subscription(event);
        var asBot = app.manifest().botEvents().contains(name);
        var asUser = app.manifest().userEvents().contains(name);
        if (event instanceof AppEvent about) {
            var hears = asBot || asUser || event instanceof AppEvent.FunctionExecuted;
            var may = EventScopes.needed(event).isEmpty() || mayHear(state, app, event);
            return hears && may && about.app().equals(app.id()) ? Optional.of(app.botUser()) : Optional.empty();
        }
        if (!app.isInstalled()) {
            return Optional.empty();
        }
        return asBot && mayHear(state, app, event) && Audience.mayKnow(state, app, app.botUser(), event)
                ? Optional.of(app.botUser())
                : asUser ? authorizer(state, app, event) : Optional.empty();
    }

    /** A subscription alone is not enough: the app's bot must have the scope too. */
    private static boolean mayHear(State state, App app, Event event) {
        var needed = EventScopes.needed(event);
        return Token.live(state, app.id(), Token.Kind.BOT).stream().anyMatch(token -> isEnough(token, app, needed));
    }

    private static boolean isEnough(Token token, App app, String needed) {
        return needed.isEmpty() || token.scopes(app).contains(needed);
    }

    /** Whoever has given the app a token of their own lets it hear what they hear. */
    private static Optional<User.Id> authorizer(State state, App app, Event event) {
        var needed = EventScopes.needed(event);
        return Token.live(state, app.id(), Token.Kind.USER).stream()
                .filter(token -> isEnough(token, app, needed))
                .map(Token::user)
                .filter(user -> Audience.mayKnow(state, app, user, event))
                .findFirst();
    }

    /** Lines of Slack itself, such as that the bot has joined, mention nobody. */
    private static boolean names(App app, Message message) {
        var isOwnLine =
                message.subtype().startsWith("channel_") || message.subtype().startsWith("group_");
        return !isOwnLine
                && message.content().text().contains("<@" + app.botUser().value() + ">");
    }

    /** The kinds of conversation, each with a subscription of its own. */
    static String messageSubscription(Channel channel) {
        return "message." + channel.kind().family();
    }
}
