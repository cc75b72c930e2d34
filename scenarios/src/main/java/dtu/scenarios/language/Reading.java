package dtu.scenarios.language;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes of one file into the language's values, noting what cannot be turned. */
final class Reading {
    private static final java.util.regex.Pattern PATTERN = java.util.regex.Pattern.compile(
            "\\s*([A-Za-z_][\\w.#-]*)(?:\\s+as\\s+([A-Za-z_]\\w*))?(?:\\s+where\\s+(.+))?\\s*",
            java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern HOLE = java.util.regex.Pattern.compile("\\{([^{}]+)}");
    private static final String PATTERN_FORM = "'<fact type> [as name] [where expression]'";

    private final String file;
    private final Problems problems;

    Reading(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    void wrong(Mark mark, String message) {
        problems.add(mark, message);
    }

    Mark mark(Node node) {
        return node.getStartMark()
                .map(mark -> new Mark(file, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Mark(file, 1, 1));
    }

    /** Where a scalar's first character stands, behind its quote or block indicator. */
    Mark contentMark(ScalarNode node) {
        var mark = mark(node);
        if (node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED) {
            return new Mark(file, mark.line() + 1, 1);
        }
        return node.isPlain() ? mark : mark.right(1);
    }

    String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        wrong(mark(node), what + " must be text, is " + kind(node));
        return "";
    }

    double number(Node node, String what, double otherwise) {
        if (literal(node) instanceof Number number) {
            return number.doubleValue();
        }
        wrong(mark(node), what + " must be a number, is " + kind(node));
        return otherwise;
    }

    int whole(Node node, String what) {
        if (literal(node) instanceof Long number && number == number.intValue()) {
            return number.intValue();
        }
        wrong(mark(node), what + " must be a whole number, is " + kind(node));
        return 0;
    }

    boolean truth(Node node, String what) {
        if (literal(node) instanceof Boolean truth) {
            return truth;
        }
        wrong(mark(node), what + " must be true or false, is " + kind(node));
        return false;
    }

    Duration span(Node node, String what) {
        var written = node instanceof ScalarNode scalar ? Spans.span(scalar.getValue()) : Optional.<Duration>empty();
        if (written.isEmpty()) {
            wrong(mark(node), what + " must be " + Spans.FORM + ", is " + kind(node));
        }
        return written.orElse(Duration.ZERO);
    }

    /** A span, or an expression for one. */
    Value spanValue(Node node, String what) {
        return computed(node).<Value>map(Value.Computed::new).orElseGet(() -> new Value.Literal(span(node, what)));
    }

    Value value(Node node) {
        return switch (node) {
            case MappingNode mapping -> new Value.Fields(new Block(mapping, this).values());
            case SequenceNode sequence ->
                new Value.Items(sequence.getValue().stream().map(this::value).toList());
            default -> computed(node).<Value>map(Value.Computed::new).orElseGet(() -> new Value.Literal(literal(node)));
        };
    }

    /** Words with {@code {holes}}; a scalar with a leading {@code =} is an expression here too. */
    Value words(Node node, String what) {
        var computed = computed(node);
        if (computed.isPresent() || !(node instanceof ScalarNode scalar)) {
            return computed.<Value>map(Value.Computed::new).orElseGet(() -> new Value.Literal(text(node, what)));
        }
        var text = scalar.getValue();
        var pieces = new ArrayList<Value>();
        var end = 0;
        for (MatchResult hole : HOLE.matcher(text).results().toList()) {
            pieces.add(new Value.Literal(text.substring(end, hole.start())));
            pieces.add(new Value.Computed(
                    new Expr(hole.group(1), contentMark(scalar).right(hole.start(1)))));
            end = hole.end();
        }
        pieces.add(new Value.Literal(text.substring(end)));
        return new Value.Text(List.copyOf(pieces));
    }

    Expr expr(Node node, String what) {
        return computed(node).orElseGet(() -> {
            var source = text(node, what);
            return new Expr(source, node instanceof ScalarNode scalar ? contentMark(scalar) : mark(node));
        });
    }

    Pattern pattern(Node node, String what) {
        var text = text(node, what);
        return node instanceof ScalarNode scalar ? pattern(text, contentMark(scalar)) : nothing(mark(node));
    }

    Pattern pattern(String text, Mark mark) {
        var parts = PATTERN.matcher(text);
        if (!parts.matches()) {
            wrong(mark, "'" + text + "' is no pattern; a pattern is " + PATTERN_FORM);
            return nothing(mark);
        }
        var where = parts.group(3) == null ? null : new Expr(parts.group(3), mark.right(parts.start(3)));
        return new Pattern(parts.group(1), parts.group(2), where, mark.right(parts.start(1)));
    }

    Optional<Block> block(Node node, String what) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new Block(mapping, this));
        }
        wrong(mark(node), what + " must be a mapping, is " + kind(node));
        return Optional.empty();
    }

    /** The items of a list; a lone node is a list of one. */
    List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    Map<String, Double> weights(Node node, String what) {
        var weights = new LinkedHashMap<String, Double>();
        if (node instanceof MappingNode mapping) {
            var block = new Block(mapping, this);
            block.keys().forEach(key -> weights.put(key, block.number(key, 0)));
        } else {
            weights.put(text(node, what), 1.0);
        }
        return weights;
    }

    private static Pattern nothing(Mark mark) {
        return new Pattern("", null, null, mark);
    }

    private Optional<Expr> computed(Node node) {
        return node instanceof ScalarNode scalar && scalar.getValue().startsWith("=")
                ? Optional.of(new Expr(
                        scalar.getValue().substring(1), contentMark(scalar).right(1)))
                : Optional.empty();
    }

    private static Object literal(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(text);
        }
        try {
            return scalar.getTag().equals(Tag.INT) ? (Object) wholeNumber(text) : numberOrText(scalar);
        } catch (NumberFormatException beyondLong) {
            return text;
        }
    }

    private static long wholeNumber(String text) {
        return text.startsWith("0x")
                ? Long.parseLong(text.substring(2), 16)
                : text.startsWith("0o") ? Long.parseLong(text.substring(2), 8) : Long.parseLong(text);
    }

    private static Object numberOrText(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.FLOAT) ? (Object) Double.parseDouble(scalar.getValue()) : scalar.getValue();
    }

    private static String kind(Node node) {
        return switch (node) {
            case MappingNode mapping -> "a mapping";
            case SequenceNode sequence -> "a list";
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
            case ScalarNode scalar -> "'" + scalar.getValue() + "'";
            default -> "something else";
        };
    }
}
