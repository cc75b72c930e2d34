package dtu.okta.filter;

import java.util.Locale;
import java.util.Optional;

/** How a property is compared. */
public enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE,
    PR;

    /** Operators are written in any case. */
    static Optional<Operator> written(String text) {
        for (var operator : values()) {
            if (operator.name().equals(text.toUpperCase(Locale.ROOT))) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    /** Whether the operator holds for values that compare to the given one like this. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQ -> comparison == 0;
            case NE -> comparison != 0;
            case GT -> comparison > 0;
            case GE -> comparison >= 0;
            case LT -> comparison < 0;
            case LE -> comparison <= 0;
            case CO, SW, EW, PR -> false;
        };
    }
}
