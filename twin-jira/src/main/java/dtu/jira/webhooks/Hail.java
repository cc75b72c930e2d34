package dtu.jira.webhooks;

import dtu.jira.JiraCall;
import dtu.jira.users.User;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one webhook.
 *
 * @param by who did it
 * @param identifier the same on every attempt, so that receivers can tell a repetition
 */
record Hail(
        Webhook.Id webhook,
        Webhook.Settings settings,
        Event happened,
        User.@Nullable Id by,
        Instant at,
        String identifier)
        implements Parcel {
    private static final int RETRIES = 5;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /** A webhook that has failed for that long gets one attempt for each event. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Set<Integer> TRIED_AGAIN = Set.of(408, 409, 425, 429);
    private static final int SERVER_ERROR = 500;

    @Override
    public String event() {
        return happened.name();
    }

    @Override
    public String lane() {
        return "webhook-" + webhook.value();
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var call = (JiraCall) given;
        var body = settings.content() == Webhook.Content.NONE ? new byte[0] : Payload.of(call, this);
        var url = Payload.filledIn(settings.url(), happened);
        var request = Request.to(Method.POST, url)
                .body("application/json; charset=UTF-8", Blob.of(body))
                .header("User-Agent", "Atlassian Webhook HTTP Client")
                .header("X-Atlassian-Webhook-Identifier", identifier)
                .header("X-Atlassian-Webhook-Flow", "Primary");
        if (attempt.number() > 0) {
            request = request.header("X-Atlassian-Webhook-Retry", Integer.toString(attempt.number()));
        }
        if (!settings.secret().isEmpty()) {
            request = request.header("X-Hub-Signature", "sha256=" + signature(settings.secret(), body));
        }
        return new Outgoing.Http(request, TIMEOUT);
    }

    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        var state = given.state();
        var row = state.find(Webhook.WEBHOOKS, webhook);
        if (answer.isSuccess()) {
            return Aftermath.delivered()
                    .and(Commit.commit(row.map(one -> state.put(Webhook.WEBHOOKS, one.working()))
                            .orElse(state)));
        }
        var why = answer instanceof Answer.Responded(var response) ? "HTTP " + response.status() : answer.toString();
        var noted = Commit.commit(row.map(one -> state.put(Webhook.WEBHOOKS, one.failing(given.now())))
                .orElse(state));
        var exhausted = row.map(Webhook::failingSince)
                .filter(since -> !given.now().isBefore(since.plus(PATIENCE)))
                .isPresent();
        if (!isTriedAgain(answer) || attempt.number() >= RETRIES || exhausted) {
            return Aftermath.givenUp(why).and(noted);
        }
        var wait = given.chance().in("webhook").in(attempt.delivery()).between(SHORTEST, LONGEST, attempt.number());
        return Aftermath.again(wait, why).and(noted);
    }

    private static boolean isTriedAgain(Answer answer) {
        return switch (answer) {
            case Answer.Responded(var response) ->
                response.status() >= SERVER_ERROR || TRIED_AGAIN.contains(response.status());
            case Answer.Failed failed -> true;
        };
    }

    private static String signature(String secret, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
