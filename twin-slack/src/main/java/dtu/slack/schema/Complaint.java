package dtu.slack.schema;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a structure, and where.
 *
 * @param constraint what was broken, such as {@code max_length}; empty when a member is missing or of another type
 * @param expected what would have been right; null where there is no telling
 */
public record Complaint(
        Code code,
        String message,
        String pointer,
        String constraint,
        @Nullable Json expected) {
    /** What stands in front of a missing member's name. */
    private static final String MISSING = "missing required field: ";

    /** The three kinds of mistakes. */
    public enum Code {
        MISSING_FIELD,
        INVALID_TYPE,
        FAILED_CONSTRAINT
    }

    public static Complaint missing(String field, String pointer) {
        return new Complaint(Code.MISSING_FIELD, MISSING + field, pointer, "", null);
    }

    public static Complaint mistyped(String message, String pointer) {
        return new Complaint(Code.INVALID_TYPE, message, pointer, "", null);
    }

    public static Complaint broken(String constraint, @Nullable Json expected, String message, String pointer) {
        return new Complaint(Code.FAILED_CONSTRAINT, message, pointer, constraint, expected);
    }

    /** That several schemas apply of which one fails; the complaint behind it says which. */
    public boolean isWrapping() {
        return constraint.equals("all_of");
    }

    /** The line that methods answer with. */
    public String line() {
        return message + " [json-pointer:" + pointer + "]";
    }

    /** The same taken apart, as blocks.validate answers it. */
    public void members(JsonOut json) {
        json.text("code", code.name().toLowerCase(Locale.ROOT))
                .text("message", message)
                .text("pointer", pointer);
        if (code == Code.MISSING_FIELD) {
            json.text("field", message.substring(MISSING.length()));
        }
        if (code == Code.FAILED_CONSTRAINT) {
            json.object("constraint", out -> out.text("type", constraint).json("expected", expected));
        }
    }
}
