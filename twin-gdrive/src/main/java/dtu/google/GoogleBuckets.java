package dtu.google;

import dtu.google.oauth.GoogleNumbers;
import dtu.twins.Route;
import dtu.twins.Twin.Bucket;
import dtu.twins.http.Method;
import java.time.Duration;
import java.util.List;

/** What a call counts against: reads and writes of a person, and of the project, by the minute. */
final class GoogleBuckets {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int DRIVE_A_MINUTE = 12_000;
    private static final int SHEETS_A_PERSON = 60;
    private static final int SHEETS_A_PROJECT = 300;
    private static final int DOCS_READS = 300;
    private static final int DOCS_WRITES = 60;
    private static final int DIRECTORY_A_MINUTE = 2_400;
    private static final int PROJECT_FACTOR = 10;

    private GoogleBuckets() {}

    static List<Bucket> of(GoogleCall call) {
        var who = who(call);
        var kind = kind(call);
        var key = call.api().host() + " " + kind;
        return switch (call.api()) {
            case DRIVE -> List.of(new Bucket(key + " " + who, DRIVE_A_MINUTE, MINUTE));
            case DOCS -> {
                var limit = kind.equals("Read") ? DOCS_READS : DOCS_WRITES;
                yield List.of(
                        new Bucket(key + " " + who, limit, MINUTE), new Bucket(key, limit * PROJECT_FACTOR, MINUTE));
            }
            case SHEETS ->
                List.of(
                        new Bucket(key + " " + who, SHEETS_A_PERSON, MINUTE),
                        new Bucket(key, SHEETS_A_PROJECT, MINUTE));
            case DIRECTORY -> List.of(new Bucket(key + " " + who, DIRECTORY_A_MINUTE, MINUTE));
            case OAUTH -> List.of();
        };
    }

    private static String who(GoogleCall call) {
        try {
            return call.caller() instanceof GoogleCaller.Bearer bearer
                    ? bearer.person().id().value()
                    : "nobody";
        } catch (dtu.twins.Refusal badCredential) {
            return "nobody";
        }
    }

    /** Reading with POST counts as reading. */
    private static String kind(GoogleCall call) {
        var reads = call.route()
                .map(Route::handler)
                .filter(Route.Read.class::isInstance)
                .isPresent();
        return reads || call.request().method() == Method.GET ? "Read" : "Write";
    }

    static String message(GoogleCall call, Bucket bucket) {
        if (call.api() == Api.DRIVE) {
            return "Rate Limit Exceeded";
        }
        var kind = kind(call);
        var per = bucket.key().endsWith(kind) ? "per minute" : "per minute per user";
        return "Quota exceeded for quota metric '" + kind + " requests' and limit '" + kind + " requests " + per
                + "' of service '" + call.api().host() + "' for consumer 'project_number:"
                + GoogleNumbers.project(call.tenant()) + "'.";
    }
}
