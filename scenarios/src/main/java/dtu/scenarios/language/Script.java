package dtu.scenarios.language;

import dtu.twins.words.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scenario whose every expression and pattern is compiled: what an engine runs. Immutable; one script serves all
 * trajectories and threads.
 */
public final class Script {
    private final Scenario scenario;
    private final String hash;
    private final @Nullable FaultProfile imposed;
    private final Words words;
    private final IdentityHashMap<Expr, Program> programs;
    private final IdentityHashMap<Pattern, Condition> conditions;

    Script(
            Scenario scenario,
            @Nullable FaultProfile imposed,
            Words words,
            IdentityHashMap<Expr, Program> programs,
            IdentityHashMap<Pattern, Condition> conditions) {
        this.scenario = scenario;
        this.hash = scenario.hash();
        this.imposed = imposed;
        this.words = words;
        this.programs = programs;
        this.conditions = conditions;
    }

    /** Compiles a scenario against the words of the twins; with a problem for each expression that is wrong. */
    public static Parsed<Script> compile(Scenario scenario, Words words) {
        return compile(scenario, null, words);
    }

    /** The same with a fault profile that is on in every trajectory, whatever the scenario says. */
    public static Parsed<Script> compile(Scenario scenario, @Nullable FaultProfile imposed, Words words) {
        var problems = new Problems();
        var script = new Compiler(new Cel(words), problems).script(scenario, imposed);
        return new Parsed<>(script, problems.list());
    }

    public Scenario scenario() {
        return scenario;
    }

    /** Hex SHA-256 over the canonical content of the scenario: any change of meaning changes it. */
    public String hash() {
        return hash;
    }

    /** What breaks in every trajectory; null when nothing does but what the scenario says. */
    public @Nullable FaultProfile imposed() {
        return imposed;
    }

    /** Every profile that may be on. */
    public List<FaultProfile> faults() {
        var all = new ArrayList<>(scenario.plot().faults());
        if (imposed != null) {
            all.removeIf(profile -> profile.name().equals(imposed.name()));
            all.add(imposed);
        }
        return all;
    }

    public Words words() {
        return words;
    }

    /** The compiled form of one of this scenario's expressions. */
    public Program program(Expr expr) {
        var program = programs.get(expr);
        if (program == null) {
            throw new IllegalArgumentException("no expression of this scenario: " + expr);
        }
        return program;
    }

    /** The compiled form of one of this scenario's patterns. */
    public Condition condition(Pattern pattern) {
        var condition = conditions.get(pattern);
        if (condition == null) {
            throw new IllegalArgumentException("no pattern of this scenario: " + pattern);
        }
        return condition;
    }

    public boolean matches(Pattern pattern, Fact fact, Scene scene) {
        return condition(pattern).matches(fact, scene);
    }

    /** The plain value of an expression. */
    public @Nullable Object value(Expr expr, Scene scene) {
        return program(expr).value(scene);
    }

    /** The plain value: lists and maps are evaluated through and through, words have their holes filled. */
    public @Nullable Object value(Value value, Scene scene) {
        return switch (value) {
            case Value.Literal literal -> literal.value();
            case Value.Computed computed -> value(computed.expr(), scene);
            case Value.Text words ->
                words.pieces().stream().map(piece -> text(value(piece, scene))).collect(Collectors.joining());
            case Value.Items items -> {
                var all = new ArrayList<@Nullable Object>();
                items.items().forEach(item -> all.add(value(item, scene)));
                yield all;
            }
            case Value.Fields fields -> values(fields.fields(), scene);
        };
    }

    public Map<String, @Nullable Object> values(Map<String, Value> values, Scene scene) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> all.put(name, value(value, scene)));
        return all;
    }

    /** The value of something that is a span, such as {@code within}, {@code after}, {@code for}. */
    public Duration span(Value value, Scene scene) {
        if (value(value, scene) instanceof Duration span) {
            return span;
        }
        throw new EvaluationFailed("a span is needed, this is " + value(value, scene));
    }

    /** The value of something that is a list, such as the people of a cohort. */
    public List<?> list(Value value, Scene scene) {
        if (value(value, scene) instanceof List<?> list) {
            return list;
        }
        throw new EvaluationFailed("a list is needed, this is " + value(value, scene));
    }

    /** Words for a person: a list as its items between commas, a whole number without decimals, nothing as nothing. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> items -> items.stream().map(Script::text).collect(Collectors.joining(", "));
            case Double number when number == Math.rint(number) -> Long.toString(number.longValue());
            default -> value.toString();
        };
    }
}
