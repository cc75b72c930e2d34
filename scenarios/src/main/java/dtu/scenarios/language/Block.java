package dtu.scenarios.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A mapping of a YAML file. Asking for a key that is missing or of the wrong type is noted as a problem. */
final class Block {
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Mark> keyMarks = new LinkedHashMap<>();
    private final Mark mark;
    private final Reading reading;

    Block(MappingNode node, Reading reading) {
        this.reading = reading;
        this.mark = reading.mark(node);
        for (var tuple : node.getValue()) {
            var keyMark = reading.mark(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                reading.wrong(keyMark, "a key must be a plain word");
            } else if (entries.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
                reading.wrong(keyMark, "'" + key.getValue() + "' is given twice; keep one of them");
            } else {
                keyMarks.put(key.getValue(), reading.contentMark(key));
            }
        }
    }

    Mark mark() {
        return mark;
    }

    Mark keyMark(String key) {
        return keyMarks.getOrDefault(key, mark);
    }

    Reading reading() {
        return reading;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    boolean hasAny(String... keys) {
        for (var key : keys) {
            if (has(key)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Node node(String key) {
        return entries.get(key);
    }

    /** Notes each key that is none of these. */
    void allow(String what, Collection<String> known) {
        for (var key : keys()) {
            if (!known.contains(key)) {
                var hint = Nearest.hint(key, known);
                reading.wrong(
                        keyMark(key),
                        "unknown key '" + key + "' in " + what
                                + (hint.isEmpty() ? "; known are " + String.join(", ", known) : hint));
            }
        }
    }

    /** Notes that a key which must be there is not. */
    void missing(String key, String meaning) {
        reading.wrong(mark, "'" + key + "' is missing; " + meaning);
    }

    String text(String key, String meaning) {
        var node = required(key, meaning);
        return node == null ? "" : reading.text(node, "'" + key + "'");
    }

    String optionalText(String key) {
        var node = node(key);
        return node == null ? "" : reading.text(node, "'" + key + "'");
    }

    @Nullable
    String textOrNull(String key) {
        return has(key) ? optionalText(key) : null;
    }

    double number(String key, double otherwise) {
        var node = node(key);
        return node == null ? otherwise : reading.number(node, "'" + key + "'", otherwise);
    }

    @Nullable
    Integer wholeOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.whole(node, "'" + key + "'");
    }

    boolean truth(String key) {
        var node = node(key);
        return node != null && reading.truth(node, "'" + key + "'");
    }

    @Nullable
    Duration spanOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.span(node, "'" + key + "'");
    }

    Duration span(String key, String meaning) {
        var node = required(key, meaning);
        return node == null ? Duration.ZERO : reading.span(node, "'" + key + "'");
    }

    @Nullable
    Value spanValueOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.spanValue(node, "'" + key + "'");
    }

    @Nullable
    Value valueOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.value(node);
    }

    Value value(String key, String meaning) {
        var node = required(key, meaning);
        return node == null ? new Value.Literal("") : reading.value(node);
    }

    /** The values of the mapping under a key; none when the key is not there. */
    Map<String, Value> values(String key) {
        return block(key, "'" + key + "'").map(Block::values).orElse(Map.of());
    }

    Map<String, Value> values() {
        var values = new LinkedHashMap<String, Value>();
        entries.forEach((key, node) -> values.put(key, reading.value(node)));
        return values;
    }

    Expr expr(String key, String meaning) {
        var node = required(key, meaning);
        return node == null ? new Expr("false", mark) : reading.expr(node, "'" + key + "'");
    }

    @Nullable
    Expr exprOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.expr(node, "'" + key + "'");
    }

    Pattern pattern(String key, String meaning) {
        var node = required(key, meaning);
        return node == null ? new Pattern("", null, null, mark) : reading.pattern(node, "'" + key + "'");
    }

    @Nullable
    Pattern patternOrNull(String key) {
        var node = node(key);
        return node == null ? null : reading.pattern(node, "'" + key + "'");
    }

    Optional<Block> block(String key, String what) {
        var node = node(key);
        return node == null ? Optional.empty() : reading.block(node, what);
    }

    /** Each item of the list under a key; a lone item counts as a list of one; none when the key is not there. */
    <T> List<T> list(String key, Function<Node, T> read) {
        var node = node(key);
        var items = new ArrayList<T>();
        if (node != null) {
            reading.items(node).forEach(item -> items.add(read.apply(item)));
        }
        return items;
    }

    /** State names with weights: a lone name, or a mapping. */
    Map<String, Double> weights(String key) {
        var node = node(key);
        return node == null ? Map.of() : reading.weights(node, "'" + key + "'");
    }

    private @Nullable Node required(String key, String meaning) {
        var node = node(key);
        if (node == null) {
            missing(key, meaning);
        }
        return node;
    }
}
