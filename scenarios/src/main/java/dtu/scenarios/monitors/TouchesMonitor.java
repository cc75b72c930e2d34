package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Mark;
import dtu.scenarios.language.TouchRule;
import dtu.scenarios.verdict.Severity;
import dtu.twins.words.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every change by the app must be allowed by some line of {@code touches}. */
final class TouchesMonitor implements Monitor {
    private static final Terms TERMS = new Terms("touches", Severity.CRITICAL, Phase.STORM_AND_CALM, Mark.NONE);

    private final Setting setting;
    private final Map<String, List<Condition>> allowed = new HashMap<>();

    TouchesMonitor(List<TouchRule> rules, Setting setting) {
        this.setting = setting;
        rules.forEach(rule -> allowed.computeIfAbsent(rule.entity(), first -> new ArrayList<>())
                .add(setting.condition(rule.pattern())));
    }

    @Override
    public Set<String> types() {
        return setting.script().words().changes();
    }

    @Override
    public void next(Fact fact) {
        if (!fact.by().equals(Watch.SUT)) {
            return;
        }
        var rules = allowed.getOrDefault(setting.script().words().entity(fact.type()), List.of());
        if (rules.stream().noneMatch(rule -> allows(rule, fact))) {
            var why = "the app changed what it should not: " + Setting.words(fact);
            setting.report().violated(TERMS, fact.at(), why, List.of(fact));
        }
    }

    /** A line that cannot be evaluated allows nothing. */
    private boolean allows(Condition rule, Fact fact) {
        try {
            return rule.holds(fact, setting.scene());
        } catch (EvaluationFailed failed) {
            return false;
        }
    }
}
