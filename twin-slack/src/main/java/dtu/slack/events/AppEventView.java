package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.chat.LinkShare;
import dtu.slack.chat.Message;
import dtu.slack.users.User;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Locale;

/** What became of an app, as it stands inside its delivery. */
final class AppEventView {
    private AppEventView() {}

    static String type(AppEvent event) {
        return switch (event) {
            case AppEvent.TokensRevoked revoked -> "tokens_revoked";
            case AppEvent.Uninstalled uninstalled -> "app_uninstalled";
            case AppEvent.LinkShared shared -> "link_shared";
            case AppEvent.MetadataChanged changed -> changed.metadata().type();
            case AppEvent.ThreadContext context ->
                "assistant_thread_" + context.occasion().name().toLowerCase(Locale.ROOT);
            case AppEvent.FunctionExecuted executed -> "function_executed";
        };
    }

    static void members(SlackCall call, JsonOut json, AppEvent event) {
        json.text("type", type(event));
        switch (event) {
            case AppEvent.TokensRevoked revoked ->
                json.object(
                        "tokens",
                        tokens -> tokens.texts("oauth", ids(revoked.users())).texts("bot", ids(revoked.bots())));
            case AppEvent.Uninstalled uninstalled -> {}
            case AppEvent.LinkShared shared -> shared(call, json, shared);
            case AppEvent.MetadataChanged changed -> changed.metadata().members(call, json);
            case AppEvent.ThreadContext context ->
                json.object("assistant_thread", thread -> context(call, thread, context));
            case AppEvent.FunctionExecuted executed -> executed.executed().members(call, json);
        }
        json.text("event_ts", Ts.at(event.at()).text());
    }

    private static void shared(SlackCall call, JsonOut json, AppEvent.LinkShared event) {
        var message = event.message();
        var app = call.state().get(App.APPS, event.app());
        var share = new LinkShare(message.channel(), message.ts());
        json.text("user", message.author().user().value())
                .text("channel", message.channel().value())
                .text("message_ts", message.ts().text());
        if (message.place() instanceof Message.Reply(var thread, var parent, var reach)) {
            json.text("thread_ts", thread.text());
        }
        json.array(
                        "links",
                        event.links(),
                        (out, link) ->
                                out.value(each -> each.text("url", link.url()).text("domain", link.domain())))
                .text("source", "conversations_history")
                .text("unfurl_id", share.unfurlId(call.tenant()))
                .truth("is_bot_user_member", event.channel().has(call.state(), app.botUser()));
    }

    private static void context(SlackCall call, JsonOut json, AppEvent.ThreadContext event) {
        var viewed = event.viewed();
        json.text("user_id", event.user().value())
                .object("context", context -> {
                    if (viewed != null) {
                        context.text("channel_id", viewed.value())
                                .text("team_id", Workspace.id(call.tenant()))
                                .nothing("enterprise_id");
                    }
                })
                .text("channel_id", event.channel().id().value())
                .text("thread_ts", event.thread().ts().text());
    }

    private static List<String> ids(List<User.Id> users) {
        return users.stream().map(User.Id::value).toList();
    }
}
