package dtu.okta.bodies;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;

/**
 * The members of an object.
 *
 * @param choice the member that says which of the variants an object is; empty when there are none
 * @param variants the shapes of whole objects, by the value of that member
 */
public record Shape(List<Member> members, String choice, Map<String, String> variants) {
    private static final String REQUIRED = "!";

    /** A member that a client may send, and whether it has to. */
    public record Member(String name, Kind kind, boolean required) {

        static Member of(String name, Kind kind) {
            var required = name.endsWith(REQUIRED);
            return new Member(required ? name.substring(0, name.length() - 1) : name, kind, required);
        }
    }

    /** The name of the shape that the object has by its choice; the other when it makes none. */
    String variant(Json object, String otherwise) {
        return choice.isEmpty()
                ? otherwise
                : variants.getOrDefault(object.textAt(choice).orElse(""), otherwise);
    }
}
