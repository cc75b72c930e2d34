package dtu.scenarios.monitors;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Value;
import dtu.twins.words.Fact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many calls the app may make, and how many of them may be turned away for coming too often. */
final class BudgetMonitor implements Monitor {
    private static final String CALL = "call";
    private static final long TOO_MANY_REQUESTS = 429;

    private final Expectation.Budget budget;
    private final Terms terms;
    private final Setting setting;
    private final Map<String, Long> spent = new HashMap<>();

    BudgetMonitor(Expectation.Budget budget, Setting setting) {
        this.budget = budget;
        this.terms = budget.terms();
        this.setting = setting;
    }

    @Override
    public Set<String> types() {
        return Set.of(CALL);
    }

    @Override
    public void next(Fact fact) {
        if (!fact.by().equals(Watch.SUT)) {
            return;
        }
        var operation = String.valueOf(fact.fields().get("op"));
        var service = operation.substring(0, Math.max(0, operation.indexOf('.')));
        spend("calls to " + service, budget.sutCalls().get(service), fact);
        if (fact.fields().get("status") instanceof Number status && status.longValue() == TOO_MANY_REQUESTS) {
            spend("rate-limited calls", budget.rateLimited(), fact);
        }
    }

    private void spend(String what, @Nullable Value limit, Fact fact) {
        if (limit == null) {
            return;
        }
        var count = spent.merge(what, 1L, Long::sum);
        try {
            if (setting.script().value(limit, setting.scene()) instanceof Number most
                    && count == most.longValue() + 1) {
                setting.report().violated(terms, fact.at(), "more than " + most + " " + what, List.of(fact));
            }
        } catch (EvaluationFailed failed) {
            setting.report().unclear(terms, fact.at(), String.valueOf(failed.getMessage()));
        }
    }
}
