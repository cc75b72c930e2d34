package dtu.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
    /** Eleven lines; what is added begins on line 12. */
    private static final String GOOD = """
            scenario: trial
            title: A trial
            story: Somebody asks for something and somebody else says yes.
            motivation: Tests.
            world: acme
            actors:
              dana: { is: "=world.dana" }
              omar: { is: "=world.omar" }
            timeline:
              - { at: "09:00", dana: ask, with: { what: crm }, as: req }
            horizon: 12h
            """;

    private static final String EXPECT = """
            expect:
              - { id: quiet, never: timer }
            """;

    @Test
    void a_small_story_is_enough() {
        assertThat(Stories.problems(GOOD + EXPECT)).isEmpty();
    }

    @Test
    void an_unknown_key_is_told_with_the_one_that_was_meant() {
        assertThat(Stories.problems(GOOD.replace("horizon", "horzion") + EXPECT))
                .containsExactly(
                        "1:1: 'horizon' is missing; how long a trajectory lasts, such as 12h",
                        "11:1: unknown key 'horzion' in a scenario; did you mean 'horizon'?");
        assertThat(Stories.problems(GOOD + "expect: [ { id: a, never: timer, sevrity: must } ]"))
                .containsExactly("12:34: unknown key 'sevrity' in an expectation; did you mean 'severity'?");
        assertThat(Stories.problems(GOOD.replace("dana: ask,", "dnaa: ask,") + EXPECT)
                        .getFirst())
                .startsWith("10:5: a step needs one deed: ");
    }

    @Test
    void what_is_missing_or_of_the_wrong_type_is_told() {
        assertThat(Stories.problems(GOOD.replace("motivation: Tests.", "weight: heavy") + EXPECT))
                .containsExactly(
                        "1:1: 'motivation' is missing; who with influence would fight for a fix, and why",
                        "4:9: 'weight' must be a number, is 'heavy'");
        assertThat(Stories.problems(GOOD.replace("12h", "12 hours") + EXPECT))
                .containsExactly("11:10: 'horizon' must be a span such as 90s, 1h30m, 3d or 500ms, is '12 hours'");
        assertThat(Stories.problems(GOOD.replace("{ is: \"=world.dana\" }", "Dana") + EXPECT))
                .contains("7:9: actor 'dana' must be a mapping, is 'Dana'");
        assertThat(Stories.problems(GOOD.replace("09:00", "25:00") + EXPECT))
                .containsExactly("10:7: '25:00' is no time; 'at' is a time of day (09:05) or an offset (+5m)");
    }

    @Test
    void ids_and_keys_are_unique() {
        assertThat(Stories.problems(GOOD + EXPECT + "  - { id: quiet, never: outage.start }"))
                .containsExactly("14:7: there is already an expectation 'quiet'; ids are unique");
        assertThat(Stories.problems(GOOD + EXPECT + "horizon: 1h"))
                .containsExactly("14:1: 'horizon' is given twice; keep one of them");
    }

    @Test
    void what_is_not_yaml_is_told_where() {
        assertThat(Stories.problems("scenario: [a\nb: c"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2:2: not YAML: ");
        assertThat(Stories.problems("just words"))
                .containsExactly("1:1: a mapping is needed at the top; 'scenario: some-name' begins a scenario");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "g.usr == 'u1'             | 41 | undefined field 'usr'; did you mean 'user'?",
                "g.at > 3                  | 45 | no matching overload for '>' applied to (time, whole number)",
                "okta.isMembr(g.user, 'x') | 45 | okta has no view 'isMembr'; did you mean 'isMember'?",
                "okta.isMember(g.user)     | 53 | applied to okta.(text); it takes okta.(text, text)",
                "exist(g.user)             | 40 | unknown function 'exist'; did you mean 'exists'?",
                "omr.okta == g.user        | 40 | unknown name 'omr'; did you mean 'omar'?",
                "pick([true])              | 40 | 'pick' draws, and what is judged must not",
                "g.user                    | 40 | true or false is needed here, this is text",
                "g.user ==                 | 49 | not an expression: mismatched input",
                "g.at > req.at + duration('3x') | 64 | '3x' is no span; write 90s, 2h, 3d or 500ms",
            })
    void a_wrong_expression_is_told_with_its_column(String expression, int column, String message) {
        var line = "  - { id: a, never: 'okta.member.added as g where EXPR' }";
        var shift = line.indexOf("EXPR") + 1 - 40;

        assertThat(Stories.problems(GOOD + "expect:\n" + line.replace("EXPR", expression.replace("'", "''"))))
                .first()
                .asString()
                .startsWith("13:" + (column + shift))
                .contains(message);
    }

    @Test
    void words_nobody_uses_are_told() {
        assertThat(Stories.problems(GOOD + """
                expect:
                  - { id: a, never: okta.member.aded }
                  - { id: b, never: intent.aks }
                  - { id: c, never: "as g where" }
                touches: [ okta.membr ]
                budget: { sutCalls: { oktta: 3 } }
                """))
                .containsExactly(
                        "13:21: unknown fact type 'okta.member.aded'; did you mean 'okta.member.added'?",
                        "14:21: nobody here has the intent 'aks'; did you mean 'ask'?",
                        "15:22: 'as g where' is no pattern; a pattern is '<fact type> [as name] [where expression]'",
                        "16:12: unknown entity type 'okta.membr'; did you mean 'okta.member'?",
                        "17:9: there is no service 'oktta'; did you mean 'okta'?");
        assertThat(Stories.problems(GOOD.replace("dana: ask", "dana: okta.deactivateUsr") + EXPECT))
                .containsExactly(
                        "10:5: no operation is called 'okta.deactivateUsr'; did you mean 'okta.deactivateUser'?");
    }

    @Test
    void an_expectation_has_one_form() {
        assertThat(Stories.problems(GOOD + EXPECT + """
                  - { id: none }
                  - { id: two, never: timer, always: "true" }
                  - { id: back, each: timer, needs: timer, notBefore: 1m }
                  - { id: loose, until: timer, never: timer }
                  - { id: open, each: timer }
                """))
                .containsExactly(
                        "14:5: an expectation has one form, this has none; the forms are finally, always, never, each,"
                                + " atMost, atLeast, exactly, judge",
                        "15:5: an expectation has one form, this has always and never; the forms are finally, always,"
                                + " never, each, atMost, atLeast, exactly, judge",
                        "16:30: 'needs' looks back and 'then' looks forward; use one of them",
                        "17:18: 'until' needs 'from': the fact that opens the scope",
                        "18:5: 'then' is missing; 'each' needs 'then' (what must follow) or 'needs' (what must"
                                + " precede)");
    }

    @Test
    void a_story_must_be_able_to_fail_and_somebody_must_notice() {
        var alone = GOOD.replace("  omar: { is: \"=world.omar\" }\n", "");
        assertThat(Stories.problems(alone + EXPECT))
                .containsExactly("1:1: the story is too simple to fail; give it a second actor, a fault, or something"
                        + " that happens later");
        assertThat(Stories.problems(GOOD + "expect: [ { id: a, judge: Was it nice?, of: req } ]"))
                .containsExactly(
                        "1:1: nothing here must be true; a scenario needs one expectation, other than a judge's,"
                                + " of severity must");
    }

    @Test
    void a_persona_leads_somewhere() {
        assertThat(Stories.problems(GOOD + EXPECT + """
                personas:
                  shy:
                    start: idel
                    states:
                      idle: { think: 3m, after: 3m, next: gone }
                      stuck: { intent: ask }
                """))
                .containsExactly(
                        "16:5: there is no state 'idel'; did you mean 'idle'?",
                        "18:7: there is no state 'gone'",
                        "18:26: 'think' and 'after' both say how long to wait; keep one of them",
                        "19:7: state 'stuck' leads nowhere; give it 'next', 'on' or 'end: true'");
        assertThat(Stories.problems(GOOD.replace("world.omar\"", "world.omar\", plays: approvr") + EXPECT))
                .containsExactly("8:3: there is no persona 'approvr'; looked for personas/approvr.yaml");
    }

    @Test
    void a_fault_rule_hits_something_and_breaks_it() {
        assertThat(Stories.problems("""
                faults: odd
                rules:
                  - { on: okta.isMember, give: { status: 503 } }
                  - { on: "okta.*", events: "*", drop: true }
                  - { on: "okta.*", chance: 3 }
                  - { events: "okta.*", delya: 3s, drop: true }
                  - { on: "okta.*", latency: long }
                """))
                .containsExactly(
                        "3:5: no operation is called 'okta.isMember'",
                        "4:5: a rule hits either operations ('on') or 'events'",
                        "5:5: the rule breaks nothing; give it one of give, after-commit, before-commit, latency,"
                                + " stall, reset, truncate, body, limit, auth, stale, edit, skew, drop, delay,"
                                + " duplicate, reorder, redeliver, outage",
                        "5:21: 'chance' must be between 0 and 1, is 3.0",
                        "6:25: unknown key 'delya' in a fault rule; did you mean 'delay'?",
                        "7:30: 'latency' must be a span such as 90s, 1h30m, 3d or 500ms, is 'long'");
    }

    @Test
    void so_many_people_join_at_a_time_of_day() {
        var story = GOOD.replace("world: acme", "world: { base: acme, add: { hire: 3, start: morning } }");

        assertThat(Stories.problems(story + EXPECT))
                .containsExactly(
                        "5:27: 'hires' is missing; how many people join",
                        "5:29: unknown key 'hire' in 'add'; did you mean 'hires'?",
                        "5:38: 'start' is a time of day such as 09:00");
    }

    @Test
    void a_fault_rule_says_what_is_said_and_what_is_out_of_order() {
        assertThat(Stories.problems("""
                faults: odd
                rules:
                  - { on: "okta.*", give: { status: 503, boddy: page } }
                  - { on: "okta.*", give: { status: 503, body: broken } }
                  - { on: "okta.*", body: vendor }
                  - { on: "*", outage: all }
                  - { on: "okta.*", outage: some }
                  - { events: "slack.*", tier: tier2, drop: true }
                  - { on: "okta.*", entity: "request.args", latency: 1s }
                """))
                .containsExactly(
                        "3:42: unknown key 'boddy' in 'give'; did you mean 'body'?",
                        "4:42: 'body' is one of none, page, vendor",
                        "5:21: 'body' is one of broken, none, page",
                        "6:16: an outage is of one service, such as on: \"okta.*\"",
                        "7:21: 'outage' is one of all, writes",
                        "8:26: events have no 'tier', operations do");
    }

    @Test
    void a_fault_rule_that_could_never_hit_anything_is_told() {
        assertThat(Stories.problems("""
                faults: odd
                rules:
                  - { on: "okta.deactivateUser okta.activateUser", latency: 1s }
                  - { on: "okta.*", except: okta.*, latency: 1s }
                  - { on: "okta.*", tier: tier2, latency: 1s }
                  - { on: "slack.chat.*", tier: tier2, latency: 1s }
                  - { on: "slack.*", tier: tier2, latency: 1s }
                  - { events: "octa.*", drop: 0.5 }
                  - { events: "universe.timer", nth: 2, drop: 0.5 }
                  - { on: "slack.*", delay: 1s }
                  - { on: "slack.*", edit: { do: okta.deactivateUsr, as: ann } }
                """))
                .containsExactly(
                        "3:5: no operation is called 'okta.activateUser'; did you mean 'okta.deactivateUser'?",
                        "4:5: all of 'okta.*' is spared by 'except'",
                        "5:5: 'okta.*' has no tiers; slack has",
                        "6:5: no operation of 'slack.chat.*' is in tier2; they are in special",
                        "8:5: 'octa' sends no events; did you mean 'okta'?",
                        "9:33: events have no 'nth', operations do",
                        "10:22: operations have no 'delay', events do",
                        "11:5: no operation is called 'okta.deactivateUsr'; did you mean 'okta.deactivateUser'?");
    }

    @Test
    void the_parts_of_a_fault_rule_are_known() {
        assertThat(Stories.problems("""
                faults: odd
                rules:
                  - { on: "okta.*", after-commit: { stal: true } }
                  - { on: "okta.*", before-commit: { status: 503 } }
                  - { on: "okta.*", limit: { calls: 3, per: soon } }
                  - { on: "okta.*", edit: { as: ann } }
                """))
                .containsExactly(
                        "3:37: unknown key 'stal' in 'after-commit'; did you mean 'stall'?",
                        "4:38: unknown key 'status' in 'before-commit'; known are reset",
                        "5:45: 'per' must be a span such as 90s, 1h30m, 3d or 500ms, is 'soon'",
                        "6:27: 'do' is missing; the operation that somebody is quicker with");
    }

    @Test
    void an_intent_that_the_app_cannot_be_asked_for_is_told() {
        var bindings = new Bindings("desk", Map.of("approve", new Bindings.Binding(Map.of(), Mark.NONE)), Mark.NONE);
        var persona = """
                personas:
                  shy:
                    start: idle
                    states:
                      idle: { intent: say, next: idle }
                """;

        assertThat(Stories.problems(GOOD + EXPECT + persona, bindings))
                .containsExactly(
                        "10:5: the binding of desk has no intent 'ask'; known are approve",
                        "18:7: the binding of desk has no intent 'say'; known are approve");
        assertThat(Stories.problems(GOOD.replace("dana: ask", "dana: approve") + EXPECT, bindings))
                .isEmpty();
        assertThat(Stories.problems(GOOD.replace("dana: ask", "dana: okta.deactivateUser") + EXPECT, bindings))
                .isEmpty();
    }

    @Test
    void a_step_after_the_end_is_told() {
        assertThat(Stories.problems(GOOD.replace("12h", "1h") + EXPECT)).isEmpty();
        assertThat(Stories.problems(GOOD.replace("12h", "59m") + EXPECT))
                .containsExactly("10:5: this never happens: the story ends at 08:59; "
                        + "give it a longer 'horizon' or the step an earlier time");
        assertThat(Stories.problems(GOOD.replace("\"09:00\"", "+17h") + EXPECT))
                .containsExactly("10:5: this never happens: the story ends at 20:00; "
                        + "give it a longer 'horizon' or the step an earlier time");
        assertThat(Stories.problems(GOOD.replace("horizon:", "  - { at: +26h, omar: ask }\nhorizon:")
                                .replace("12h", "26h")
                        + EXPECT))
                .containsExactly("11:5: this never happens: the story ends at 10:00 on day 2; "
                        + "give it a longer 'horizon' or the step an earlier time");
    }

    @Test
    void a_world_is_checked() {
        assertThat(Stories.problems("""
                world: tiny
                company: { domain: tiny.test }
                people:
                  - { key: ann, first: Ann, last: Lee, email: ann@tiny.test }
                """)).isEmpty();
        assertThat(Stories.problems("""
                world: tiny
                peple: []
                company: { people: many }
                people:
                  - { key: ann, first: Ann, last: Lee, mail: ann@tiny.test }
                setup:
                  - { do: okta.deactivateUsr }
                """))
                .containsExactly(
                        "2:1: unknown key 'peple' in a world; did you mean 'people'?",
                        "3:10: 'domain' is missing; the domain of everybody's address",
                        "3:20: 'people' must be a whole number, is 'many'",
                        "5:5: 'email' is missing; every person needs one",
                        "5:40: unknown key 'mail' in a person; did you mean 'email'?",
                        "7:5: no operation is called 'okta.deactivateUsr'; did you mean 'okta.deactivateUser'?");
    }

    @Test
    void a_path_that_is_not_there_is_told() {
        assertThat(Checker.check(List.of(Path.of("no/such.yaml")), List.of(), Office.vocabularies(), null))
                .containsExactly(new Problem("no/such.yaml", 1, 1, "there is no such file or folder"));
    }

    @Test
    void the_hash_is_of_the_content_and_not_of_the_layout() {
        var hash = Stories.script(REST).scenario().hash();

        assertThat(Stories.script("# a note\n\n" + REST).scenario().hash()).isEqualTo(hash);
        assertThat(Stories.script(REST.replace("never: timer", "never:   timer"))
                        .scenario()
                        .hash())
                .isEqualTo(hash);
        assertThat(Stories.script(REST.replace("never: timer", "never: outage.start"))
                        .scenario()
                        .hash())
                .isNotEqualTo(hash);
        assertThat(hash).matches("[0-9a-f]{64}");
    }

    private static final String REST = EXPECT + "actors: { dana: { is: \"=world.dana\" } }\n";
}
