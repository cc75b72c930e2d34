package dtu.scenarios.language;

import java.util.List;
import java.util.Map;

/** Something a scenario gives: a literal, or how to find it. */
public sealed interface Value {
    /** Said as it is: String, Long, Double, Boolean, or Duration where a span is due. */
    record Literal(Object value) implements Value {}

    /** Written with a leading {@code =}. */
    record Computed(Expr expr) implements Value {}

    /** Words with holes: {@code Hi, I'm {me.name}}. Even places are words, odd ones expressions. */
    record Text(List<Value> pieces) implements Value {}

    /** A list of values. */
    record Items(List<Value> items) implements Value {}

    /** Named values, in the order of the file. */
    record Fields(Map<String, Value> fields) implements Value {}
}
