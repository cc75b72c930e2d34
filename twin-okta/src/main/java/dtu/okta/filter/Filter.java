package dtu.okta.filter;

import dtu.twins.json.Json;

/** An expression, parsed; it does not know yet of what. */
public sealed interface Filter {
    /** Both hold. */
    record Both(Filter left, Filter right) implements Filter {}

    /** At least one holds. */
    record Either(Filter left, Filter right) implements Filter {}

    /** It does not hold. */
    record Not(Filter inner) implements Filter {}

    /** A property has a value that compares like this. */
    record Comparison(String property, Operator operator, Json value) implements Filter {}

    /** A property has a value at all. */
    record Present(String property) implements Filter {}
}
