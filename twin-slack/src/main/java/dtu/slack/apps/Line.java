package dtu.slack.apps;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.Tenant;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two ways from Slack to an app: signed requests, and frames through a socket. */
public final class Line {
    /** How long Slack waits for an app. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int REDIRECTS_MAX = 2;

    private Line() {}

    /** What people do with an app. Nothing says that Slack follows redirects there. */
    public static Outgoing form(SlackCall call, App app, String url, Parameters form) {
        var body = Blob.of(form.encoded());
        return new Outgoing.Http(
                request(call, app, url, "application/x-www-form-urlencoded", body, Map.of()), PATIENCE);
    }

    /** To the URL that events go to, where Slack follows two redirects. */
    static Outgoing notice(SlackCall call, App app, byte[] json, Map<String, String> more) {
        var request = request(call, app, app.manifest().requestUrl(), "application/json", Blob.of(json), more);
        return new Outgoing.Http(request, PATIENCE, REDIRECTS_MAX);
    }

    /** A signed request, with the time stamp of the clock that clients live by. */
    private static Request request(
            SlackCall call, App app, String url, String contentType, Blob body, Map<String, String> more) {
        var timestamp = Long.toString(call.wall().getEpochSecond());
        var headers = Headers.of(
                "Content-Type",
                contentType,
                "User-Agent",
                "Slackbot 1.0 (+https://api.slack.com/robots)",
                "Accept",
                "application/json,*/*",
                "X-Slack-Request-Timestamp",
                timestamp,
                "X-Slack-Signature",
                signature(call.tenant(), app, timestamp, body.bytes()));
        for (var header : more.entrySet()) {
            headers = headers.plus(header.getKey(), header.getValue());
        }
        var request = Request.to(Method.POST, url);
        return new Request(request.method(), request.origin(), request.path(), request.query(), headers, body);
    }

    /**
     * An event, the way the app is reached; a second try says why it is one.
     *
     * @param name what makes this event different from all others of the app
     */
    public static Outgoing event(SlackCall call, App app, String name, Json payload, Parcel.Attempt attempt) {
        var number = attempt.number();
        var reason = attempt.lastFailure();
        if (app.manifest().isSocketMode()) {
            var retry = Json.object(json -> json.number("retry_attempt", number).text("retry_reason", reason));
            return socket(call, app, "events_api", name + "/" + number, payload, retry);
        }
        var retry = number == 0
                ? Map.<String, String>of()
                : Map.of("X-Slack-Retry-Num", Integer.toString(number), "X-Slack-Retry-Reason", reason);
        return notice(call, app, payload.bytes(), retry);
    }

    /** The signature that apps check, version 0. */
    static String signature(Tenant tenant, App app, String timestamp, byte[] body) {
        var secret = Workspace.signingSecret(tenant, app.id().value()).getBytes(StandardCharsets.UTF_8);
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A frame to one of the app's sockets.
     *
     * @param name what makes this frame different from all others of the app
     */
    public static Outgoing socket(SlackCall call, App app, String type, String name, Json payload, Json extra) {
        var envelope = Workspace.uuid(call.tenant(), "envelope." + name);
        var accepts = !type.equals("events_api");
        var frame = Json.object(json -> json.text("envelope_id", envelope)
                .json("payload", payload)
                .text("type", type)
                .truth("accepts_response_payload", accepts)
                .membersOf(extra));
        return new Outgoing.Socket(Outgoing.Sockets.at(address(call.tenant(), app)), envelope, frame, PATIENCE);
    }

    /** Where the app's sockets are found. */
    static String address(Tenant tenant, App app) {
        return Workspace.appId(tenant, app.id().value());
    }
}
