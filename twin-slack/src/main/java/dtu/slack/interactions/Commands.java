package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.slack.Arguments;
import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Ephemeral;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.webhooks.Payload;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;

/** A person types a slash command, or picks a shortcut from a menu. */
final class Commands {
    private Commands() {}

    /** Over HTTP the payload is a flat form. */
    static Commit command(SlackCall call) {
        var command = call.arguments().or("command", "");
        var app = Interactions.app(
                        call, each -> each.manifest().commandUrl(command).isPresent())
                .orElseThrow(() -> refused(404, "command_not_found"));
        var url = app.manifest().commandUrl(command).orElse("");
        var channel = Interactions.channel(call, Interactions.person(call));
        var scene = Scene.of(call, app, null).in(channel);
        var issued = ResponseUrl.issue(
                call, scene.state(), ResponseUrl.Kind.COMMANDS, scene.app(), scene.user(), channel, null);
        var form = Parameters.of(
                "token",
                        Workspace.verificationToken(
                                call.tenant(), scene.app().id().value()),
                "team_id", Workspace.id(call.tenant()),
                "team_domain", Workspace.domain(call.tenant()),
                "channel_id", channel.id().value(),
                "channel_name", Scene.shownName(channel),
                "user_id", scene.user().id().value(),
                "user_name", scene.user().name(),
                "command", command,
                "text", text(call, app, command),
                "api_app_id", scene.appId(),
                "is_enterprise_install", "false",
                "response_url", issued.url().text(call.tenant()),
                "trigger_id", scene.trigger().id().value());
        var payload = Interactions.object(json -> form.all().forEach(each -> json.text(each.name(), each.value())));
        return scene.on(issued.state())
                .sent(
                        "slash_commands",
                        url,
                        form,
                        payload,
                        new Answered(
                                channel.id(), scene.user().id(), scene.app().id()));
    }

    /** As it was typed, or with mentions in place of names if the app wants it so. */
    private static String text(SlackCall call, App app, String command) {
        var typed = call.arguments().or("text", "");
        return app.manifest().escapes(command) ? Mentions.of(call.state(), typed) : typed;
    }

    /** The app's answer to a command is shown where the command was typed: to the one who typed it, or to all. */
    private record Answered(Channel.Id channel, User.Id user, App.Id app) implements Continuation {
        @Override
        public Commit resumed(Call given, Answer answer) {
            var call = (SlackCall) given;
            var heard = Heard.of(answer);
            if (heard.filter(Heard::isSuccess).isEmpty() || heard.get().saysNothing()) {
                return Commit.commit(call.state()).answer(Heard.told(heard, more -> {}));
            }
            var said = heard.get();
            try {
                return shown(call, said);
            } catch (Refusal unspeakable) {
                return Heard.unacceptable(call, said, Payload.code(unspeakable, call));
            }
        }

        private Commit shown(SlackCall call, Heard said) {
            var arguments = said.json()
                    .filter(Json::isObject)
                    .map(Arguments::of)
                    .orElseGet(() -> Arguments.of(Json.EMPTY_OBJECT.with("text", said.body())));
            var place = call.state().get(Channel.CHANNELS, channel);
            var speaker = call.state().get(App.APPS, app);
            var author = Message.Author.bot(speaker);
            var draft = Posting.Draft.of(author, Composition.read(call, arguments));
            var deed = Deed.in(call.state());
            if (arguments.or("response_type", "ephemeral").equals("in_channel")) {
                var posted = Posting.post(call, deed, place, draft);
                return posted.deed().answer(told(said, posted.message()));
            }
            var whispered = Ephemeral.whisper(call, deed, place, draft, user);
            return whispered.deed().answer(told(said, whispered.message()));
        }

        private static Response told(Heard said, Message message) {
            return Heard.told(
                    java.util.Optional.of(said),
                    json -> json.text("message_ts", message.ts().text()));
        }
    }

    static Commit shortcut(SlackCall call) {
        var callback = call.arguments().or("callback_id", "");
        var app = Interactions.app(
                        call, each -> each.manifest().shortcutType(callback).isPresent())
                .orElseThrow(() -> refused(404, "shortcut_not_found"));
        var scene = Scene.of(call, app, null);
        var type = app.manifest().shortcutType(callback).orElse("");
        return type.equals("message") ? onMessage(call, scene, callback) : global(call, scene, callback);
    }

    /** A global shortcut knows no channel, and there is nowhere to answer. */
    private static Commit global(SlackCall call, Scene scene, String callback) {
        var payload = Interactions.object(json -> {
            scene.common(json, "shortcut");
            json.text("callback_id", callback)
                    .text("action_ts", Ts.at(call.now()).text());
        });
        return scene.sentInteractive(payload, new Heard.Acknowledged());
    }

    private static Commit onMessage(SlackCall call, Scene before, String callback) {
        var channel = Interactions.channel(call, before.user());
        var scene = before.in(channel);
        var message = call.arguments()
                .filled("message_ts")
                .flatMap(Ts::exact)
                .flatMap(ts -> Scene.seen(scene.state(), new Message.Id(channel.id(), ts), scene.user()))
                .orElseThrow(() -> refused(404, "message_not_found"));
        var issued =
                ResponseUrl.issue(call, scene.state(), ResponseUrl.Kind.APP, scene.app(), scene.user(), channel, null);
        var payload = Interactions.object(json -> {
            scene.common(json, "message_action");
            json.text("callback_id", callback)
                    .text("action_ts", Ts.at(call.now()).text())
                    .text("message_ts", message.ts().text())
                    .text("response_url", issued.url().text(call.tenant()));
            Scene.channel(json, channel);
            json.object("message", out -> MessageView.members(call, out, message, MessageView.Detail.WITH_METADATA));
        });
        return scene.on(issued.state()).sentInteractive(payload, new Heard.Acknowledged());
    }
}
