package dtu.scenarios.monitors;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Mark;
import dtu.scenarios.language.Pattern;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Script;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Severity;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches one trajectory. The engine tells it of every fact in order, of every commit, and of the passing of time at
 * the deadlines it names; each time it answers with what is newly violated, so that a trajectory can be stopped at
 * once.
 */
public final class Watch {
    /** The author of what the app under test does. */
    public static final String SUT = "sut";

    private static final Terms APP = new Terms(SUT, Severity.MUST, Phase.STORM_AND_CALM, Mark.NONE);

    private final Setting setting;
    private final List<Monitor> monitors = new ArrayList<>();
    private final Map<String, List<Monitor>> byType = new HashMap<>();
    private final Map<Pattern, Boolean> requires = new LinkedHashMap<>();
    private final Map<Pattern, Boolean> sometimes = new LinkedHashMap<>();
    private final List<String> invalid = new ArrayList<>();

    /**
     * Begins watching.
     *
     * @param scene tells at any time what is then the case
     */
    public Watch(Script script, Scene scene, Judge judge, Instant start) {
        this.setting = new Setting(script, scene, new Report(), judge);
        var demands = script.scenario().demands();
        demands.expect().forEach(expectation -> monitors.add(Monitors.of(expectation, setting)));
        var touches = demands.touches();
        if (touches != null) {
            monitors.add(new TouchesMonitor(touches, setting));
        }
        for (var monitor : monitors) {
            monitor.types()
                    .forEach(type -> byType.computeIfAbsent(type, first -> new ArrayList<>())
                            .add(monitor));
        }
        demands.requires().forEach(pattern -> requires.put(pattern, false));
        demands.sometimes().forEach(pattern -> sometimes.put(pattern, false));
        monitors.forEach(monitor -> monitor.committed(start));
    }

    /** A fact has happened, not earlier than any before it. */
    public List<Finding> next(Fact fact) {
        setting.report().saw(fact);
        byType.getOrDefault(fact.type(), List.of()).forEach(monitor -> monitor.next(fact));
        requires.replaceAll((pattern, hit) -> hit || hits(pattern, fact));
        sometimes.replaceAll((pattern, hit) -> hit || hits(pattern, fact));
        return setting.report().news();
    }

    /** A commit has changed some twin's state. */
    public List<Finding> committed(Instant now) {
        monitors.forEach(monitor -> monitor.committed(now));
        return setting.report().news();
    }

    /** Time has reached this instant. */
    public List<Finding> due(Instant now) {
        monitors.forEach(monitor -> monitor.due(now));
        return setting.report().news();
    }

    /** When {@link #due} should be called next, if no fact comes before; null when time alone can violate nothing. */
    public @Nullable Instant nextDeadline() {
        return monitors.stream()
                .map(Monitor::nextDeadline)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The app under test crashed, hung, or answered an actor with a 5xx: an unsatisfied user. */
    public void appFailed(Instant at, String why) {
        setting.report().violated(APP, at, why, setting.report().recent(List.of()));
    }

    /** Something of ours failed: a twin answered 500 or lacked an operation, an actor broke its persona. */
    public void invalid(String why) {
        invalid.add(why);
    }

    /**
     * The trajectory has ended.
     *
     * @param calm when the last fault had healed; null when there was none
     */
    public Judgement close(Instant end, @Nullable Instant calm) {
        var grace = setting.script().scenario().plot().grace();
        var owed = calm == null ? Instant.MIN : calm.plus(grace);
        due(end);
        monitors.forEach(monitor -> monitor.close(end, owed));
        return new Judgement(
                setting.report().all(owed),
                requires.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(entry -> entry.getKey().toString())
                        .toList(),
                hits(),
                invalid);
    }

    private Map<String, Boolean> hits() {
        var hits = new LinkedHashMap<String, Boolean>();
        sometimes.forEach((pattern, hit) -> hits.put(pattern.toString(), hit));
        return hits;
    }

    /** A pattern that cannot be evaluated is not hit: the run will say that it never was. */
    private boolean hits(Pattern pattern, Fact fact) {
        try {
            return setting.script().matches(pattern, fact, setting.scene());
        } catch (EvaluationFailed failed) {
            return false;
        }
    }
}
