package dtu.harness.store;

import dtu.scenarios.verdict.Severity;
import java.util.List;

/**
 * What a run folder remembers of a scenario, so that a report can be read without the file.
 *
 * @param hash of the scenario's content: trajectories of different hashes are never mixed
 * @param world the name of the world it is played in
 * @param sometimes what must be reached at least once in the whole run, as the scenario writes it
 * @param faults the fault rules that may be in force
 */
public record ScenarioSpec(
        String name,
        String hash,
        String world,
        double weight,
        String title,
        String story,
        String motivation,
        List<Expectation> expectations,
        List<String> sometimes,
        List<Fault> faults) {

    /** One expectation, with its rule as the scenario writes it. */
    public record Expectation(String id, Severity severity, String rule) {}

    /**
     * One fault rule.
     *
     * @param rule its profile and its place in it, such as {@code okta-down#0}
     * @param aim what it is aimed at, such as {@code on okta.*}
     */
    public record Fault(String rule, String aim) {}

    public ScenarioSpec {
        if (!(weight > 0)) {
            throw new IllegalArgumentException(name + ": a weight is above zero, not " + weight);
        }
        expectations = List.copyOf(expectations);
        sometimes = List.copyOf(sometimes);
        faults = List.copyOf(faults);
    }
}
