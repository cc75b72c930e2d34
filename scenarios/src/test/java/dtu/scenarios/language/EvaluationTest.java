package dtu.scenarios.language;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.twins.chance.Chance;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private final Stage stage = new Stage()
            .put(
                    "world",
                    new WorldCard(Map.of(
                            "people",
                                    List.of(Map.of("name", "Dana", "okta", "u1"), Map.of("name", "Omar", "okta", "u2")),
                            "apps",
                                    List.of(
                                            Map.of("name", "crm", "sensitive", false),
                                            Map.of("name", "erp", "sensitive", true)),
                            "rules", List.of(Map.of("name", "dept-sales", "id", "r1")))));

    @Test
    void the_world_is_looked_through_and_looked_up() {
        assertThat(evaluate("world.apps.filter(a, a.sensitive)[0].name")).isEqualTo("erp");
        assertThat(evaluate("world.person('u2').name")).isEqualTo("Omar");
        assertThat(evaluate("world.rule('dept-' + 'sales').id")).isEqualTo("r1");
        assertThat(evaluate("world.person('u9')")).isNull();
        assertThat(evaluate("world.people.size() + 1")).isEqualTo(3L);
        assertThat(evaluate("'people' in world && world['people'].exists(p, p == world.person('u1'))"))
                .isEqualTo(true);
    }

    @Test
    void vendor_json_is_dynamic_and_may_hold_nothing() {
        var user = new HashMap<String, @Nullable Object>();
        user.put("status", "ACTIVE");
        user.put("activated", null);
        user.put("logins", 3);
        user.put("tags", Arrays.asList("a", null, 2));
        stage.answer("okta", "user[u1]", user);

        assertThat(evaluate("okta.user('u1').status == 'ACTIVE'")).isEqualTo(true);
        assertThat(evaluate("okta.user('u1').activated == null")).isEqualTo(true);
        assertThat(evaluate("okta.user('u1').logins > 2")).isEqualTo(true);
        assertThat(evaluate("okta.user('u1').tags[2] == 2 && okta.user('u1').tags[1] == null"))
                .isEqualTo(true);
        assertThat(evaluate("has(okta.user('u1').manager)")).isEqualTo(false);
        assertThat(evaluate("okta.user('u2') == null")).isEqualTo(true);
        assertThat(evaluate("okta.user('u1')")).isSameAs(user);
    }

    @Test
    void what_is_not_there_cannot_be_asked_for_its_fields() {
        assertThatThrownBy(() -> evaluate("okta.user('u2').status"))
                .isInstanceOf(EvaluationFailed.class)
                .hasMessageStartingWith("'okta.user('u2').status': ");
        stage.answer("okta", "user[u1]", Map.of("status", "ACTIVE"));
        assertThatThrownBy(() -> evaluate("okta.user('u1').statsu"))
                .hasMessage("'okta.user('u1').statsu': there is no 'statsu' in [status]");
    }

    @Test
    void a_call_is_made_as_an_observer() {
        assertThat(evaluate("api('slack', 'conversations.members', {'channel': 'C1', 'limit': 3})"))
                .isEqualTo(
                        Map.of("asked", "slack.conversations.members", "with", Map.of("channel", "C1", "limit", 3L)));
    }

    @Test
    void days_are_spans_too() {
        assertThat(evaluate("duration('3d') - duration('90s')"))
                .isEqualTo(Duration.ofDays(3).minusSeconds(90));
        assertThat(evaluate("timestamp('2026-03-01T00:00:00Z') + duration('1d')"))
                .isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void a_field_a_fact_does_not_carry_is_nothing_and_a_truth_is_false() {
        var script = script("""
                  - id: a
                    never: "slack.message as m where !has(m.to) && has(m.channel) && m.to!='U' && m.change == 'message'"
                  - id: b
                    never: "okta.member.added as g where !g.sensitive && g.at < timestamp('2027-01-01T00:00:00Z')"
                """);
        var expectations = script.scenario().demands().expect();
        var message = new Fact(
                0, Instant.parse("2026-03-02T09:00:00Z"), "slack.message", "sut", Map.of("channel", "C1"), 0, 0);
        var member = new Fact(1, Instant.parse("2026-03-02T09:00:00Z"), "okta.member.added", "sut", Map.of(), 0, 0);

        assertThat(script.matches(((Expectation.Never) expectations.get(0)).pattern(), message, stage))
                .isTrue();
        assertThat(script.matches(((Expectation.Never) expectations.get(0)).pattern(), member, stage))
                .isFalse();
        assertThat(script.matches(((Expectation.Never) expectations.get(1)).pattern(), member, stage))
                .isTrue();
    }

    @Test
    void draws_depend_on_seed_path_and_occasion_alone() {
        assertThat(drawn("uniform(duration('1m'), duration('1h'))", 0))
                .isEqualTo(drawn("uniform(duration('1m'), duration('1h'))", 0))
                .isNotEqualTo(drawn("uniform(duration('1m'), duration('1h'))", 1));
        assertThat(drawn("pick([1, 2, 3]) * 10", 0)).isIn(10L, 20L, 30L);
        assertThat(drawn("uniform(3, 4)", 0)).isIn(3L, 4L);
        assertThat((Double) drawn("uniform(0.5, 0.6)", 0)).isBetween(0.5, 0.6);
        assertThat(drawn("weighted({'never': 0, 'always': 2.5})", 0)).isEqualTo("always");
        assertThat(drawn("lognormal(duration('2s'), duration('90s'))", 0)).isInstanceOf(Duration.class);
        assertThat((List<?>) drawn("sample(['a', 'b', 'c'], 2)", 0)).hasSize(2).doesNotHaveDuplicates();
        assertThatThrownBy(() -> drawn("pick(world.people.filter(p, p.name == 'Nobody'))", 0))
                .hasMessageEndingWith("pick() of an empty list");
    }

    @Test
    void arrivals_come_one_after_the_other() {
        var arrivals = new ArrayList<Duration>();
        for (var member = 0; member < 400; member++) {
            arrivals.add((Duration) drawn("poisson(40, duration('1h'))", member));
        }

        assertThat(arrivals).isSorted();
        assertThat(arrivals.getLast()).isBetween(Duration.ofHours(8), Duration.ofHours(12));
    }

    @Test
    void a_draw_can_be_overridden_without_moving_the_others() {
        var expression = "[uniform(1, 1000), uniform(1, 1000)]";
        var plain = requireNonNull((List<?>) drawn(expression, 0));
        var place = new Overrides.Place("draw/it#1", 0);

        assertThat(drawn(expression, 0, new Overrides(Map.of(place, 7L)))).isEqualTo(List.of(plain.get(0), 7L));
    }

    @Test
    void words_have_their_holes_filled() {
        var script = Script.compile(ExamplesTest.scenario("onboarding-cohort"), Office.words())
                .orThrow();
        var newcomer = requireNonNull(script.scenario().cast().personas().get("newcomer"));
        var say = requireNonNull(
                (Persona.Say) requireNonNull(newcomer.states().get("joining")).act());
        var me = Map.of("name", "Ada", "title", "Clerk", "department", "Sales", "skills", List.of("sums"));

        assertThat(script.value(say.words(), stage.with("me", me).drawing(draws(0, Overrides.NONE))))
                .isEqualTo("Hello! Ada here, new Clerk in Sales. I know about sums.");
        assertThat(new Template("request {app} {for}, {nothing}").filled(Map.of("app", "crm", "for", 8.0)::get))
                .isEqualTo("request crm 8, ");
    }

    private @Nullable Object evaluate(String expression) {
        var script = script("  - { id: a, judge: x, of: \"" + expression + "\" }\n");
        return script.value(
                ((Expectation.Judged) script.scenario().demands().expect().getFirst()).evidence(), stage);
    }

    private @Nullable Object drawn(String expression, int ordinal) {
        return drawn(expression, ordinal, Overrides.NONE);
    }

    private @Nullable Object drawn(String expression, int ordinal, Overrides overrides) {
        var script = Stories.script("draw: { it: \"=" + expression + "\" }\nexpect: []\n");
        var draw = script.scenario().cast().draws().getFirst();
        return script.value(draw.value(), stage.drawing(draws(ordinal, overrides)));
    }

    private static Draws draws(int ordinal, Overrides overrides) {
        return new Draws(new Chance(42), "draw/it", ordinal, overrides);
    }

    private static Script script(String expectations) {
        return Stories.script("expect:\n" + expectations);
    }
}
