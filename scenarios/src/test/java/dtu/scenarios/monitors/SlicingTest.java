package dtu.scenarios.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Pattern;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Script;
import dtu.scenarios.language.Stage;
import dtu.scenarios.language.Value;
import dtu.twins.chance.Chance;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The monitors, which look at each fact once, agree with reading the whole sequence again for every fact. */
class SlicingTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final int WALKS = 60;
    private static final int LENGTH = 60;

    // spotless:off - formulas, one a line
    @ParameterizedTest
    @ValueSource(
            strings = {
                "each: 'okta.member.added as g', within: 20s, then: 'okta.member.removed as r where r.user == g.user'",
                "each: 'okta.member.added as g where g.user != \"u0\"', within: 20s, notBefore: 3s,"
                        + " then: 'okta.member.removed as r where r.user == g.user && g.group == r.group && r.by != g.by'",
                "each: 'call as c', within: 5s, then: 'call as d where d.status == c.status'",
                "each: 'call as c', notBefore: '=c.retryAfter', then: 'call as d where dyn(double(c.status)) == d.status'",
                "each: 'okta.member.added as g', then: 'okta.member.removed as r where r.user == g.user || r.group == g.group'",
                "each: 'okta.member.added as g', within: 9s, then: 'okta.member.removed as r where r.user == okta.user(g.user).boss'",
            })
    void responses(String form) {
        agree(form, SlicingTest::responses);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "each: 'okta.member.added as g', needs: 'okta.member.removed as r where r.user == g.user'",
                "each: 'okta.member.added as g where g.by == \"sut\"', within: 10s,"
                        + " needs: 'okta.member.removed as r where r.user == okta.user(g.user).boss && r.at < g.at'",
                "each: 'call as c', within: '=c.retryAfter', needs: 'call as d where d.status == c.status && d.by == \"sut\"'",
                "each: 'call as c', within: 4s, needs: 'call as d where d.status > c.status'",
            })
    void precedences(String form) {
        agree(form, SlicingTest::precedences);
    }
    // spotless:on

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from: 'okta.member.added as f', until: 'okta.member.removed as u where u.user == f.user',"
                        + " never: 'call as c where c.by == f.by'",
                "from: 'okta.member.added as f where f.by == \"sut\"', until: end,"
                        + " never: 'okta.member.removed as r where r.group == f.group && r.user == f.user'",
            })
    void scopes(String form) {
        agree(form, SlicingTest::scopes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "atMost: 2, of: 'okta.member.added as g', per: '[g.user, g.group]'",
                "exactly: 3, of: 'call as c where c.by == \"sut\"'",
                "atLeast: 4, of: 'okta.member.removed as r', per: 'r.user'",
            })
    void counts(String form) {
        agree(form, SlicingTest::counts);
    }

    private interface Naive {
        List<Instant> violations(Script script, Expectation expectation, List<Fact> facts, Scene scene, Instant end);
    }

    private static void agree(String form, Naive naive) {
        var script = Trial.script("expect:\n  - { id: it, " + form + " }\n");
        var expectation = script.scenario().demands().expect().getFirst();
        var scene = Trial.stage();
        for (var user = 0; user < 3; user++) {
            scene.answer("okta", "user[u" + user + "]", Map.of("boss", "u" + (user + 1) % 3));
        }
        for (var seed = 0; seed < WALKS; seed++) {
            var facts = walk(new Chance(seed));
            var end = facts.getLast().at().plusSeconds(2);
            var found = watched(script, scene, facts, end);

            assertThat(found)
                    .as("seed %s of %s", seed, form)
                    .isEqualTo(naive.violations(script, expectation, facts, scene, end).stream()
                            .sorted()
                            .toList());
        }
    }

    private static List<Instant> watched(Script script, Stage scene, List<Fact> facts, Instant end) {
        var watch = new Watch(script, scene, Judge.NONE, START);
        facts.forEach(watch::next);
        return watch.close(end, null).findings().stream()
                .filter(finding -> !finding.open())
                .map(finding -> finding.at())
                .toList();
    }

    private static List<Fact> walk(Chance chance) {
        var facts = new ArrayList<Fact>();
        var at = START;
        for (var i = 0; i < LENGTH; i++) {
            var step = chance.in(i);
            at = at.plusSeconds(step.below(4, 0));
            var type = step.pick(List.of("okta.member.added", "okta.member.removed", "call"), 1);
            var fields = new HashMap<String, Object>();
            if (type.equals("call")) {
                fields.put("status", 200L + step.below(3, 2));
                fields.put("retryAfter", Duration.ofSeconds(step.below(6, 3)));
            } else {
                fields.put("group", "g" + step.below(2, 2));
                if (step.below(10, 4) > 0) {
                    fields.put("user", "u" + step.below(3, 3));
                } else {
                    fields.put("user", "nobody");
                }
            }
            facts.add(new Fact(i, at, type, step.pick(List.of("sut", "rule"), 5), fields, 0, 0));
        }
        return facts;
    }

    private static boolean matches(Script script, Pattern pattern, Fact fact, Scene scene) {
        try {
            return script.matches(pattern, fact, scene);
        } catch (EvaluationFailed undecided) {
            return false;
        }
    }

    private static Scene bound(Script script, Pattern pattern, Fact fact, Scene scene) {
        return script.condition(pattern).bound(fact, scene);
    }

    private static Instant later(Script script, @Nullable Value span, Fact from, Scene scene, Instant otherwise) {
        return span == null ? otherwise : from.at().plus(script.span(span, scene));
    }

    private static List<Instant> responses(
            Script script, Expectation expectation, List<Fact> facts, Scene scene, Instant end) {
        var form = (Expectation.Response) expectation;
        var violations = new ArrayList<Instant>();
        for (var i = 0; i < facts.size(); i++) {
            var trigger = facts.get(i);
            if (!matches(script, form.each(), trigger, scene)) {
                continue;
            }
            var inside = bound(script, form.each(), trigger, scene);
            var due = later(script, form.within(), trigger, inside, end);
            var notBefore = later(script, form.notBefore(), trigger, inside, trigger.at());
            var answer = facts.subList(i + 1, facts.size()).stream()
                    .filter(fact -> matches(script, form.then(), fact, inside))
                    .findFirst();
            if (answer.isPresent() && !answer.get().at().isAfter(due)) {
                if (answer.get().at().isBefore(notBefore)) {
                    violations.add(answer.get().at());
                }
            } else if (!due.isAfter(end)) {
                violations.add(due);
            }
        }
        return violations;
    }

    private static List<Instant> precedences(
            Script script, Expectation expectation, List<Fact> facts, Scene scene, Instant end) {
        var form = (Expectation.Precedence) expectation;
        var violations = new ArrayList<Instant>();
        for (var i = 0; i < facts.size(); i++) {
            var fact = facts.get(i);
            if (!matches(script, form.each(), fact, scene)) {
                continue;
            }
            var inside = bound(script, form.each(), fact, scene);
            var preceded = facts.subList(0, i).stream()
                    .filter(before -> !later(script, form.within(), before, inside, fact.at())
                            .isBefore(fact.at()))
                    .anyMatch(before -> matches(script, form.needs(), before, inside));
            if (!preceded) {
                violations.add(fact.at());
            }
        }
        return violations;
    }

    private static List<Instant> scopes(
            Script script, Expectation expectation, List<Fact> facts, Scene scene, Instant end) {
        var form = (Expectation.Scoped) expectation;
        var forbidden = ((Expectation.Never) form.inner()).pattern();
        var violations = new ArrayList<Instant>();
        for (var i = 0; i < facts.size(); i++) {
            if (!matches(script, form.from(), facts.get(i), scene)) {
                continue;
            }
            var inside = bound(script, form.from(), facts.get(i), scene);
            for (var fact : facts.subList(i + 1, facts.size())) {
                var until = form.until();
                if (until != null && matches(script, until, fact, inside)) {
                    break;
                }
                if (matches(script, forbidden, fact, inside)) {
                    violations.add(fact.at());
                }
            }
        }
        return violations;
    }

    private static List<Instant> counts(
            Script script, Expectation expectation, List<Fact> facts, Scene scene, Instant end) {
        var form = (Expectation.Bounded) expectation;
        var per = form.per();
        var counted = facts.stream()
                .filter(fact -> matches(script, form.of(), fact, scene))
                .toList();
        var keys = new HashMap<Object, List<Fact>>();
        if (per == null) {
            keys.put("", counted);
        } else {
            counted.forEach(fact -> keys.computeIfAbsent(
                            String.valueOf(script.value(per, bound(script, form.of(), fact, scene))),
                            first -> new ArrayList<>())
                    .add(fact));
        }
        var violations = new ArrayList<Instant>();
        for (var same : keys.values()) {
            if (form.bound() != Expectation.Bound.AT_LEAST && same.size() > form.count()) {
                violations.add(same.get(form.count()).at());
            }
            if (form.bound() != Expectation.Bound.AT_MOST && same.size() < form.count()) {
                violations.add(end);
            }
        }
        return violations;
    }
}
