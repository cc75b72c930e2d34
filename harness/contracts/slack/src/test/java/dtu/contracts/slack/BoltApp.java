package dtu.contracts.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import dtu.twins.json.Json;
import java.io.IOException;
import java.util.List;

/** A running Bolt app and the workspace it is in, in whatever language it is written and however Slack reaches it. */
interface BoltApp {

    Workspace workspace();

    /** What the app has noticed next, waiting for it. */
    String heard() throws InterruptedException;

    /** The app's configuration: everything it listens to, and where it is reached. */
    static Json manifest(String url, boolean isSocketMode) {
        return Json.of("""
                { "display_information": {"name": "Broker"},
                  "features": { "bot_user": {"display_name": "broker"},
                    "app_home": {"home_tab_enabled": true, "messages_tab_enabled": true},
                    "slash_commands": [{"command": "/access", "url": "%1$s", "description": "Ask"},
                                       {"command": "/announce", "url": "%1$s", "description": "Tell"},
                                       {"command": "/later", "url": "%1$s", "description": "Tell later"},
                                       {"command": "/form", "url": "%1$s", "description": "Fill in"},
                                       {"command": "/silence", "url": "%1$s", "description": "Nobody listens"}],
                    "shortcuts": [
                      {"name": "Start", "type": "global", "callback_id": "start", "description": "d"},
                      {"name": "Inspect", "type": "message", "callback_id": "inspect", "description": "d"}] },
                  "functions": { "greet": { "title": "Greet", "description": "Greets somebody",
                    "input_parameters": {"properties": {"whom": {"type": "string"}}, "required": ["whom"]},
                    "output_parameters": {"properties": {"greeting": {"type": "string"}},
                                          "required": ["greeting"]} } },
                  "workflows": { "welcome": { "title": "Welcome", "description": "Greets and tells",
                    "input_parameters": {"properties": {"name": {"type": "string"}, "channel": {"type": "string"}},
                                         "required": ["name", "channel"]},
                    "steps": [
                      {"id": "0", "function_id": "#/functions/greet", "inputs": {"whom": "{{inputs.name}}"}},
                      {"id": "1", "function_id": "slack#/functions/send_message",
                       "inputs": {"channel_id": "{{inputs.channel}}", "message": "{{steps.0.greeting}}"}}] } },
                  "settings": { "event_subscriptions": {"request_url": "%1$s", "bot_events":
                      ["app_mention", "message.channels", "message.im", "reaction_added", "app_home_opened"]},
                    "interactivity": {"is_enabled": true, "request_url": "%1$s",
                                      "message_menu_options_url": "%1$s"},
                    "socket_mode_enabled": %2$s } }""".formatted(url, isSocketMode));
    }

    /** A channel with the app and Dana in it; its id. */
    default String channel() throws IOException, SlackApiException {
        var channel = workspace()
                .bot()
                .conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
        workspace()
                .bot()
                .conversationsInvite(request ->
                        request.channel(channel).users(List.of(workspace().person("dana"))));
        return channel;
    }

    /** Dana clicks one of the buttons under a message of the app's in a channel of its own. */
    default Json click(String action) throws IOException, SlackApiException {
        var channel = channel();
        var posted = workspace()
                .bot()
                .chatPostMessage(
                        request -> request.channel(channel).text("A request").blocks(Broker.BUTTONS));
        return workspace()
                .dana(
                        "block_actions",
                        Json.EMPTY_OBJECT
                                .with("channel", channel)
                                .with("message_ts", posted.getTs())
                                .with("action_id", action));
    }

    /** Dana writes into the channel; the message's time. */
    default String write(String text) {
        return workspace()
                .dana("message", Json.EMPTY_OBJECT.with("channel", "access").with("text", text))
                .textAt("ts")
                .orElseThrow();
    }

    /** What can be read in the channel, newest first. */
    default List<String> texts() throws IOException, SlackApiException {
        var bot = workspace().bot();
        var channels = bot.usersConversations(request -> request).getChannels();
        return bot
                .conversationsHistory(
                        request -> request.channel(channels.getFirst().getId()))
                .getMessages()
                .stream()
                .map(Message::getText)
                .toList();
    }

    static boolean isOk(Json answer) {
        return answer.at("ok").orElseThrow().asTruth();
    }
}
