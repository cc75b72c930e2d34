package dtu.scenarios.broker;

import dtu.scenarios.sut.Env;
import dtu.scenarios.sut.Env.Unreachable;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends requests to the services, patiently: waits as long as it is told to, and tries again when there was no answer.
 */
final class Wire {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final int TRIES = 60;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Env env;

    Wire(Env env) {
        this.env = env;
    }

    /** The first answer that is neither a 429 nor a 5xx; empty when there was none in all patience. */
    Optional<Response> send(Request request) {
        var pause = FIRST_PAUSE;
        for (var attempt = 0; attempt < TRIES; attempt++) {
            try {
                var response = env.send(request, TIMEOUT);
                if (response.status() == TOO_MANY) {
                    env.pause(retryAfter(response));
                    continue;
                }
                if (response.status() < SERVER_ERROR) {
                    return Optional.of(response);
                }
            } catch (Unreachable noAnswer) {
                env.log(request.method() + " " + request.path() + ": " + noAnswer.getMessage());
            }
            env.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
        env.log("given up: " + request.method() + " " + request.path());
        return Optional.empty();
    }

    /** Slack and Jira say how many seconds; Okta says at which second the window ends. */
    private Duration retryAfter(Response response) {
        var seconds = response.headers().first("Retry-After").map(Wire::number);
        if (seconds.isPresent()) {
            return Duration.ofSeconds(Math.max(1, seconds.get()));
        }
        var reset = response.headers().first("X-Rate-Limit-Reset").map(Wire::number);
        var left = reset.orElse(0L) - env.now().getEpochSecond();
        return Duration.ofSeconds(Math.max(1, left + 1));
    }

    private static long number(String text) {
        return text.chars().allMatch(Character::isDigit) && !text.isEmpty() ? Long.parseLong(text) : 1;
    }
}
