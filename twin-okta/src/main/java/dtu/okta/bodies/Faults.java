package dtu.okta.bodies;

import static dtu.okta.OktaError.MALFORMED;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one body, in Okta's words: a wrong type ends the reading, everything else is gathered. */
final class Faults {
    private static final String BLANK = "The field cannot be left blank";
    private static final String INVALID = "The field has an invalid value";
    private static final String LONG = "The field is too long";

    private final Bodies bodies;
    private final List<Fault> found = new ArrayList<>();

    Faults(Bodies bodies) {
        this.bodies = bodies;
    }

    /** A member, by the last part of its path, and what Okta says of it. */
    private record Fault(String member, String says) {}

    void refuse() {
        if (!found.isEmpty()) {
            throw VALIDATION_FAILED.because(causes(), found.getFirst().member());
        }
    }

    List<String> causes() {
        return found.stream()
                .map(fault -> fault.member() + ": " + fault.says())
                .distinct()
                .toList();
    }

    void judge(String member, Json value, Kind kind) {
        switch (kind) {
            case Kind.Any any -> {}
            case Kind.Opaque opaque -> demand(value.isObject());
            case Kind.Truth truth -> demand(value.isTruth());
            case Kind.Numeric number -> number(member, value, number);
            case Kind.Text text -> text(member, value, text);
            case Kind.Array array -> array(member, value, array);
            case Kind.Values values -> {
                demand(value.isObject());
                value.members((name, each) -> present(name, each, values.of()));
            }
            case Kind.Shaped shaped -> {
                demand(value.isObject());
                members(value, bodies.shape(shaped, value));
            }
        }
    }

    private static void demand(boolean fits) {
        if (!fits) {
            throw MALFORMED.refusal();
        }
    }

    private void number(String member, Json value, Kind.Numeric kind) {
        demand(kind.whole() ? value.isWhole() : value.isNumber());
        if (!kind.span().has(value.asDouble())) {
            found.add(new Fault(member, INVALID));
        }
    }

    private void text(String member, Json value, Kind.Text kind) {
        demand(value.isText());
        var text = value.asText();
        var length = kind.length();
        if (text.length() > length.most()) {
            found.add(new Fault(member, LONG));
        } else if (text.length() < length.least()) {
            found.add(new Fault(member, text.isEmpty() ? BLANK : INVALID));
        } else if (!kind.admits(text)) {
            found.add(new Fault(member, INVALID));
        }
    }

    private void array(String member, Json value, Kind.Array kind) {
        demand(value.isArray());
        if (!kind.size().has(value.size())) {
            found.add(new Fault(member, value.size() == 0 ? BLANK : INVALID));
        }
        for (var element : value.elements()) {
            present(member, element, kind.of());
        }
    }

    private void members(Json object, Shape shape) {
        for (var member : shape.members()) {
            var value = object.at(member.name()).filter(given -> !given.isNull());
            if (value.isPresent()) {
                judge(member.name(), value.get(), member.kind());
            } else if (member.required()) {
                found.add(new Fault(member.name(), BLANK));
            }
        }
    }

    private void present(String member, Json value, Kind kind) {
        if (!value.isNull()) {
            judge(member, value, kind);
        }
    }
}
