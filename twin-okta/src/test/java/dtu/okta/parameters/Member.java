package dtu.okta.parameters;

import dtu.okta.bodies.Bodies;
import dtu.okta.bodies.Kind;
import dtu.okta.bodies.Shape;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A member of a body, at any depth.
 *
 * @param place the way to it, such as {@code settings.signOn.audience}
 * @param present what it has in the body; null when it has nothing
 * @param placed the body with something else there
 */
record Member(String place, Kind kind, boolean required, Json present, UnaryOperator<Json> placed) {
    private static final int DEPTH = 7;

    /** The names on the way to it that the body does not have; its own is always among them. */
    Stream<String> added(Json body) {
        var names = place.replace("[]", "").split("\\.", -1);
        var here = body;
        for (var i = 0; i < names.length - 1; i++) {
            var next = first(here).at(names[i]);
            if (next.isEmpty()) {
                return Arrays.stream(names).skip(i);
            }
            here = next.get();
        }
        return Stream.of(names[names.length - 1]);
    }

    private static Json first(Json value) {
        return value.isArray() && value.size() > 0 ? value.elements().getFirst() : value;
    }

    /** All members that such a body may have. */
    static List<Member> of(Json body, Kind kind) {
        var found = new ArrayList<Member>();
        within("", body, kind, UnaryOperator.identity(), found);
        return found;
    }

    private static void within(String place, Json here, Kind kind, UnaryOperator<Json> placed, List<Member> found) {
        switch (kind) {
            case Kind.Shaped shaped -> {
                if (place.split("\\.", -1).length < DEPTH) {
                    for (var member : Bodies.DESCRIBED.shape(shaped, here).members()) {
                        add(place.isEmpty() ? "" : place + ".", here, member, placed, found);
                    }
                }
            }
            case Kind.Array(var of, var size) -> {
                if (of instanceof Kind.Shaped) {
                    var first =
                            here.isArray() && here.size() > 0 ? here.elements().getFirst() : Samples.least(of);
                    within(place + "[]", first, of, element -> placed.apply(Json.array(List.of(element))), found);
                }
            }
            case Kind.Values(var of) -> {
                if (of instanceof Kind.Shaped) {
                    var name = here.isObject() && here.size() > 0 ? here.names().getFirst() : "some";
                    var inner = here.at(name).orElse(Json.EMPTY_OBJECT);
                    within(place + ".*", inner, of, value -> placed.apply(here.with(name, value)), found);
                }
            }
            default -> {}
        }
    }

    /** Its members say by themselves whether they make a difference. */
    private static boolean isMadeOfMembers(Kind kind) {
        return switch (kind) {
            case Kind.Shaped shaped -> true;
            case Kind.Array(var of, var size) -> isMadeOfMembers(of);
            case Kind.Values(var of) -> isMadeOfMembers(of);
            case Kind.Any any -> false;
            case Kind.Opaque opaque -> false;
            case Kind.Truth truth -> false;
            case Kind.Numeric numeric -> false;
            case Kind.Text text -> false;
        };
    }

    private static void add(
            String prefix, Json here, Shape.Member member, UnaryOperator<Json> placed, List<Member> found) {
        var place = prefix + member.name();
        var present = here.at(member.name()).orElse(Json.NULL);
        UnaryOperator<Json> inner =
                value -> placed.apply(value.isNull() ? here.without(member.name()) : here.with(member.name(), value));
        if (!isMadeOfMembers(member.kind())) {
            found.add(new Member(place, member.kind(), member.required(), present, inner));
        }
        within(place, present.isNull() ? Samples.least(member.kind()) : present, member.kind(), inner, found);
    }
}
