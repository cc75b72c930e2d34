package dtu.google.drive.changes;

import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.Stamp;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.Set;

/**
 * One push message of a channel.
 *
 * @param state {@code sync}, {@code change}, {@code add}, {@code update}, {@code remove}, {@code trash},
 *     {@code untrash}
 * @param aspects what of a file has changed; empty when that is not said
 */
record Push(Channel channel, long number, String state, String aspects) implements Parcel {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int ATTEMPTS_MAX = 5;
    private static final Set<Integer> FINE = Set.of(102, 200, 201, 202, 204);
    private static final Set<Integer> PASSING = Set.of(500, 502, 503, 504);

    @Override
    public String event() {
        return "push." + state;
    }

    @Override
    public String lane() {
        return channel.id().value();
    }

    @Override
    public Outgoing sent(Call call, Attempt attempt) {
        var expires = Stamp.header(channel.expires());
        var headers = Headers.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "User-Agent",
                "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)",
                "X-Goog-Channel-ID",
                channel.id().value(),
                "X-Goog-Channel-Expiration",
                expires,
                "X-Goog-Message-Number",
                Long.toString(number),
                "X-Goog-Resource-ID",
                channel.resource(),
                "X-Goog-Resource-State",
                state,
                "X-Goog-Resource-URI",
                call.request().origin() + channel.target().uri());
        if (channel.target().token() != null) {
            headers = headers.plus("X-Goog-Channel-Token", channel.target().token());
        }
        if (!aspects.isEmpty()) {
            headers = headers.plus("X-Goog-Changed", aspects);
        }
        var address = channel.target().address();
        return new Outgoing.Http(Request.to(Method.POST, address).headed(headers), TIMEOUT);
    }

    @Override
    public Aftermath answered(Call call, Attempt attempt, Answer answer) {
        var status = answer instanceof Answer.Responded(var response) ? response.status() : 0;
        if (FINE.contains(status)) {
            return Aftermath.delivered();
        }
        var why = status == 0 ? "no answer" : Integer.toString(status);
        return (status == 0 || PASSING.contains(status)) && attempt.number() + 1 < ATTEMPTS_MAX
                ? Aftermath.again(Duration.ofSeconds(1L << attempt.number()), why)
                : Aftermath.givenUp(why);
    }
}
