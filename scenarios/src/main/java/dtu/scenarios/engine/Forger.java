package dtu.scenarios.engine;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;

/** Somebody who can reach the app's URL and sends it what the chat service never sent. */
final class Forger {
    private static final int SIGNATURE_LENGTH = 64;

    private final Hands hands;
    private final Loop loop;
    private final List<Request> captured = new ArrayList<>();

    Forger(Hands hands, Loop loop) {
        this.hands = hands;
        this.loop = loop;
    }

    /** Remembers a genuine request to the app, as a leaking proxy would. */
    void capture(Request request) {
        captured.add(request);
    }

    /**
     * Sends something false.
     *
     * @param how {@code unsigned}: no signature at all; {@code signed}: a made-up one; {@code replayed}: the newest
     *     genuine interaction once more, signature and time stamp included
     */
    void forge(String how, Json action, Actor actor) {
        if (how.equals("replayed")) {
            if (!captured.isEmpty()) {
                hands.toApp(captured.getLast());
            }
            return;
        }
        var body = Parameters.of("payload", payload(action, actor).toString()).encoded();
        var headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
        var signed = how.equals("signed")
                ? headers.with(
                                "X-Slack-Request-Timestamp",
                                Long.toString(loop.now().getEpochSecond()))
                        .with("X-Slack-Signature", "v0=" + "0".repeat(SIGNATURE_LENGTH))
                : headers;
        hands.toApp(
                new Request(Method.POST, Network.APP, "/slack/interactions", Parameters.NONE, signed, Blob.of(body)));
    }

    private static Json payload(Json action, Actor actor) {
        return Json.written(JsonOut.object(json -> json.text("type", "block_actions")
                .object("user", user -> user.text("id", actor.id("slack")))
                .object(
                        "channel",
                        channel -> channel.text("id", action.textAt("channel").orElse("")))
                .object(
                        "container",
                        box -> box.text(
                                "message_ts", action.textAt("message_ts").orElse("")))
                .array(
                        "actions",
                        List.of(action),
                        (out, clicked) -> out.value(button -> button.text("type", "button")
                                .text("action_id", clicked.textAt("action_id").orElse(""))
                                .text("value", clicked.textAt("value").orElse(""))))));
    }
}
