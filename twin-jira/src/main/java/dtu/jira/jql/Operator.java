package dtu.jira.jql;

import java.util.Arrays;
import java.util.Locale;

/** How a field is compared. */
enum Operator {
    EQUALS("="),
    NOT_EQUALS("!="),
    LESS("<"),
    GREATER(">"),
    LESS_EQUALS("<="),
    GREATER_EQUALS(">="),
    LIKE("~"),
    NOT_LIKE("!~"),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not"),
    WAS("was"),
    WAS_NOT("was not"),
    WAS_IN("was in"),
    WAS_NOT_IN("was not in");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** From its words, one blank between them. */
    static Operator of(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(lower))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no operator " + words));
    }

    boolean isNegative() {
        return switch (this) {
            case NOT_EQUALS, NOT_LIKE, NOT_IN, IS_NOT, WAS_NOT, WAS_NOT_IN -> true;
            default -> false;
        };
    }

    boolean wantsList() {
        return switch (this) {
            case IN, NOT_IN, WAS_IN, WAS_NOT_IN -> true;
            default -> false;
        };
    }

    boolean looksBack() {
        return switch (this) {
            case WAS, WAS_NOT, WAS_IN, WAS_NOT_IN -> true;
            default -> false;
        };
    }

    boolean compares() {
        return switch (this) {
            case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS -> true;
            default -> false;
        };
    }

    boolean isLike() {
        return this == LIKE || this == NOT_LIKE;
    }
}
