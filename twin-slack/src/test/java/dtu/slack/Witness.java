package dtu.slack;

import dtu.slack.Samples.Sample;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds everything the twin answers and sends in any test against what the real service was seen to answer and send.
 */
final class Witness {
    /** What senders, apps or callers make up themselves; other tests say what may be in there. */
    private static final Set<String> OPAQUE =
            Set.of("blocks", "attachments", "args", "emoji", "event_payload", "values", "manifest", "submission");

    private static final String FORM = "application/x-www-form-urlencoded";

    /** One for the whole run: what it has heard is judged when all tests are over. */
    static final Witness OF_ALL_TESTS = new Witness();

    private final Optional<Samples> samples = Samples.recorded();
    private final Deviations deviations = Deviations.listed();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Map<Finding, Boolean> verdicts = new ConcurrentHashMap<>();

    private Witness() {}

    boolean hasSamples() {
        return samples.isPresent();
    }

    Set<String> heard() {
        return heard;
    }

    Set<String> recorded() {
        return samples.map(Samples::names).orElse(Set.of());
    }

    Deviations deviations() {
        return deviations;
    }

    /** An answer to a call of the Web API or of SCIM; refusals are not looked at. */
    void answered(Request request, Response response) {
        var path = request.path();
        if (response.status() >= 300 || response.body().isEmpty()) {
            return;
        }
        if (path.startsWith("/api/")) {
            parsed(response.body().text())
                    .filter(answer -> answer.at("ok").filter(Json::asTruth).isPresent())
                    .ifPresent(answer -> look(path.substring("/api/".length()), answer));
        } else if (path.startsWith("/audit/")) {
            parsed(response.body().text())
                    .ifPresent(answer -> look(path.substring(1).replaceFirst("/", ":"), answer));
        } else if (path.startsWith("/scim/")) {
            parsed(response.body().text()).ifPresent(answer -> look(scim(request.method(), path), answer));
        }
    }

    private static String scim(Method method, String path) {
        var parts = path.substring("/scim/".length()).split("/", -1);
        return "scim:" + parts[0] + "/" + parts[1] + (parts.length > 2 || method == Method.POST ? "/{id}" : "");
    }

    /** An event, an interaction or a command, over HTTP or a socket. */
    void sent(Outgoing message) {
        if (message instanceof Outgoing.Http http) {
            posted(http.request());
        } else if (message instanceof Outgoing.Socket(var to, var acknowledgement, var frame, var timeout)) {
            frame.at("payload").ifPresent(this::payload);
        }
    }

    private void posted(Request request) {
        var text = request.body().text();
        if (!request.mediaType().equals(FORM)) {
            parsed(text).ifPresent(this::payload);
            return;
        }
        var form = Parameters.parse(text);
        var payload = form.first("payload");
        if (payload.isPresent()) {
            payload(Json.of(payload.get()));
        } else {
            var command = Json.EMPTY_OBJECT;
            for (var field : form.all()) {
                command = command.with(field.name(), field.value());
            }
            payload(command);
        }
    }

    private void payload(Json payload) {
        var event = payload.at("event");
        if (event.isPresent()) {
            var type = event.get().textAt("type").orElse("");
            var subtype = type.equals("message") ? event.get().textAt("subtype") : Optional.<String>empty();
            look("event:" + type + subtype.map(text -> "/" + text).orElse(""), payload);
        } else {
            look("payload:" + payload.textAt("type").orElse("slash_command"), payload);
        }
    }

    private static Optional<Json> parsed(String text) {
        try {
            return Optional.of(Json.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (MalformedJson noJson) {
            return Optional.empty();
        }
    }

    private void look(String what, Json answer) {
        heard.add(what);
        var found = new ArrayList<Finding>();
        samples.flatMap(all -> all.of(what)).ifPresent(sample -> compare(what, "", sample, answer, found));
        var wrong = found.stream()
                .filter(finding -> !verdicts.computeIfAbsent(finding, deviations::allows))
                .distinct()
                .map(Finding::toString)
                .toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError("not as recorded (mend the twin, or say why in deviations.tsv):\n"
                    + String.join("\n", wrong) + "\nin " + answer);
        }
    }

    private void compare(String what, String pointer, Sample sample, Json answer, List<Finding> found) {
        if (answer.isObject() && sample.isKeyedById()) {
            answer.members((name, value) -> child(what, pointer, "*", sample.anyMember(), value, found));
        } else if (answer.isObject() && !sample.names().isEmpty()) {
            members(what, pointer, sample, answer, found);
        } else if (answer.isArray()) {
            answer.elements().forEach(value -> child(what, pointer, "*", sample.element(), value, found));
        }
    }

    private void members(String what, String pointer, Sample sample, Json answer, List<Finding> found) {
        answer.members((name, value) -> {
            if (sample.names().contains(name)) {
                deviations.present(what, pointer, name);
                child(what, pointer, name, sample.member(name), value, found);
            } else if (!name.equals("ok") && !name.equals("warning")) {
                found.add(new Finding(Finding.Kind.EXTRA, what, pointer, name));
            }
        });
        for (var name : sample.names()) {
            if (answer.at(name).isEmpty()) {
                found.add(new Finding(Finding.Kind.ABSENT, what, pointer, name));
            }
        }
    }

    private void child(String what, String pointer, String name, Sample sample, Json value, List<Finding> found) {
        if (!sample.seen().isEmpty() && !sample.is(value)) {
            found.add(new Finding(Finding.Kind.TYPE, what, pointer, name));
        } else if (!OPAQUE.contains(name)) {
            compare(what, pointer + "/" + name, sample, value, found);
        }
    }
}
