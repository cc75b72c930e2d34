package dtu.google;

import dtu.google.drive.changes.ChangeFeed;
import dtu.google.drive.files.Multipart;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Mail;
import dtu.twins.Parcel;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Many calls in one request, one after the other, each answered on its own: one that is refused stops no other. */
final class Batch {
    private static final int CALLS_MAX = 100;
    private static final String LINE = "\r\n";
    private static final int BOUNDARY_LETTERS = 24;

    private final Routes routes;
    private final BiConsumer<GoogleCall, Route> admission;
    private final GoogleCall outer;
    private final List<Parcel> parcels = new ArrayList<>();
    private final List<Mail> mail = new ArrayList<>();
    private State state;

    private Batch(Routes routes, BiConsumer<GoogleCall, Route> admission, GoogleCall outer) {
        this.routes = routes;
        this.admission = admission;
        this.outer = outer;
        this.state = outer.state();
    }

    static Commit run(Routes routes, BiConsumer<GoogleCall, Route> admission, GoogleCall outer) {
        var type = outer.request().headers().first("Content-Type").orElse("");
        var parts = Multipart.parts(type, outer.request().body().bytes());
        if (parts.isEmpty()) {
            throw GoogleError.BAD_REQUEST.refusal(
                    "Failed to parse batch request, error: Missing end boundary in multipart" + " body.");
        }
        if (parts.size() > CALLS_MAX) {
            throw GoogleError.BAD_REQUEST.refusal("The batch request could not be processed: too many parts.");
        }
        var batch = new Batch(routes, admission, outer);
        var boundary = "batch_" + GoogleIds.letters(outer.chance().in("batch"), BOUNDARY_LETTERS);
        var answer = new StringBuilder();
        for (var number = 0; number < parts.size(); number++) {
            answer.append("--").append(boundary).append(LINE).append(batch.answered(parts.get(number), number));
        }
        answer.append("--").append(boundary).append("--").append(LINE);
        return batch.commit(Response.of(200, "multipart/mixed; boundary=" + boundary, Blob.of(answer.toString())));
    }

    private Commit commit(Response answer) {
        var commit = Commit.commit(state).answer(answer);
        for (var parcel : parcels) {
            commit = commit.send(parcel);
        }
        for (var letter : mail) {
            commit = commit.mail(letter);
        }
        return commit;
    }

    private String answered(Multipart.Part part, int number) {
        var response = read(part).map(request -> answer(request, number)).orElseGet(() -> malformed(number));
        var id = part.header("content-id");
        var text = new StringBuilder("Content-Type: application/http").append(LINE);
        if (!id.isEmpty()) {
            var bare = id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
            text.append("Content-ID: <response-").append(bare).append('>').append(LINE);
        }
        text.append(LINE)
                .append("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(phrase(response.status()));
        text.append(LINE);
        for (var header : response.headers().all()) {
            text.append(header.name()).append(": ").append(header.value()).append(LINE);
        }
        return text.append("Content-Length: ")
                .append(response.body().size())
                .append(LINE)
                .append(LINE)
                .append(response.body().text())
                .append(LINE)
                .toString();
    }

    private Response malformed(int number) {
        return GoogleError.BAD_REQUEST.response(inner(outer.request(), null, Map.of(), number), "Malformed request.");
    }

    /**
     * The request inside a part: a line, headers, an empty line, a body. Whoever calls is inherited unless it says so.
     */
    private Optional<Request> read(Multipart.Part part) {
        var text = part.bytes().text();
        var end = text.indexOf("\r\n\r\n") >= 0 ? text.indexOf("\r\n\r\n") : text.indexOf("\n\n");
        var head = end < 0 ? text : text.substring(0, end);
        var body = end < 0 ? "" : text.substring(end).replaceFirst("^(\r\n\r\n|\n\n)", "");
        var lines = head.strip().split("\r?\n", -1);
        var words = lines[0].split(" ", -1);
        var method = Arrays.stream(Method.values())
                .filter(known -> known.name().equals(words[0]))
                .findFirst();
        if (words.length < 2 || method.isEmpty()) {
            return Optional.empty();
        }
        var target = words[1].replaceFirst("^https?://[^/]*", "");
        var question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var query = question < 0 ? Parameters.NONE : Parameters.parse(target.substring(question + 1));
        var headers = headers(lines);
        return Optional.of(new Request(
                method.get(), outer.request().origin(), path, query, headers, Blob.of(body.stripTrailing())));
    }

    private Headers headers(String[] lines) {
        var headers = Headers.NONE;
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers = headers.plus(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        var inherited = outer.request().headers().first("Authorization");
        return headers.has("Authorization") || inherited.isEmpty()
                ? headers
                : headers.plus("Authorization", inherited.get());
    }

    private Response answer(Request request, int number) {
        if (!(routes.find(request.method(), request.path()) instanceof Routes.Operation(var route, var path))
                || request.path().startsWith("/batch")) {
            return GoogleError.NO_SUCH_PATH.response(inner(request, null, Map.of(), number));
        }
        var call = inner(request, route, path, number);
        if (request.path().startsWith("/upload/")
                || request.query().first("alt").filter("media"::equals).isPresent()) {
            return GoogleError.BAD_REQUEST.response(call, "Media upload and download are not supported in batches.");
        }
        try {
            return switch (route.handler()) {
                case Route.Stub stub -> GoogleError.NOT_BUILT.response(call).plus("X-DTU-Stub", route.operation());
                case Route.Read read -> {
                    admission.accept(call, route);
                    yield read.answer().apply(call);
                }
                case Route.Write write -> {
                    admission.accept(call, route);
                    yield kept(ChangeFeed.published(call, write.change().apply(call)));
                }
            };
        } catch (Refusal refusal) {
            return refusal.answer(call);
        }
    }

    private Response kept(Commit commit) {
        state = commit.state();
        parcels.addAll(commit.parcels());
        mail.addAll(commit.mail());
        return commit.answer();
    }

    private GoogleCall inner(
            Request request, @org.jspecify.annotations.Nullable Route route, Map<String, String> path, int number) {
        var here = outer.on(state);
        return new GoogleCall(new Context(
                here.tenant(),
                state,
                request,
                route,
                path,
                here.now(),
                here.wall(),
                here.minting(),
                here.chance().in(number),
                here.settings()));
    }

    private static String phrase(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 204 -> "No Content";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            default -> status < 300 ? "OK" : "Error";
        };
    }
}
