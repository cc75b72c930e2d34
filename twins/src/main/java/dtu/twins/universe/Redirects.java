package dtu.twins.universe;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Follows redirects as far as a message says its vendor does, whoever carries it. */
final class Redirects {
    /** The ones that clients of HTTP follow with a GET when they had posted something, and always have. */
    private static final Set<Integer> WITHOUT_BODY = Set.of(301, 302, 303);

    private static final Set<Integer> WITH_BODY = Set.of(307, 308);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Redirects() {}

    /** The answer at the end of the way; a redirect that leads nowhere is the answer itself. */
    static Answer followed(Courier courier, Universe universe, Outgoing message) {
        return message instanceof Outgoing.Http http && http.redirects() > 0
                ? followed(courier, universe, http)
                : courier.send(universe, message);
    }

    private static Answer followed(Courier courier, Universe universe, Outgoing.Http first) {
        var deadline = universe.now().plus(first.timeout());
        var answer = courier.send(universe, first);
        var request = first.request();
        for (var followed = 0; answer instanceof Answer.Responded(var response); followed++) {
            var next = next(request, response);
            if (next.isEmpty()) {
                return answer;
            }
            if (followed == first.redirects()) {
                return new Answer.Failed(Answer.Failure.TOO_MANY_REDIRECTS);
            }
            request = next.get();
            var left = Duration.between(universe.now(), deadline);
            answer = left.isPositive()
                    ? courier.send(universe, new Outgoing.Http(request, left))
                    : new Answer.Failed(Answer.Failure.TIMEOUT);
        }
        return answer;
    }

    /** Where a redirect leads, from the URL that was asked; empty when the answer is none or leads nowhere. */
    private static Optional<Request> next(Request asked, Response response) {
        var keeps = WITH_BODY.contains(response.status());
        if (!keeps && !WITHOUT_BODY.contains(response.status())) {
            return Optional.empty();
        }
        return response.headers()
                .first("Location")
                .flatMap(location -> resolved(asked.url(), location))
                .map(url -> keeps ? moved(asked, url) : fetched(asked, url));
    }

    private static Optional<String> resolved(String from, String location) {
        try {
            var target = URI.create(from).resolve(location.strip());
            var scheme = target.getScheme();
            if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT)) || target.getHost() == null) {
                return Optional.empty();
            }
            var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            return Optional.of(scheme + "://" + target.getRawAuthority() + target.getRawPath() + query);
        } catch (IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    /** The same question elsewhere. */
    private static Request moved(Request asked, String url) {
        var there = Request.to(asked.method(), url);
        return new Request(there.method(), there.origin(), there.path(), there.query(), asked.headers(), asked.body());
    }

    private static Request fetched(Request asked, String url) {
        return Request.to(Method.GET, url).headed(asked.headers().without("Content-Type"));
    }
}
