package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.auth.Token;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;

/** Who hears of what: an app gets the events it asked for, of the conversations it is in. */
public final class Subscriptions {
    private Subscriptions() {}

    /** The commit with a parcel for every app that is to hear of what it announces. */
    public static Commit published(SlackCall call, Commit commit) {
        var published = commit;
        var events = commit.announcements().stream().map(Event.class::cast).toList();
        if (events.isEmpty()) {
            return commit;
        }
        for (var app : commit.state().scan(App.APPS)) {
            for (var event : heard(commit.state(), app, events)) {
                var id = call.mint(EventParcel.IDS);
                published = published.send(new EventParcel(id, app.id(), event, call.now()));
            }
        }
        return published;
    }

    private static List<Event> heard(State state, App app, List<Event> events) {
        var reachable = app.manifest().isSocketMode()
                || (app.verified() && !app.manifest().requestUrl().isEmpty());
        if (!reachable) {
            return List.of();
        }
        var heard = new ArrayList<Event>();
        for (var event : events) {
            if (hears(state, app, event)) {
                heard.add(event);
            }
            if (event instanceof Event.Posted(var channel, var message, var root) && names(app, message)) {
                var mention = new Event.Mentioned(channel, message);
                if (hears(state, app, mention)) {
                    heard.add(mention);
                }
            }
        }
        return heard;
    }

    private static boolean hears(State state, App app, Event event) {
        var name = EventView.subscription(event);
        if (app.manifest().botEvents().contains(name) && mayKnow(state, app, event)) {
            return true;
        }
        return app.manifest().userEvents().contains(name) && authorizerMayKnow(state, app, event);
    }

    private static boolean mayKnow(State state, App app, Event event) {
        return switch (event) {
            case Event.Lived lived -> lived.channel().isVisibleTo(state, app.botUser());
            case Event.Left left ->
                left.user().equals(app.botUser()) || left.channel().has(state, app.botUser());
            case Event.ImCreated created -> created.channel().has(state, app.botUser());
            case Event.Posted posted -> posted.channel().has(state, app.botUser());
            case Event.Mentioned mentioned -> mentioned.channel().has(state, app.botUser());
            case Event.Changed changed -> changed.channel().has(state, app.botUser());
            case Event.Deleted deleted -> deleted.channel().has(state, app.botUser());
            case Event.Reacted reacted -> reacted.channel().has(state, app.botUser());
            case Event.Joined joined -> joined.channel().has(state, app.botUser());
            case Event.HomeOpened opened -> opened.channel().has(state, app.botUser());
            case Event.TeamJoined joined -> true;
            case Event.UserChanged changed -> true;
            case PeopleEvent.SubteamSelf self -> false;
            case PeopleEvent people -> true;
        };
    }

    /** Whoever has given the app a token of their own lets it hear what they hear. */
    private static boolean authorizerMayKnow(State state, App app, Event event) {
        var channel = event.channel();
        return state.scan(Token.TOKENS).stream()
                .filter(token -> token.kind() == Token.Kind.USER && token.app().equals(app.id()) && !token.revoked())
                .anyMatch(token -> event instanceof PeopleEvent.SubteamSelf self
                        ? self.user().equals(token.user())
                        : channel == null || channel.has(state, token.user()));
    }

    private static boolean names(App app, Message message) {
        return message.content().text().contains("<@" + app.botUser().value() + ">");
    }

    /** The kinds of conversation, each with a subscription of its own. */
    static String messageSubscription(Channel channel) {
        return "message." + channel.kind().family();
    }
}
