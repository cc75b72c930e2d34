package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.Expectation;
import dtu.twins.words.Fact;
import java.util.List;
import java.util.Set;

/** No such fact. */
final class NeverMonitor implements Monitor {
    private final Expectation.Never never;
    private final Setting setting;
    private final Condition forbidden;

    NeverMonitor(Expectation.Never never, Setting setting) {
        this.never = never;
        this.setting = setting;
        this.forbidden = setting.condition(never.pattern());
    }

    @Override
    public Set<String> types() {
        return Set.of(never.pattern().type());
    }

    @Override
    public void next(Fact fact) {
        if (setting.matches(forbidden, fact, setting.scene(), never.terms())) {
            setting.report()
                    .violated(never.terms(), fact.at(), "must never happen: " + Setting.words(fact), List.of(fact));
        }
    }
}
