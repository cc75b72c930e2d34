package dtu.twins.universe;

import dtu.twins.Stamp;
import dtu.twins.chance.Chance;
import dtu.twins.http.Html;
import dtu.twins.http.Response;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What fault rules do to one request. Latencies and skews add up; of everything else, what struck first counts. */
record Strike(List<Hit> hits) {
    private static final int OK = 200;
    private static final Map<Integer, String> REASONS = Map.of(
            500, "Internal Server Error", 502, "Bad Gateway", 503, "Service Unavailable", 504, "Gateway Timeout");

    static final Strike NONE = new Strike(List.of());

    /**
     * One rule that struck.
     *
     * @param latency how much later it makes the answer arrive
     */
    record Hit(String rule, List<FaultEffect> effects, Duration latency) {}

    /** A rule that admits only so many calls. */
    record Quota(String rule, FaultEffect.Limits limit) {}

    /** The same, and this rule has struck, too. */
    Strike and(FaultRule rule, Chance chance, long ordinal) {
        var latency = rule.effect(FaultEffect.Late.class)
                .map(late -> late.delay().drawn(chance.in("latency"), ordinal))
                .orElse(Duration.ZERO);
        var more = new ArrayList<>(hits);
        more.add(new Hit(rule.name(), rule.effects(), latency));
        return new Strike(List.copyOf(more));
    }

    /** The same without limits, none of which has been reached: a rule that does nothing else has not struck. */
    Strike admitted() {
        return new Strike(hits.stream()
                .map(hit -> new Hit(
                        hit.rule(),
                        hit.effects().stream()
                                .filter(effect -> !(effect instanceof FaultEffect.Limits))
                                .toList(),
                        hit.latency()))
                .filter(hit -> !hit.effects().isEmpty())
                .toList());
    }

    /** The rules that struck; empty when none did. */
    String rules() {
        return hits.isEmpty() ? "" : hits.stream().map(Hit::rule).collect(Collectors.joining(" "));
    }

    private <E extends FaultEffect> Stream<E> all(Class<E> kind) {
        return hits.stream()
                .flatMap(hit -> hit.effects().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Duration latency() {
        return hits.stream().map(Hit::latency).reduce(Duration.ZERO, Duration::plus);
    }

    /** The status answered instead of running the operation. */
    Optional<Integer> instead() {
        return all(FaultEffect.Instead.class).map(FaultEffect.Instead::status).findFirst();
    }

    /** The status answered although the operation ran. */
    private Optional<Integer> afterwards() {
        return all(FaultEffect.LosesAcknowledgement.class)
                .map(FaultEffect.LosesAcknowledgement::status)
                .findFirst();
    }

    private Optional<FaultEffect.Break> broken() {
        return all(FaultEffect.Breaks.class).map(FaultEffect.Breaks::how).findFirst();
    }

    /** By how many changes a read is late. */
    int staleBy() {
        return all(FaultEffect.Stale.class)
                .mapToInt(FaultEffect.Stale::changes)
                .max()
                .orElse(0);
    }

    List<Quota> quotas() {
        return hits.stream()
                .flatMap(hit -> hit.effects().stream()
                        .filter(FaultEffect.Limits.class::isInstance)
                        .map(limit -> new Quota(hit.rule(), (FaultEffect.Limits) limit)))
                .toList();
    }

    /** Why the caller's credential no longer does. */
    Optional<FaultEffect.Denial> refusal() {
        return all(FaultEffect.Denies.class).map(FaultEffect.Denies::why).findFirst();
    }

    private Duration skew() {
        return all(FaultEffect.Skews.class).map(FaultEffect.Skews::ahead).reduce(Duration.ZERO, Duration::plus);
    }

    /** What people do just before. */
    List<FaultEffect.Edits> edits() {
        return all(FaultEffect.Edits.class).toList();
    }

    /** The operation is not run at all. */
    boolean sparesOperation() {
        return instead().isPresent()
                || broken().filter(FaultEffect.Break.RESET_BEFORE_COMMIT::equals)
                        .isPresent();
    }

    Reply spoiled(Response own, IntFunction<Response> vendorError) {
        if (hits.isEmpty()) {
            return new Reply.Answered(own, Duration.ZERO);
        }
        var response = dated(worded(own));
        return broken().<Reply>map(how -> switch (how) {
                    case TRUNCATE_AFTER_COMMIT -> new Reply.Truncated(response, latency());
                    case STALL_AFTER_COMMIT -> new Reply.Broken(Reply.Break.STALLED, latency());
                    case RESET_BEFORE_COMMIT, RESET_AFTER_COMMIT -> new Reply.Broken(Reply.Break.RESET, latency());
                })
                .orElseGet(() -> new Reply.Answered(
                        afterwards()
                                .map(status -> dated(worded(vendorError.apply(status))))
                                .orElse(response),
                        latency()));
    }

    private Response worded(Response response) {
        return all(FaultEffect.Says.class)
                .findFirst()
                .map(says -> switch (says.wording()) {
                    case PAGE -> page(response.status());
                    case NONE -> Response.empty(response.status());
                    case BROKEN -> response.withBody(response.body().half());
                })
                .orElse(response);
    }

    /** What stands between a client and the vendor speaks no vendor's language. */
    private static Response page(int status) {
        var title = status == OK ? "Please wait" : status + " " + REASONS.getOrDefault(status, "Error");
        return Response.text(status, "text/html", Html.document(title, "", "<h1>" + title + "</h1>\n<hr>proxy\n"));
    }

    /** With the date that the service's clock shows. */
    private Response dated(Response response) {
        var date = response.headers().first("Date");
        var skew = skew();
        if (skew.isZero() || date.isEmpty()) {
            return response;
        }
        var shown = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .plus(skew);
        var headers = response.headers().with("Date", Stamp.header(shown.toInstant()));
        return new Response(response.status(), headers, response.body());
    }
}
