package dtu.okta.logs;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaScope.LOGS_READ;
import static dtu.okta.logs.LogEvent.LOG;
import static dtu.twins.http.Method.GET;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.filter.Language;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Log;
import dtu.twins.state.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Okta's System Log API: bounded queries, and feeds that never end. */
public final class Logs {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(90);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("listLogEvents", GET, "/api/v1/logs", LOGS_READ, Logs::list));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(LOG);

    private Logs() {}

    private static Response list(OktaCall call) {
        var limit = limit(call);
        var descends = order(call).equals("DESCENDING");
        var until = time(call, "until");
        var range = range(call, until);
        var wanted = LogSearch.test(call);
        var found = call.state().places(LOG, descends ? range.descending() : range).stream()
                .filter(entry -> wanted.test(LogView.json(call, entry.getValue())))
                .limit(limit + 1L)
                .toList();
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var response = Response.json(
                        200,
                        JsonOut.array(
                                page.stream(),
                                (json, entry) -> json.value(object -> LogView.members(call, object, entry.getValue()))))
                .plus(OktaPages.LINK, OktaPages.self(call));
        if (found.size() > limit && !page.isEmpty()) {
            return response.plus(
                    OktaPages.LINK,
                    OktaPages.next(call, cursor(page.getLast().getKey().number())));
        }
        // A feed without end has always a next page, from behind whatever has been looked at.
        return until.isEmpty() && !descends
                ? response.plus(
                        OktaPages.LINK, OktaPages.next(call, cursor(call.state().last(LOG))))
                : response;
    }

    private static String cursor(long number) {
        return Long.toString(number);
    }

    private static Range<Log.Place> range(OktaCall call, Optional<Instant> until) {
        var oldest = call.now().minus(KEPT);
        var since = time(call, "since").orElse(call.now().minus(USUAL));
        var after = after(call);
        var range = LOG.since(since.isBefore(oldest) || after.isPresent() ? oldest : since);
        if (until.isPresent()) {
            range = range.and(LOG.until(until.get()));
        }
        if (after.isEmpty()) {
            return range;
        }
        var number = after.get();
        return order(call).equals("DESCENDING")
                ? range.and(Range.where(place -> place.number() < number ? 0 : 1))
                : range.and(LOG.after(number));
    }

    private static Optional<Long> after(OktaCall call) {
        try {
            return call.query("after").map(Long::parseLong);
        } catch (NumberFormatException notOurs) {
            throw VALIDATION_FAILED.because("after: The field has an invalid value", "after");
        }
    }

    private static String order(OktaCall call) {
        var order = call.query("sortOrder").orElse("ASCENDING");
        if (!order.equals("ASCENDING") && !order.equals("DESCENDING")) {
            throw VALIDATION_FAILED.because("sortOrder: The field has an invalid value", "sortOrder");
        }
        return order;
    }

    private static Optional<Instant> time(OktaCall call, String name) {
        var text = call.query(name).filter(given -> !given.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Language.time(Json.text(text.get()))
                .orElseThrow(() -> VALIDATION_FAILED.because(name + ": must be a valid ISO 8601 date", name)));
    }

    private static int limit(OktaCall call) {
        try {
            var limit = call.query("limit").map(Integer::parseInt).orElse(LIMIT);
            if (limit < 0 || limit > LIMIT_MAX) {
                throw VALIDATION_FAILED.because("limit: must be between 0 and " + LIMIT_MAX, "limit");
            }
            return limit;
        } catch (NumberFormatException notANumber) {
            throw VALIDATION_FAILED.because("limit: must be a number", "limit");
        }
    }
}
