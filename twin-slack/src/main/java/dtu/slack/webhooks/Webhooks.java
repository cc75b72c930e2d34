package dtu.slack.webhooks;

import static dtu.slack.webhooks.Webhook.WEBHOOKS;

import dtu.slack.Arguments;
import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackRoutes;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.team.Preferences;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.List;

/** Slack's incoming webhooks. They answer plain text and with the statuses that methods never use. */
public final class Webhooks {
    public static final List<Route> ROUTES = List.of(
            SlackRoutes.write("webhook.incoming", Method.POST, "/services/{team}/{bot}/{secret}", Webhooks::post));

    public static final List<Shape> SHAPES = List.of(WEBHOOKS);

    private static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private Webhooks() {}

    private static Commit post(SlackCall call) {
        if (!call.path("team").equals(Workspace.id(call.tenant()))) {
            throw refused(404, "no_team");
        }
        var webhook = call.state()
                .find(WEBHOOKS, new Webhook.Id(call.path("bot")))
                .orElseThrow(() -> refused(404, "no_service"));
        if (!call.path("secret").equals(webhook.secret(call.tenant()))) {
            throw refused(403, "invalid_token");
        }
        var given = Payload.read(call.request()).orElseThrow(() -> refused(400, "invalid_payload"));
        var channel = call.state().get(Channel.CHANNELS, webhook.channel());
        if (channel.isDeleted()) {
            throw refused(404, "channel_not_found");
        }
        if (channel.isArchived()) {
            throw refused(410, "channel_is_archived");
        }
        if (Preferences.isReserved(call.state(), channel)) {
            throw refused(403, "posting_to_general_channel_denied");
        }
        var draft = draft(call, webhook, channel, given);
        return Posting.post(call, Deed.in(call.state()), channel, draft)
                .deed()
                .answer(Response.text(200, CONTENT_TYPE, "ok"));
    }

    private static Posting.Draft draft(SlackCall call, Webhook webhook, Channel channel, Arguments given) {
        var app = call.state().get(App.APPS, webhook.app());
        var author = Message.Author.bot(app);
        var thread = given.filled("thread_ts")
                .flatMap(Ts::exact)
                .filter(ts -> call.state().has(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                .orElse(null);
        try {
            return Posting.Draft.of(author, Composition.read(call, given))
                    .inThread(thread, Message.Reach.THREAD)
                    .with("bot_message", Json.EMPTY_OBJECT);
        } catch (Refusal unspeakable) {
            throw refused(400, Payload.code(unspeakable, call));
        }
    }

    private static Refusal refused(int status, String code) {
        return new Refusal(Response.text(status, CONTENT_TYPE, code));
    }
}
