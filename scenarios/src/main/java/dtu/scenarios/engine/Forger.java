package dtu.scenarios.engine;

import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody who can reach the app's URL and sends it what the chat service never sent. */
final class Forger {
    private static final int SIGNATURE_LENGTH = 64;
    private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final String SIGNATURE = "X-Slack-Signature";

    private final Hands hands;
    private final Network network;
    private final Universe universe;
    private final List<Copy> copies = new ArrayList<>();

    Forger(Hands hands, Network network, Universe universe) {
        this.hands = hands;
        this.network = network;
        this.universe = universe;
    }

    /** A genuine request, and when it was overheard. */
    private record Copy(Request request, Instant at) {}

    /** Remembers a genuine request to the app, as a leaking proxy would. */
    void capture(Request request) {
        copies.add(new Copy(request, universe.now()));
    }

    /**
     * Sends something false.
     *
     * @param how {@code unsigned}: no signature at all; {@code signed}: a made-up one; {@code replayed}: the newest
     *     genuine request once more, signature and time stamp included
     */
    void forge(String how, Json action, Actor actor) {
        if (how.equals("replayed")) {
            if (!copies.isEmpty()) {
                hands.toApp(aged(copies.getLast()));
            }
            return;
        }
        var body = Parameters.of("payload", payload(action, actor).toString()).encoded();
        var headers = Headers.of("Content-Type", "application/x-www-form-urlencoded");
        var signed = how.equals("signed")
                ? headers.with(TIMESTAMP, seconds(universe.wall()))
                        .with(SIGNATURE, "v0=" + "0".repeat(SIGNATURE_LENGTH))
                : headers;
        hands.toApp(
                new Request(Method.POST, network.app(), "/slack/interactions", Parameters.NONE, signed, Blob.of(body)));
    }

    /**
     * The copy as old as it is in the story. An app outside reads the age off its own clock, for which hardly any time
     * has passed: for it the copy is dated back, with the signature that it had then.
     */
    private Request aged(Copy copy) {
        var request = copy.request();
        if (universe.wall().equals(universe.now()) || !request.headers().has(TIMESTAMP)) {
            return request;
        }
        var then = seconds(universe.wall().minus(Duration.between(copy.at(), universe.now())));
        var signature = "v0=" + signature("v0:" + then + ":" + request.body().text());
        var headers = request.headers().with(TIMESTAMP, then).with(SIGNATURE, signature);
        return new Request(
                request.method(), request.origin(), request.path(), request.query(), headers, request.body());
    }

    private String signature(String text) {
        var secret = Visit.environment(universe).getOrDefault("SLACK_SIGNING_SECRET", "");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    private static Json payload(Json action, Actor actor) {
        return Json.object(json -> json.text("type", "block_actions")
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
                                .text("value", clicked.textAt("value").orElse("")))));
    }
}
