package dtu.harness.control;

import dtu.twins.http.Request;
import dtu.twins.json.Complaints;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.Universe;
import java.util.Map;
import java.util.Optional;

/** A call of the control plane in the hands of its handler. */
record ControlCall(Hosted hosted, Request request, Map<String, String> path) {
    private static final Complaints COMPLAINTS = new Complaints() {
        @Override
        public RuntimeException malformed(MalformedJson problem) {
            return ControlError.bad(
                    "The body is no JSON: " + problem.getMessage(),
                    "Line " + problem.line() + ", column " + problem.column() + ".");
        }

        @Override
        public RuntimeException missing(String path) {
            return ControlError.bad("The member " + path + " is missing.", "");
        }

        @Override
        public RuntimeException mistyped(String path, String expected) {
            return ControlError.bad(
                    (path.isEmpty() ? "The body" : "The member " + path) + " must be " + expected + ".", "");
        }
    };

    Universe universe() {
        return hosted.universe(path("u"));
    }

    String path(String name) {
        var text = path.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no placeholder " + name);
        }
        return text;
    }

    Optional<String> query(String name) {
        return request.query().first(name);
    }

    /** A number in the query; {@code usual} when there is none. */
    int whole(String name, int usual, int most) {
        try {
            var number = query(name).map(Integer::parseInt).orElse(usual);
            if (number < 0) {
                throw ControlError.bad(name + " must not be negative.", "");
            }
            return Math.min(number, most);
        } catch (NumberFormatException noNumber) {
            throw ControlError.bad(name + " must be a number.", "");
        }
    }

    /** The body as an object; no body at all is one without members. */
    Fields body() {
        if (request.body().isEmpty()) {
            return Fields.of(Json.EMPTY_OBJECT, COMPLAINTS);
        }
        try {
            return Fields.of(Json.parse(request.body().bytes()), COMPLAINTS);
        } catch (MalformedJson problem) {
            throw COMPLAINTS.malformed(problem);
        }
    }
}
