package dtu.harness.run;

import dtu.harness.store.ScenarioSpec;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.FaultProfile;
import dtu.scenarios.language.Pattern;
import dtu.scenarios.language.Script;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a run folder remembers of a scenario, so that a report can be read without the file. */
final class Specs {
    private Specs() {}

    static ScenarioSpec of(Script script) {
        var scenario = script.scenario();
        return new ScenarioSpec(
                scenario.id(),
                script.hash(),
                scenario.cast().world().base(),
                scenario.header().weight(),
                scenario.header().title(),
                scenario.header().story(),
                scenario.header().motivation(),
                scenario.demands().expect().stream().map(Specs::expectation).toList(),
                scenario.demands().sometimes().stream().map(Pattern::toString).toList(),
                script.faults().stream().flatMap(Specs::faults).toList());
    }

    private static Stream<ScenarioSpec.Fault> faults(FaultProfile profile) {
        return IntStream.range(0, profile.rules().size())
                .mapToObj(at -> new ScenarioSpec.Fault(
                        profile.ruleName(at), aim(profile.rules().get(at).target())));
    }

    private static String aim(FaultProfile.Target target) {
        var entity = target.entity();
        return (target.on().isEmpty() ? "events " + target.events() : "on " + target.on())
                + (target.except().isEmpty() ? "" : " except " + target.except())
                + (target.tier().isEmpty() ? "" : " of " + target.tier())
                + (target.actor().isEmpty() ? "" : " by " + target.actor())
                + (entity == null ? "" : " where " + entity.source());
    }

    private static ScenarioSpec.Expectation expectation(Expectation expectation) {
        return new ScenarioSpec.Expectation(
                expectation.terms().id(), expectation.terms().severity(), rule(expectation));
    }

    private static String rule(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Finally(var terms, var condition) -> "finally " + condition.source();
            case Expectation.Always(var terms, var condition) -> "always " + condition.source();
            case Expectation.Never(var terms, var pattern) -> "never " + pattern;
            case Expectation.Response(var terms, var each, var then, var within, var notBefore) ->
                "each " + each + " then " + then;
            case Expectation.Precedence(var terms, var each, var needs, var within) ->
                "each " + each + " needs " + needs;
            case Expectation.Bounded(var terms, var bound, var count, var of, var per) ->
                words(bound) + " " + count + " of " + of;
            case Expectation.Scoped(var terms, var from, var until, var inner) -> "from " + from + ": " + rule(inner);
            case Expectation.Judged(var terms, var rubric, var evidence) -> "judge: " + rubric;
            case Expectation.Budget budget -> "budget";
        };
    }

    private static String words(Expectation.Bound bound) {
        return switch (bound) {
            case AT_MOST -> "at most";
            case AT_LEAST -> "at least";
            case EXACTLY -> "exactly";
        };
    }
}
