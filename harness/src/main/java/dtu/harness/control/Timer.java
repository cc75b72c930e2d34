package dtu.harness.control;

import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A webhook that time itself sends: tried again three times when nobody takes it. */
record Timer(String url, Instant at, Json payload) implements Parcel {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Override
    public String event() {
        return "timer";
    }

    /** Timers that ring together do not wait for each other. */
    @Override
    public String lane() {
        return "timer " + at + " " + url + " " + payload;
    }

    @Override
    public Outgoing sent(Call call, Attempt attempt) {
        var target = URI.create(url);
        var origin = target.getScheme() + "://" + target.getRawAuthority();
        var query = target.getRawQuery();
        var body = JsonOut.object(json -> json.number("timer", attempt.delivery())
                .text("at", at.toString())
                .json("payload", payload));
        var path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var request = Request.of(Method.POST, query == null ? path : path + "?" + query);
        return new Outgoing.Http(request.from(origin).json(new String(body, StandardCharsets.UTF_8)), TIMEOUT);
    }

    @Override
    public Aftermath answered(Call call, Attempt attempt, Answer answer) {
        if (answer.isSuccess()) {
            return Aftermath.delivered();
        }
        var why = answer instanceof Answer.Responded(var response) ? "status " + response.status() : "no answer";
        return attempt.number() < AGAIN.size()
                ? Aftermath.again(AGAIN.get(attempt.number()), why)
                : Aftermath.givenUp(why);
    }
}
