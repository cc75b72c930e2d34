package dtu.okta.parameters;

import dtu.okta.bodies.Bodies;
import dtu.okta.bodies.Kind;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values that a member may have by its kind, made up. */
final class Samples {
    private static final List<String> WORDS = List.of(
            "nonsense", "https://new.test/x", "new@new.test", "2026-03-01T00:00:00.000Z", "true", "xxxxxxxxxxxxxx");
    private static final int DEPTH = 4;

    private Samples() {}

    static Stream<Json> of(Kind kind) {
        return of(kind, DEPTH).stream();
    }

    private static List<Json> of(Kind kind, int depth) {
        return switch (kind) {
            case Kind.Any any -> List.of(Json.text("x"), Json.number(7), Json.EMPTY_OBJECT.with("x", "y"));
            case Kind.Opaque opaque -> List.of(Json.EMPTY_OBJECT.with("x", "y"));
            case Kind.Truth truth -> List.of(Json.truth(true), Json.truth(false));
            case Kind.Numeric numeric ->
                Stream.of(1L, 2L, 5L, 12L, 100L, 0L).map(Json::number).toList();
            case Kind.Text text -> words(text.choices()).map(Json::text).toList();
            case Kind.Array(var of, var size) -> {
                var all = new ArrayList<>(List.of(Json.EMPTY_ARRAY));
                of(of, depth).forEach(element -> all.add(Json.array(List.of(element))));
                yield all;
            }
            case Kind.Values(var of) ->
                of(of, depth).stream()
                        .map(value -> Json.EMPTY_OBJECT.with("some", value))
                        .toList();
            case Kind.Shaped shaped -> List.of(Json.EMPTY_OBJECT, whole(shaped, depth));
        };
    }

    /** What has to be one word and no other can only be refused for being another. */
    private static Stream<String> words(List<String> choices) {
        return switch (choices.size()) {
            case 0 -> WORDS.stream();
            case 1 -> Stream.of(choices.getFirst(), WORDS.getFirst());
            default -> choices.stream();
        };
    }

    /** An object with nothing in it but what it must have. */
    static Json least(Kind kind) {
        var object = Json.EMPTY_OBJECT;
        if (kind instanceof Kind.Shaped shaped) {
            for (var member : Bodies.DESCRIBED.shape(shaped, object).members()) {
                object = member.required()
                        ? object.with(member.name(), of(member.kind(), 1).getFirst())
                        : object;
            }
        }
        return object;
    }

    private static Json whole(Kind.Shaped shaped, int depth) {
        var object = Json.EMPTY_OBJECT;
        if (depth > 0) {
            for (var member : Bodies.DESCRIBED.shape(shaped, object).members()) {
                object = object.with(member.name(), of(member.kind(), depth - 1).getLast());
            }
        }
        return object;
    }
}
