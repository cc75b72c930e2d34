package dtu.slack;

import dtu.slack.auth.Caller;
import dtu.slack.conversations.Channel;
import dtu.slack.rtm.Frames;
import dtu.twins.Twin;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How often a method may be called: by its tier, for each method, app and workspace. */
final class SlackLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int POSTS_A_MINUTE = 300;
    /** On a socket one a second, but not evenly. */
    private static final int SPOKEN_A_MINUTE = 60;

    private static final int PROFILES_A_MINUTE = 10;
    private static final int PLENTY = 600;

    private SlackLimits() {}

    static List<Twin.Bucket> buckets(SlackCall call) {
        var access = call.access();
        if (access.operation().equals("webhook.incoming")) {
            return List.of(new Twin.Bucket("webhook " + call.request().path(), 1, SECOND));
        }
        if (Frames.isMessage(call)) {
            return List.of(new Twin.Bucket("socket " + call.request().path(), SPOKEN_A_MINUTE, MINUTE));
        }
        if (access.isOpen() || access.rate().isEmpty()) {
            return List.of();
        }
        var app = app(call);
        var buckets = new ArrayList<Twin.Bucket>();
        if (access.operation().equals("chat.postMessage")) {
            buckets.add(new Twin.Bucket("post " + app + " " + channel(call), 1, SECOND));
        }
        if (access.operation().equals("users.profile.set")) {
            buckets.add(new Twin.Bucket("profile " + app + " " + subject(call), PROFILES_A_MINUTE, MINUTE));
        }
        buckets.add(new Twin.Bucket(access.operation() + " " + app, limit(access), MINUTE));
        return buckets;
    }

    private static int limit(Access access) {
        return switch (access.rate()) {
            case "1" -> 1;
            case "2" -> 20;
            case "3" -> 50;
            case "4" -> 100;
            default -> access.operation().equals("chat.postMessage") ? POSTS_A_MINUTE : PLENTY;
        };
    }

    /** Nobody in particular when the token is no good: such a call is refused later, and is counted all the same. */
    private static String app(SlackCall call) {
        return Caller.known(call).map(holder -> holder.token().app().value()).orElse("");
    }

    /** Whose profile is changed: the caller's own unless somebody else is named. */
    private static String subject(SlackCall call) {
        return call.argumentsIfReadable()
                .flatMap(arguments -> arguments.filled("user"))
                .or(() -> Caller.known(call).map(holder -> holder.user().id().value()))
                .orElse("");
    }

    /** The same one, whether it is named or given by its id. */
    private static String channel(SlackCall call) {
        var named = call.argumentsIfReadable()
                .map(arguments -> arguments.or("channel", ""))
                .orElse("");
        var name = named.startsWith("#") ? named.substring(1) : named;
        return call.state()
                .find(Channel.BY_NAME, name)
                .map(channel -> channel.id().value())
                .orElse(named);
    }

    static Response limited(SlackCall call, Twin.Metering metering) {
        var seconds = Math.max(1, Duration.between(call.now(), metering.reset()).toSeconds());
        var answer = SlackError.RATELIMITED.refusal().answer(call);
        return new Response(429, answer.headers(), answer.body()).plus("Retry-After", Long.toString(seconds));
    }
}
