package dtu.scenarios.monitors;

import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Program;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Stage;
import dtu.scenarios.language.WorldCard;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what judging costs: one predicate over one fact with an indexed view against 5 µs, and one fact through the
 * monitors. Run it as a program; it prints the median of rounds after warming up.
 */
final class WatchBenchmark {
    private static final int ROUNDS = 9;
    private static final int TIMES = 100_000;
    private static final double LIMIT_MICROS = 5;

    private static final Map<String, String> PREDICATES = Map.of(
            "fields and names", "g.user == dana.okta && g.group == 'g1' && g.by == 'sut'",
            "an indexed view", "g.by == 'sut' && okta.isMember(g.user, g.group)",
            "vendor json of a view", "okta.user(g.user).status == 'ACTIVE'",
            "a person of the world", "g.user in world.person(g.user).ids");

    private WatchBenchmark() {}

    public static void main(String[] arguments) {
        var stage = stage();
        var fact = new Fact(0, START, "okta.member.added", "sut", Map.of("user", "u1", "group", "g1"), 0, 0);
        var slowest = 0.0;
        for (var predicate : PREDICATES.entrySet()) {
            var script = Trial.script("expect:\n  - { id: it, never: \"okta.member.added as g where true\" }\n"
                    + "  - { id: that, from: \"okta.member.added as g\", finally: \"" + predicate.getValue()
                    + "\" }\n");
            var scoped =
                    (Expectation.Scoped) script.scenario().demands().expect().get(1);
            var program = script.program(((Expectation.Finally) scoped.inner()).condition());
            var bound = script.condition(scoped.from()).bound(fact, stage);
            var micros = median(() -> evaluate(program, bound)) / TIMES;
            slowest = Math.max(slowest, micros);
            System.out.printf(Locale.ROOT, "%-22s %6.2f µs  %s%n", predicate.getKey(), micros, predicate.getValue());
        }
        System.out.printf(
                Locale.ROOT, "slowest predicate: %.2f of the limit of %.0f µs%n", slowest / LIMIT_MICROS, LIMIT_MICROS);
        System.out.printf(
                Locale.ROOT,
                "through the monitors   %6.2f µs per fact, half of them answers, 20,000 facts%n",
                monitors(stage) / 20_000);
        System.out.printf(
                Locale.ROOT, "the same, 200,000 facts %5.2f µs per fact%n", monitorsOver(stage, 200_000) / 200_000);
    }

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static Stage stage() {
        var people = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 400; i++) {
            people.add(Map.of("okta", "u" + i, "name", "Person " + i, "ids", List.of("u" + i)));
        }
        return Trial.stage()
                .put("world", new WorldCard(Map.of("people", people)))
                .answer("okta", "isMember[u1, g1]", true)
                .answer("okta", "user[u1]", Map.of("status", "ACTIVE"));
    }

    private static void evaluate(Program program, Scene scene) {
        for (var i = 0; i < TIMES; i++) {
            if (!program.holds(scene)) {
                throw new IllegalStateException("is true");
            }
        }
    }

    private static double monitors(Stage stage) {
        return monitorsOver(stage, 20_000);
    }

    /** Microseconds for watching so many facts with a response, a precedence and a count. */
    private static double monitorsOver(Stage stage, int count) {
        var script = Trial.script("""
                expect:
                  - { id: gone, each: "okta.member.added as g where g.by == 'sut'", within: 10h,
                      then: "okta.member.removed as r where r.user == g.user && r.group == g.group" }
                  - { id: had, each: "okta.member.removed as r",
                      needs: "okta.member.added as g where r.user == g.user && r.group == g.group" }
                  - { id: few, atMost: 1000, of: "okta.member.added as g", per: g.user }
                """);
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < count; i++) {
            // Answers trail by half of all facts: that many obligations are open at once.
            var subject = i < count / 2 ? i : i - count / 2;
            var type = i < count / 2 ? "okta.member.added" : "okta.member.removed";
            facts.add(
                    new Fact(i, START.plusMillis(i), type, "sut", Map.of("user", "u" + subject, "group", "g1"), 0, 0));
        }
        return median(() -> {
            var watch = new Watch(script, stage, Judge.NONE, START);
            facts.forEach(watch::next);
            if (!watch.close(START.plusSeconds(3600), null).findings().isEmpty()) {
                throw new IllegalStateException("nothing is violated");
            }
        });
    }

    /** Microseconds. */
    private static double median(Runnable work) {
        var times = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS * 2; round++) {
            var begun = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - begun);
        }
        return times.subList(ROUNDS, ROUNDS * 2).stream().sorted().toList().get(ROUNDS / 2) / 1000.0;
    }
}
