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
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What fault rules do to one request.
 *
 * @param rules the rules that struck; empty when none did
 * @param latency how much later the answer arrives
 * @param instead the status answered instead of running the operation; null to run it
 * @param afterwards the status answered although the operation ran (a lost acknowledgement); null for its own answer
 * @param wording what the answer says
 * @param broken how the connection breaks; null when it holds
 * @param staleBy by how many versions a read is late
 * @param limits the rules that admit only so many calls
 * @param refusal why the caller's credential no longer does; null while it does
 * @param skew how far the service's clock is ahead
 * @param edits what people do just before
 */
record Strike(
        String rules,
        Duration latency,
        @Nullable Integer instead,
        @Nullable Integer afterwards,
        FaultRule.Wording wording,
        FaultRule.@Nullable Break broken,
        int staleBy,
        List<FaultRule> limits,
        FaultRule.@Nullable Denial refusal,
        Duration skew,
        List<FaultRule.Edit> edits) {
    private static final int OK = 200;
    private static final Map<Integer, String> REASONS = Map.of(
            500, "Internal Server Error", 502, "Bad Gateway", 503, "Service Unavailable", 504, "Gateway Timeout");

    static final Strike NONE = new Strike(
            "",
            Duration.ZERO,
            null,
            null,
            FaultRule.Wording.VENDOR,
            null,
            0,
            List.of(),
            null,
            Duration.ZERO,
            List.of());

    /** Latencies add up; of everything else, what struck first stays. */
    Strike and(FaultRule rule, Chance chance, long ordinal) {
        var effect = rule.effect();
        var more = effect.latency()
                .map(delay -> delay.drawn(chance.in("latency"), ordinal))
                .orElse(Duration.ZERO);
        return new Strike(
                rules.isEmpty() ? rule.name() : rules + " " + rule.name(),
                latency.plus(more),
                instead == null ? effect.status() : instead,
                afterwards == null ? effect.statusAfterCommit() : afterwards,
                wording == FaultRule.Wording.VENDOR ? effect.wording() : wording,
                broken == null ? effect.broken() : broken,
                Math.max(staleBy, effect.staleBy()),
                effect.limit() == null ? limits : with(limits, rule),
                refusal == null ? effect.refusal() : refusal,
                skew.plus(effect.skew()),
                effect.edit() == null ? edits : with(edits, effect.edit()));
    }

    private static <T> List<T> with(List<T> others, T one) {
        var all = new ArrayList<>(others);
        all.add(one);
        return List.copyOf(all);
    }

    /** The same of a rule whose limit has not been reached: it has not struck. */
    Strike admitted() {
        var names = List.of(rules.split(" ")).stream()
                .filter(name -> limits.stream().noneMatch(rule -> rule.name().equals(name)))
                .toList();
        return new Strike(
                String.join(" ", names),
                latency,
                instead,
                afterwards,
                wording,
                broken,
                staleBy,
                List.of(),
                refusal,
                skew,
                edits);
    }

    /** The operation is not run at all. */
    boolean sparesOperation() {
        return instead != null || broken == FaultRule.Break.RESET_BEFORE_COMMIT;
    }

    Reply spoiled(Response own, IntFunction<Response> vendorError) {
        var response = worded(own);
        if (broken == FaultRule.Break.TRUNCATE_AFTER_COMMIT) {
            return new Reply.Truncated(dated(response), latency);
        }
        if (broken != null) {
            var how = broken == FaultRule.Break.STALL_AFTER_COMMIT ? Reply.Break.STALLED : Reply.Break.RESET;
            return new Reply.Broken(how, latency);
        }
        return new Reply.Answered(
                dated(afterwards == null ? response : worded(vendorError.apply(afterwards))), latency);
    }

    private Response worded(Response response) {
        return switch (wording) {
            case VENDOR -> response;
            case PAGE -> page(response.status());
            case NONE -> Response.empty(response.status());
            case BROKEN -> response.withBody(response.body().half());
        };
    }

    /** What stands between a client and the vendor speaks no vendor's language. */
    private static Response page(int status) {
        var title = status == OK ? "Please wait" : status + " " + REASONS.getOrDefault(status, "Error");
        return Response.text(status, "text/html", Html.document(title, "<h1>" + title + "</h1>\n<hr>proxy\n"));
    }

    /** With the date that the service's clock shows. */
    private Response dated(Response response) {
        var date = response.headers().first("Date");
        if (skew.isZero() || date.isEmpty()) {
            return response;
        }
        var shown = ZonedDateTime.parse(date.get(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .plus(skew);
        var headers = response.headers().with("Date", Stamp.header(shown.toInstant()));
        return new Response(response.status(), headers, response.body());
    }
}
