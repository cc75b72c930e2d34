package dtu.scenarios.monitors;

import dtu.scenarios.language.Expectation;

/** Finds the monitor for an expectation. */
final class Monitors {
    private Monitors() {}

    static Monitor of(Expectation expectation, Setting setting) {
        return switch (expectation) {
            case Expectation.Finally it -> new StateMonitor(it, setting);
            case Expectation.Always it -> new StateMonitor(it, setting);
            case Expectation.Never it -> new NeverMonitor(it, setting);
            case Expectation.Response it -> new ResponseMonitor(it, setting);
            case Expectation.Precedence it -> new PrecedenceMonitor(it, setting);
            case Expectation.Bounded it -> new BoundedMonitor(it, setting);
            case Expectation.Scoped it -> new ScopedMonitor(it, setting);
            case Expectation.Judged it -> new JudgedMonitor(it, setting);
            case Expectation.Budget it -> new BudgetMonitor(it, setting);
        };
    }
}
