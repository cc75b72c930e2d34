package dtu.scenarios.broker;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The broker's Slack: messages with buttons, and who somebody is. */
final class Slack {
    private final Wire wire;
    private final String url;
    private final String token;

    Slack(Wire wire, Map<String, String> variables) {
        this.wire = wire;
        this.url = variables.getOrDefault("SLACK_API_URL", "");
        this.token = variables.getOrDefault("SLACK_BOT_TOKEN", "");
    }

    /** A message, and where it stands. */
    record Posted(String channel, String ts) {}

    Optional<Posted> post(String channel, String text, String kind, Map<String, Object> about) {
        return post(channel, text, List.of(), kind, about);
    }

    /** A message to a channel or a person; {@code kind} tells machines what it is. */
    Optional<Posted> post(String channel, String text, List<Object> blocks, String kind, Map<String, Object> about) {
        var body = new LinkedHashMap<String, Object>();
        body.put("channel", channel);
        body.put("text", text);
        if (!blocks.isEmpty()) {
            body.put("blocks", blocks);
        }
        body.put("metadata", Map.of("event_type", kind, "event_payload", about));
        return call("chat.postMessage", body)
                .map(answer -> new Posted(
                        answer.textAt("channel").orElse(channel),
                        answer.textAt("ts").orElse("")));
    }

    /** Replaces a message, so that nobody clicks on it any more. */
    void update(Posted posted, String text) {
        var blocks = List.of(Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", text)));
        call("chat.update", Map.of("channel", posted.channel(), "ts", posted.ts(), "text", text, "blocks", blocks));
    }

    /** The member of that id, as Slack shows one. */
    Optional<Json> member(String id) {
        return call("users.info", Map.of("user", id)).flatMap(answer -> answer.at("user"));
    }

    /** The id of the member with that address. */
    Optional<String> memberByEmail(String email) {
        return call("users.lookupByEmail", Map.of("email", email))
                .flatMap(answer -> answer.at("user"))
                .flatMap(user -> user.textAt("id"));
    }

    /** The id of the channel of that name. */
    Optional<String> channel(String name) {
        return call("conversations.list", Map.of("limit", 999))
                .flatMap(answer -> answer.at("channels"))
                .flatMap(channels -> channels.elements().stream()
                        .filter(channel -> channel.textAt("name").equals(Optional.of(name)))
                        .findFirst())
                .flatMap(channel -> channel.textAt("id"));
    }

    void join(String channel) {
        call("conversations.join", Map.of("channel", channel));
    }

    private Optional<Json> call(String method, Map<String, Object> arguments) {
        var form = Parameters.NONE;
        for (var argument : new TreeMap<>(arguments).entrySet()) {
            var value = argument.getValue();
            var text = value instanceof String words ? words : Json.textOf(value);
            form = form.with(argument.getKey(), text);
        }
        var request = Request.of(Method.POST, "/" + method)
                .from(url.replaceFirst("/$", ""))
                .form(form)
                .header("Authorization", "Bearer " + token);
        return wire.send(Urls.absolute(request))
                .map(response -> Json.written(response.body().bytes()))
                .filter(answer -> answer.at("ok").map(Json::asTruth).orElse(false));
    }
}
