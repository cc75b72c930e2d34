package dtu.scenarios.language;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dtu.scenarios.language.Cel.Use;
import dtu.twins.words.Kind;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a scenario's expressions in the order in which their names come into being: world, draws, actors, timeline,
 * then what is judged.
 */
final class Compiler {
    private final Cel cel;
    private final Words words;
    private final Problems problems;
    private final IdentityHashMap<Expr, Program> programs = new IdentityHashMap<>();
    private final IdentityHashMap<Pattern, Condition> conditions = new IdentityHashMap<>();
    private final Set<String> intents = new TreeSet<>();

    Compiler(Cel cel, Problems problems) {
        this.cel = cel;
        this.words = cel.words();
        this.problems = problems;
    }

    Script script(Scenario scenario, @Nullable FaultProfile imposed) {
        intents.addAll(scenario.intents());
        var names = cast(scenario.cast(), Names.WORLD);
        for (var persona : scenario.cast().personas().values()) {
            persona(persona, names.with("me", SimpleType.DYN));
        }
        names = timeline(scenario, names);
        scenario.plot().faults().forEach(this::faults);
        if (imposed != null) {
            faults(imposed);
        }
        demands(scenario.demands(), names);
        return new Script(scenario, imposed, words, programs, conditions);
    }

    /** A fault profile knows the world and the request it hits, whatever scenario uses it. */
    void faults(FaultProfile profile) {
        var names = Names.WORLD.with("request", SimpleType.DYN);
        for (var rule : profile.rules()) {
            rule.target()
                    .reach()
                    .obstacles(words.tiers(), words.services())
                    .forEach(obstacle -> problems.add(rule.mark(), obstacle));
            edit(rule);
            expr(rule.target().entity(), names, Use.JUDGE, Wanted.TRUTH);
            rule.effects().values().forEach(value -> value(value, names, Use.DRAW, Wanted.ANYTHING));
            var from = rule.timing().from();
            var inside = from == null ? names : pattern(from, names);
            var until = rule.timing().until();
            if (until != null) {
                pattern(until, inside);
            }
        }
    }

    /** What somebody does before must be an operation, if it is not computed. */
    private void edit(FaultProfile.Rule rule) {
        if (rule.effects().get("edit") instanceof Value.Fields edit
                && edit.fields().get("do") instanceof Value.Literal(var name)
                && !words.operations().contains(String.valueOf(name))) {
            problems.add(
                    rule.mark(),
                    "no operation is called '" + name + "'" + Nearest.hint(String.valueOf(name), words.operations()));
        }
    }

    /** A persona that stands in its own file knows the world and itself. */
    void persona(Persona persona, Names names) {
        persona.traits().values().forEach(trait -> value(trait, names, Use.DRAW, Wanted.ANYTHING));
        for (var state : persona.states().values()) {
            switch (state.act()) {
                case null -> {}
                case Persona.Say say -> value(say.words(), names, Use.DRAW, Wanted.ANYTHING);
                case Persona.Express express ->
                    express.with().values().forEach(value -> value(value, names, Use.DRAW, Wanted.ANYTHING));
            }
            value(state.exits().after(), names, Use.DRAW, Wanted.SPAN);
            state.exits().on().forEach(reaction -> pattern(reaction.pattern(), names));
        }
    }

    private Names cast(Scenario.Cast cast, Names world) {
        var names = world;
        for (var draw : cast.draws()) {
            value(draw.value(), names, Use.DRAW, Wanted.ANYTHING);
            names = names.withStable(draw.name(), type(draw.value()));
        }
        for (var value : cast.world().add().values()) {
            value(value, names, Use.DRAW, Wanted.ANYTHING);
        }
        for (var actor : cast.actors()) {
            var wanted = actor.size() == ActorSpec.Size.EACH ? Wanted.LIST : Wanted.ANYTHING;
            value(actor.who(), names, Use.DRAW, wanted);
            names = names.withStable(actor.id(), SimpleType.DYN);
            var own = names.with("me", SimpleType.DYN);
            actor.traits().values().forEach(trait -> value(trait, own, Use.DRAW, Wanted.ANYTHING));
            value(actor.arrive(), own, Use.DRAW, Wanted.SPAN);
        }
        return names;
    }

    private CelType type(Value value) {
        var program = value instanceof Value.Computed computed ? programs.get(computed.expr()) : null;
        return program == null ? SimpleType.DYN : program.type();
    }

    private Names timeline(Scenario scenario, Names cast) {
        var names = cast;
        for (var step : scenario.plot().timeline()) {
            var inside = names;
            if (step.when() instanceof Step.Upon upon) {
                inside = pattern(upon.pattern(), names);
                value(upon.after(), inside, Use.DRAW, Wanted.SPAN);
            }
            switch (step.deed()) {
                case Step.Does does -> does(does, step, inside);
                case Step.FaultOn on -> value(on.span(), inside, Use.DRAW, Wanted.SPAN);
                case Step.FaultOff off -> {}
                case Step.Restart restart -> {}
            }
            var as = step.as();
            names = as == null ? names : names.with(as, SimpleType.DYN);
        }
        return names;
    }

    private void does(Step.Does does, Step step, Names names) {
        if (does.vendorOperation() && !words.operations().contains(does.action())) {
            problems.add(
                    step.mark(),
                    "no operation is called '" + does.action() + "'" + Nearest.hint(does.action(), words.operations()));
        }
        var own = names.with("me", SimpleType.DYN);
        does.with().values().forEach(value -> value(value, own, Use.DRAW, Wanted.ANYTHING));
    }

    private void demands(Scenario.Demands demands, Names names) {
        demands.expect().forEach(expectation -> expectation(expectation, names));
        var touches = demands.touches();
        if (touches != null) {
            touches.forEach(rule -> touch(rule, names));
        }
        expr(demands.transparent(), names, Use.JUDGE, Wanted.ANYTHING);
        demands.requires().forEach(required -> pattern(required, names));
        demands.sometimes().forEach(hoped -> pattern(hoped, names));
    }

    private void expectation(Expectation expectation, Names names) {
        switch (expectation) {
            case Expectation.Finally it -> expr(it.condition(), names, Use.JUDGE, Wanted.TRUTH);
            case Expectation.Always it -> expr(it.condition(), names, Use.JUDGE, Wanted.TRUTH);
            case Expectation.Never it -> pattern(it.pattern(), names);
            case Expectation.Response it -> {
                var inside = pattern(it.each(), names);
                pattern(it.then(), inside);
                value(it.within(), inside, Use.JUDGE, Wanted.SPAN);
                value(it.notBefore(), inside, Use.JUDGE, Wanted.SPAN);
            }
            case Expectation.Precedence it -> {
                var inside = pattern(it.each(), names);
                pattern(it.needs(), inside);
                value(it.within(), inside, Use.JUDGE, Wanted.SPAN);
            }
            case Expectation.Bounded it -> expr(it.per(), pattern(it.of(), names), Use.JUDGE, Wanted.ANYTHING);
            case Expectation.Scoped it -> {
                var inside = pattern(it.from(), names);
                var until = it.until();
                if (until != null) {
                    pattern(until, inside);
                }
                expectation(it.inner(), inside);
            }
            case Expectation.Judged it -> expr(it.evidence(), names, Use.JUDGE, Wanted.ANYTHING);
            case Expectation.Budget it -> budget(it, names);
        }
    }

    private void budget(Expectation.Budget budget, Names names) {
        for (var service : budget.sutCalls().keySet()) {
            if (!words.services().contains(service)) {
                problems.add(
                        budget.terms().mark(),
                        "there is no service '" + service + "'" + Nearest.hint(service, words.services()));
            }
        }
        budget.sutCalls().values().forEach(limit -> value(limit, names, Use.JUDGE, Wanted.WHOLE));
        value(budget.rateLimited(), names, Use.JUDGE, Wanted.WHOLE);
    }

    /** Compiles a pattern and returns the names with the one it binds. */
    private Names pattern(Pattern pattern, Names outer) {
        var type = pattern.type();
        if (Words.intent(type)) {
            var intent = Words.intentName(type);
            if (!intents.contains(intent)) {
                problems.add(
                        pattern.mark(), "nobody here has the intent '" + intent + "'" + Nearest.hint(intent, intents));
            }
        } else if (!type.isEmpty() && !words.factNames().contains(type)) {
            problems.add(pattern.mark(), "unknown fact type '" + type + "'" + Nearest.hint(type, words.factNames()));
        }
        return condition(pattern, cel.types().fact(type), words.fields(type), outer);
    }

    private void touch(TouchRule rule, Names names) {
        var fields = words.entities().get(rule.entity());
        if (fields == null) {
            problems.add(
                    rule.pattern().mark(),
                    "unknown entity type '" + rule.entity() + "'"
                            + Nearest.hint(rule.entity(), words.entities().keySet()));
        }
        condition(rule.pattern(), cel.types().change(rule.entity()), fields == null ? Map.of() : fields, names);
    }

    private Names condition(Pattern pattern, CelType type, Map<String, Kind> fields, Names outer) {
        var inside = outer.withFact(pattern.name(), type);
        var where = expr(pattern.where(), inside, Use.JUDGE, Wanted.TRUTH);
        conditions.put(pattern, new Condition(pattern, fields, where, inside, cel));
        return inside;
    }

    private @Nullable Program expr(@Nullable Expr expr, Names names, Use use, Wanted wanted) {
        var program = expr == null
                ? null
                : cel.compile(expr, names, use, wanted, problems).orElse(null);
        if (program != null) {
            programs.put(program.expr(), program);
        }
        return program;
    }

    private void value(@Nullable Value value, Names names, Use use, Wanted wanted) {
        switch (value) {
            case null -> {}
            case Value.Literal literal -> {}
            case Value.Computed computed -> expr(computed.expr(), names, use, wanted);
            case Value.Text words -> words.pieces().forEach(piece -> value(piece, names, use, Wanted.ANYTHING));
            case Value.Items items -> items.items().forEach(item -> value(item, names, use, Wanted.ANYTHING));
            case Value.Fields fields ->
                fields.fields().values().forEach(field -> value(field, names, use, Wanted.ANYTHING));
        }
    }
}
