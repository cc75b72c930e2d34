package dtu.slack;

import dtu.twins.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the real service was seen to answer and to send: which members, and of which JSON type. */
final class Samples {
    private static final Path FOLDER = Path.of("../../shared/specs/slack");
    /** A failure's own members; an answer that is ok has none of them. */
    private static final List<String> OF_FAILURES = List.of("ok", "error", "needed", "provided", "warning");
    /** In the recordings an object that is keyed by ids shows one or two of them. */
    private static final Pattern ID = Pattern.compile("[A-Z][A-Za-z]?[0-9A-Z]{6,}_?");

    private final Map<String, Sample> samples = new HashMap<>();

    private Samples() {}

    /** Empty where the recordings are not beside this repository. */
    static Optional<Samples> recorded() {
        if (!Files.exists(FOLDER)) {
            return Optional.empty();
        }
        var all = new Samples();
        all.webApi();
        all.events();
        all.interactivity();
        all.scim();
        all.audit();
        return Optional.of(all);
    }

    Optional<Sample> of(String what) {
        return Optional.ofNullable(samples.get(what));
    }

    Set<String> names() {
        return samples.keySet();
    }

    private void webApi() {
        var file = read("samples-web-api.json");
        file.at("samples")
                .orElseThrow()
                .members((method, sample) -> samples.put(
                        method, seen(file, sample.at("$same").isPresent() ? resolved(file, sample) : sample)));
    }

    /** Under the type and, if it has one, the subtype of the event. */
    private void events() {
        var file = read("samples-events.json");
        file.at("samples").orElseThrow().members((name, sample) -> {
            var event = sample.at("event").orElseThrow();
            var subtype = event.textAt("subtype").filter(text -> !text.isEmpty() && name.startsWith("Message"));
            samples.put(
                    "event:" + event.textAt("type").orElseThrow()
                            + subtype.map(text -> "/" + text).orElse(""),
                    seen(file, sample));
        });
    }

    private void interactivity() {
        var file = read("samples-interactivity.json");
        file.at("samples")
                .orElseThrow()
                .members((name, sample) ->
                        samples.put("payload:" + sample.textAt("type").orElse("slash_command"), seen(file, sample)));
    }

    private void scim() {
        var file = read("samples-scim.json");
        file.members((path, sample) ->
                samples.put("scim:" + path.replaceFirst("/0+$", "/{id}"), seen(file, sample.without("Errors"))));
    }

    private void audit() {
        var file = read("samples-audit.json");
        file.members((path, sample) -> samples.put("audit:" + path, seen(file, sample)));
    }

    private static Sample seen(Json file, Json sample) {
        var known = sample;
        for (var name : OF_FAILURES) {
            known = known.without(name);
        }
        return new Sample(List.of(known), file.at("$defs").orElse(Json.EMPTY_OBJECT));
    }

    private static Json resolved(Json file, Json sample) {
        return file.at("$defs")
                .orElseThrow()
                .at(sample.textAt("$same").orElseThrow())
                .orElseThrow();
    }

    private static Json read(String name) {
        try {
            return Json.of(Files.readString(FOLDER.resolve(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What was seen in one place; in a list, of all its elements taken together. */
    record Sample(List<Json> seen, Json definitions) {
        Sample {
            seen = seen.stream().map(json -> full(json, definitions)).toList();
        }

        private static Json full(Json given, Json definitions) {
            var json = given;
            while (json.textAt("$same").isPresent()) {
                json = definitions.at(json.textAt("$same").orElseThrow()).orElseThrow();
            }
            return json;
        }

        boolean is(Json answer) {
            return seen.stream().anyMatch(json -> type(json).equals(type(answer)));
        }

        String types() {
            return String.join(
                    " or ", new LinkedHashSet<>(seen.stream().map(Sample::type).toList()));
        }

        static String type(Json json) {
            if (json.isObject()) {
                return "an object";
            }
            if (json.isArray()) {
                return "a list";
            }
            if (json.isText()) {
                return "text";
            }
            return json.isNull() ? "null" : json.isTruth() ? "a truth" : "a number";
        }

        Set<String> names() {
            var names = new LinkedHashSet<String>();
            seen.forEach(json -> names.addAll(json.names()));
            return names;
        }

        /** What its members are called says nothing: they are ids. */
        boolean isKeyedById() {
            return !names().isEmpty()
                    && names().stream().allMatch(name -> ID.matcher(name).matches());
        }

        Sample member(String name) {
            return among(seen.stream().flatMap(json -> json.at(name).stream()));
        }

        Sample anyMember() {
            return among(seen.stream()
                    .flatMap(json ->
                            json.names().stream().map(name -> json.at(name).orElseThrow())));
        }

        Sample element() {
            return among(seen.stream().flatMap(json -> json.elements().stream()));
        }

        private Sample among(Stream<Json> found) {
            return new Sample(new ArrayList<>(found.toList()), definitions);
        }
    }
}
