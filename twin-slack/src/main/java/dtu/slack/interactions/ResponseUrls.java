package dtu.slack.interactions;

import static dtu.slack.Refused.refused;
import static dtu.slack.interactions.ResponseUrl.RESPONSE_URLS;

import dtu.slack.Arguments;
import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.SlackRoutes;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.webhooks.Payload;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import java.util.List;

/** What an app says through a response URL: something new, or something else in the place of what was there. */
public final class ResponseUrls {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        SlackRoutes.write("response_url.command", Method.POST, "/commands/{team}/{id}/{secret}", ResponseUrls::respond),
        SlackRoutes.write("response_url.action",  Method.POST, "/actions/{team}/{id}/{secret}",  ResponseUrls::respond),
        SlackRoutes.write("response_url.app",     Method.POST, "/app/{team}/{id}/{secret}",      ResponseUrls::respond));
    // spotless:on

    private ResponseUrls() {}

    private static Commit respond(SlackCall call) {
        var url = found(call);
        if (url.isExpired(call.now())) {
            throw refused(404, "expired_url");
        }
        if (url.isUsedUp()) {
            throw refused(404, "used_url");
        }
        var given = Payload.read(call.request()).orElseThrow(() -> refused(400, "invalid_payload"));
        var deed = Deed.in(call.state().put(RESPONSE_URLS, url.used()));
        try {
            return said(call, deed, url, given).answer(Response.text(200, "text/html; charset=utf-8", "ok"));
        } catch (Refusal unspeakable) {
            throw refused(400, Payload.code(unspeakable, call));
        }
    }

    private static ResponseUrl found(SlackCall call) {
        return call.state()
                .find(RESPONSE_URLS, new ResponseUrl.Id(call.path("id")))
                .filter(url -> call.path("team").equals(Workspace.id(call.tenant())))
                .filter(url -> url.secret(call.tenant()).equals(call.path("secret")))
                .orElseThrow(() -> refused(404, "invalid_url"));
    }

    private static Deed said(SlackCall call, Deed deed, ResponseUrl url, Arguments given) {
        var channel = deed.state().get(Channel.CHANNELS, url.channel());
        if (channel.isDeleted()) {
            throw SlackError.CHANNEL_NOT_FOUND.refusal();
        }
        if (channel.isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        var origin = url.origin();
        if (origin != null && given.isTrue("delete_original")) {
            return deleted(call, deed, channel, origin);
        }
        if (origin != null && !given.isFalse("replace_original")) {
            return replaced(call, deed, channel, origin, Composition.read(call, given));
        }
        return spoken(call, deed, url, given);
    }

    /** An app's words to the one who acted, or to everybody in the channel. */
    private static Deed spoken(SlackCall call, Deed deed, ResponseUrl url, Arguments given) {
        var channel = deed.state().get(Channel.CHANNELS, url.channel());
        var app = deed.state().get(App.APPS, url.app());
        var author = Message.Author.bot(app);
        var thread = given.filled("thread_ts")
                .flatMap(Ts::exact)
                .filter(ts -> deed.state().has(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                .orElse(null);
        var draft = Posting.Draft.of(author, Composition.read(call, given)).inThread(thread, Message.Reach.THREAD);
        return given.or("response_type", "ephemeral").equals("in_channel")
                ? Posting.post(call, deed, channel, draft).deed()
                : Ephemeral.whisper(call, deed, channel, draft, url.user()).deed();
    }

    private static Deed deleted(SlackCall call, Deed deed, Channel channel, Message.Id origin) {
        var message = deed.state().find(Message.MESSAGES, origin);
        return message.isPresent()
                ? Posting.delete(call, deed, channel, message.get())
                : deed.to(deed.state().remove(Ephemeral.EPHEMERALS, origin));
    }

    private static Deed replaced(
            SlackCall call, Deed deed, Channel channel, Message.Id origin, Message.Content content) {
        var message = deed.state().find(Message.MESSAGES, origin);
        if (message.isPresent()) {
            return Posting.rewritten(call, deed, channel, message.get(), content);
        }
        return deed.state()
                .find(Ephemeral.EPHEMERALS, origin)
                .map(shown -> deed.to(deed.state().put(Ephemeral.EPHEMERALS, shown.replaced(content))))
                .orElse(deed);
    }
}
