package dtu.scenarios.monitors;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Program;
import dtu.twins.words.Sight;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true of the state: at the end, or after every commit that touched a twin the expression looks at. */
final class StateMonitor implements Monitor {
    private final Terms terms;
    private final Program condition;
    private final Setting setting;
    private final Occasion occasion;
    private final Map<String, Sight> seen = new HashMap<>();
    private boolean broken;

    /** When the state is looked at. */
    private enum Occasion {
        END,
        COMMIT
    }

    StateMonitor(Expectation.Finally expectation, Setting setting) {
        this(expectation.terms(), setting.script().program(expectation.condition()), setting, Occasion.END);
    }

    StateMonitor(Expectation.Always expectation, Setting setting) {
        this(expectation.terms(), setting.script().program(expectation.condition()), setting, Occasion.COMMIT);
    }

    private StateMonitor(Terms terms, Program condition, Setting setting, Occasion occasion) {
        this.terms = terms;
        this.condition = condition;
        this.setting = setting;
        this.occasion = occasion;
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void committed(Instant now) {
        if (occasion == Occasion.COMMIT && changed()) {
            evaluate(now, "no longer true");
        }
    }

    @Override
    public void close(Instant end, Instant owed) {
        if (terms.phase() == Phase.CALM_ONLY && end.isBefore(owed)) {
            setting.report().open(terms, end, "the end came before calm and grace", List.of());
        } else {
            broken &= occasion == Occasion.COMMIT && terms.phase() == Phase.STORM_AND_CALM;
            evaluate(end, "not true at the end");
        }
    }

    /** Also true the first time, and always for an expression that looks at no twin. */
    private boolean changed() {
        var changed = condition.services().isEmpty();
        for (var service : condition.services()) {
            var sight = setting.scene().sight(service);
            changed |= !sight.equals(seen.put(service, sight));
        }
        return changed;
    }

    /** Says once what is broken, and again only after it was whole in between. */
    private void evaluate(Instant now, String complaint) {
        var why = complaint(complaint);
        if (!why.isEmpty() && !broken) {
            setting.report().violated(terms, now, why, setting.report().recent(condition.services()));
        }
        broken = !why.isEmpty();
    }

    private String complaint(String complaint) {
        try {
            return condition.holds(setting.scene())
                    ? ""
                    : complaint + ": " + condition.expr().source();
        } catch (EvaluationFailed failed) {
            return complaint + ", cannot be evaluated: " + failed.getMessage();
        }
    }
}
