package dtu.scenarios.monitors;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.scenarios.verdict.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String RESPONSE = """
            expect:
              - { id: granted, each: "intent.approve as a where !a.repeat", within: 2m,
                  then: "okta.member.added as g where g.user == a.user" }
            """;

    @Test
    void an_answer_in_its_window_satisfies() {
        var trial = Trial.of(RESPONSE);
        trial.fact("09:00", "intent.approve", "omar", "user=u1");
        assertThat(trial.nextDeadline()).isEqualTo(Trial.at("09:02").plusNanos(1));

        assertThat(trial.fact("09:02", "okta.member.added", "sut", "user=u1")).isEmpty();

        assertThat(trial.nextDeadline()).isNull();
        assertThat(trial.end("17:00").outcome()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void an_answer_to_somebody_else_is_none() {
        var trial = Trial.of(RESPONSE);
        trial.fact("09:00", "intent.approve", "omar", "user=u1");
        trial.fact("09:01", "okta.member.added", "sut", "user=u2");

        assertThat(trial.due("09:03")).containsExactly("granted");

        var judgement = trial.end("17:00");
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNSATISFIED);
        assertThat(judgement.fingerprint()).isEqualTo("granted: intent.approve by omar");
        assertThat(judgement.findings().getFirst().why())
                .isEqualTo("no okta.member.added followed intent.approve by omar at 2026-03-02T09:00:00Z {user=u1}");
    }

    @Test
    void a_late_answer_does_not_heal_what_was_missed() {
        var trial = Trial.of(RESPONSE);
        trial.fact("09:00", "intent.approve", "omar", "user=u1");

        assertThat(trial.fact("09:03", "okta.member.added", "sut", "user=u1")).containsExactly("granted");
    }

    @Test
    void a_window_that_the_end_cuts_short_leaves_it_undecided() {
        var trial = Trial.of(RESPONSE);
        trial.fact("09:00", "intent.approve", "omar", "user=u1");

        var judgement = trial.end("09:01");

        assertThat(Trial.ids(judgement.findings())).containsExactly("granted (open)");
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void an_answer_before_its_time_is_a_violation_at_once() {
        var trial = Trial.of("""
                expect:
                  - { id: waits, each: "call as c where c.status == 429 && c.by == 'sut'", notBefore: "=c.retryAfter",
                      within: 1h, then: "call as d where d.op == c.op && d.by == 'sut'" }
                """);
        trial.fact("09:00", "call", "sut", call(429));

        assertThat(trial.fact("09:00:10", "call", "sut", call(200))).containsExactly("waits");
    }

    @Test
    void an_answer_when_it_was_told_to_come_is_fine() {
        var trial = Trial.of("""
                expect:
                  - { id: waits, each: "call as c where c.status == 429 && c.by == 'sut'", notBefore: "=c.retryAfter",
                      within: 1h, then: "call as d where d.op == c.op && d.by == 'sut'" }
                """);
        trial.fact("09:00", "call", "sut", call(429));
        trial.fact("09:00:30", "call", "sut", call(200));

        assertThat(trial.end("17:00").outcome()).isEqualTo(Outcome.SATISFIED);
    }

    private static Map<String, Object> call(long status) {
        return Map.of("op", "slack.chat.postMessage", "status", status, "retryAfter", Duration.ofSeconds(30));
    }

    @Test
    void in_a_storm_what_was_due_is_due_after_calm_and_grace() {
        var calm = RESPONSE.replace("within: 2m", "within: 2m, phase: calm");
        var forgiven = Trial.of(calm);
        forgiven.fact("09:00", "intent.approve", "omar", "user=u1");
        assertThat(forgiven.fact("10:09", "okta.member.added", "sut", "user=u1"))
                .isEmpty();
        assertThat(forgiven.end("17:00", "10:00").outcome()).isEqualTo(Outcome.SATISFIED);

        var late = Trial.of(calm);
        late.fact("09:00", "intent.approve", "omar", "user=u1");
        late.fact("10:11", "okta.member.added", "sut", "user=u1");
        assertThat(Trial.ids(late.end("17:00", "10:00").findings())).containsExactly("granted");

        var missing = Trial.of(calm);
        missing.fact("09:00", "intent.approve", "omar", "user=u1");
        assertThat(Trial.ids(missing.end("17:00", "10:00").findings())).containsExactly("granted");
    }

    @Test
    void without_a_storm_calm_forgives_nothing() {
        var trial = Trial.of(RESPONSE.replace("within: 2m", "within: 2m, phase: calm"));
        trial.fact("09:00", "intent.approve", "omar", "user=u1");
        trial.fact("09:05", "okta.member.added", "sut", "user=u1");

        assertThat(Trial.ids(trial.end("17:00").findings())).containsExactly("granted");
    }

    private static final String PRECEDENCE = """
            expect:
              - { id: approved, severity: critical, each: "okta.member.added as g where g.by == 'sut'", within: 1h,
                  needs: "intent.approve as a where a.actor == okta.managerOf(g.user).okta && a.at < g.at" }
            """;

    @Test
    void what_had_its_reason_before_it_is_fine() {
        var trial = Trial.of(PRECEDENCE);
        trial.world().answer("okta", "managerOf[u1]", Map.of("okta", "u2"));
        trial.fact("09:00", "intent.approve", "omar", "actor=u2");

        assertThat(trial.fact("10:00", "okta.member.added", "sut", "user=u1")).isEmpty();
    }

    @Test
    void what_had_none_or_too_long_ago_is_a_violation() {
        var trial = Trial.of(PRECEDENCE);
        trial.world().answer("okta", "managerOf[u1]", Map.of("okta", "u2"));
        trial.fact("09:00", "intent.approve", "dana", "actor=u1");
        assertThat(trial.fact("09:01", "okta.member.added", "sut", "user=u1")).containsExactly("approved");
        trial.fact("09:02", "intent.approve", "omar", "actor=u2");
        assertThat(trial.fact("10:03", "okta.member.added", "sut", "user=u1")).containsExactly("approved");
        assertThat(trial.fact("10:04", "okta.member.added", "rule", "user=u1")).isEmpty();
    }

    @Test
    void what_cannot_be_evaluated_leaves_it_undecided() {
        var trial = Trial.of("""
                expect:
                  - { id: odd, never: "okta.member.added as g where okta.user(g.user).status == 'LOCKED'" }
                """);
        trial.fact("09:01", "okta.member.added", "sut", "user=u1");

        var judgement = trial.end("17:00");

        assertThat(Trial.ids(judgement.findings())).containsExactly("odd (open)");
        assertThat(judgement.findings().getFirst().why()).startsWith("cannot be evaluated: ");
        assertThat(judgement.outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void what_must_never_happen_is_told_when_it_does() {
        var trial = Trial.of("""
                expect:
                  - { id: private, severity: critical, never: "drive.shared as s where s.who == 'anyone'" }
                """);

        assertThat(trial.fact("09:00", "drive.shared", "sut", "who=u1")).isEmpty();
        assertThat(trial.fact("09:01", "drive.shared", "sut", "who=anyone")).containsExactly("private");
    }

    @Test
    void a_count_is_exact() {
        var one = """
                expect:
                  - { id: one, exactly: 1, of: "jira.issue.created as i where i.project == 'ACC'" }
                """;
        assertThat(Trial.ids(Trial.of(one).end("17:00").findings())).containsExactly("one");

        var trial = Trial.of(one);
        assertThat(trial.fact("09:00", "jira.issue.created", "sut", "project=ACC"))
                .isEmpty();
        assertThat(trial.fact("09:01", "jira.issue.created", "sut", "project=OPS"))
                .isEmpty();
        assertThat(trial.fact("09:02", "jira.issue.created", "sut", "project=ACC"))
                .containsExactly("one");
    }

    @Test
    void counts_are_kept_apart_by_their_key() {
        var trial = Trial.of("""
                expect:
                  - { id: once, atMost: 1, of: "slack.message as m where m.by == 'sut'", per: "[m.to, m.app]" }
                  - { id: twice, atLeast: 2, of: "slack.message as m", per: m.to }
                """);
        assertThat(trial.fact("09:00", "slack.message", "sut", "to=U1", "app=crm"))
                .isEmpty();
        assertThat(trial.fact("09:01", "slack.message", "sut", "to=U1", "app=erp"))
                .isEmpty();
        assertThat(trial.fact("09:02", "slack.message", "sut", "to=U2", "app=crm"))
                .isEmpty();
        assertThat(trial.fact("09:03", "slack.message", "sut", "to=U1", "app=crm"))
                .containsExactly("once");

        assertThat(Trial.ids(trial.end("17:00").findings())).containsExactly("once", "twice");
    }

    @Test
    void a_scope_begins_and_ends_with_facts() {
        var trial = Trial.of("""
                expect:
                  - { id: gone, from: "okta.user.status as d where d.status == 'DEPROVISIONED'",
                      until: "okta.user.status as e where e.user == d.user && e.status == 'ACTIVE'",
                      never: "okta.member.added as g where g.user == d.user" }
                """);
        assertThat(trial.fact("09:00", "okta.member.added", "sut", "user=u1")).isEmpty();
        trial.fact("09:01", "okta.user.status", "hr", "user=u1", "status=DEPROVISIONED");
        assertThat(trial.fact("09:02", "okta.member.added", "sut", "user=u1")).containsExactly("gone");
        assertThat(trial.fact("09:03", "okta.member.added", "sut", "user=u2")).isEmpty();
        trial.fact("09:04", "okta.user.status", "hr", "user=u1", "status=ACTIVE");
        assertThat(trial.fact("09:05", "okta.member.added", "sut", "user=u1")).isEmpty();
    }

    @Test
    void a_scope_that_ends_asks_for_what_was_owed_inside() {
        var trial = Trial.of("""
                expect:
                  - { id: told, from: outage.start, until: outage.end, atLeast: 1, of: "slack.message as m" }
                """);
        trial.fact("09:00", "outage.start", "fault");
        trial.fact("09:01", "slack.message", "sut");
        assertThat(trial.fact("09:02", "outage.end", "fault")).isEmpty();
        trial.fact("09:03", "outage.start", "fault");

        assertThat(trial.fact("09:04", "outage.end", "fault")).containsExactly("told");
    }

    @Test
    void the_state_at_the_end_is_looked_at_once() {
        var trial = Trial.of("""
                expect:
                  - { id: in, finally: "okta.isMember(dana.okta, 'g1')" }
                  - { id: closed, finally: "jira.issues('project = ACC').all(i, i.fields.status.name == 'Done')" }
                """);
        var issue = Map.of("fields", Map.of("status", Map.of("name", "To Do")));
        trial.world().answer("okta", "isMember[u1, g1]", true).answer("jira", "issues[project = ACC]", List.of(issue));

        var judgement = trial.end("17:00");

        assertThat(Trial.ids(judgement.findings())).containsExactly("closed");
        assertThat(judgement.findings().getFirst().why())
                .isEqualTo("not true at the end: jira.issues('project = ACC').all(i, i.fields.status.name == 'Done')");
    }

    @Test
    void a_state_that_cannot_be_read_at_the_end_is_not_what_was_wanted() {
        var trial = Trial.of("""
                expect: [ { id: gone, finally: "slack.user(dana.slack).deleted" } ]
                """);

        assertThat(trial.end("17:00").outcome()).isEqualTo(Outcome.UNSATISFIED);
    }

    @Test
    void what_must_hold_always_is_told_once_each_time_it_breaks() {
        var trial = Trial.of("""
                expect: [ { id: inside, always: "!okta.isMember('guest', 'g1')" } ]
                """, Trial.stage().answer("okta", "isMember[guest, g1]", false), Judge.NONE);
        assertThat(trial.committed("09:00")).isEmpty();
        trial.world().answer("okta", "isMember[guest, g1]", true);
        assertThat(trial.committed("09:01")).containsExactly("inside");
        trial.world().answer("okta", "isMember[other, g1]", true);
        assertThat(trial.committed("09:02")).isEmpty();
        trial.world().answer("okta", "isMember[guest, g1]", false);
        assertThat(trial.committed("09:03")).isEmpty();

        assertThat(Trial.ids(trial.end("17:00").findings())).containsExactly("inside");
    }

    @Test
    void the_app_may_change_what_a_line_allows_and_nothing_else() {
        var trial = Trial.of("""
                expect: [ { id: some, atMost: 9, of: "slack.message as m" } ]
                touches:
                  - okta.member as c where c.user == dana.okta && c.change == 'removed'
                  - jira.issue as c where c.only(['assignee']) || c.project == 'ACC'
                """);
        assertThat(trial.fact("09:00", "okta.member.removed", "sut", "user=u1")).isEmpty();
        assertThat(trial.fact("09:01", "okta.member.added", "sut", "user=u1")).containsExactly("touches");
        assertThat(trial.fact("09:02", "okta.member.added", "rule", "user=u1")).isEmpty();
        assertThat(trial.fact("09:03", "slack.message", "sut", "to=U1")).containsExactly("touches");
        assertThat(trial.fact("09:04", "jira.issue.assigned", "sut", Map.of("changed", List.of("assignee"))))
                .isEmpty();
        assertThat(trial.fact("09:05", "jira.issue.assigned", "sut", Map.of("changed", List.of("assignee", "summary"))))
                .containsExactly("touches");
        assertThat(trial.fact("09:06", "call", "sut", "op=okta.listUsers")).isEmpty();
    }

    @Test
    void a_story_that_did_not_happen_says_nothing() {
        var demands = """
                expect: [ { id: some, atMost: 9, of: "slack.message as m" } ]
                requires: [ outage.start ]
                sometimes: [ "slack.message as m where m.by == 'sut'", timer ]
                """;
        assertThat(Trial.of(demands).end("17:00").outcome()).isEqualTo(Outcome.VACUOUS);

        var trial = Trial.of(demands);
        trial.fact("09:00", "outage.start", "fault");
        trial.fact("09:01", "slack.message", "sut");
        var judgement = trial.end("17:00");
        assertThat(judgement.outcome()).isEqualTo(Outcome.SATISFIED);
        assertThat(judgement.sometimes())
                .isEqualTo(Map.of("slack.message as m where m.by == 'sut'", true, "timer", false));
    }

    @Test
    void a_budget_is_for_the_app_alone() {
        var trial = Trial.of("""
                expect: [ { id: some, atMost: 9, of: "slack.message as m" } ]
                budget: { sutCalls: { okta: "=1 + 1" }, rateLimited: 0 }
                """);
        for (var by : List.of("sut", "dana", "sut")) {
            assertThat(trial.fact("09:00", "call", by, "op=okta.listUsers", "status=200"))
                    .isEmpty();
        }
        assertThat(trial.fact("09:01", "call", "sut", "op=okta.listUsers", "status=200"))
                .containsExactly("budget");
        assertThat(trial.fact("09:02", "call", "sut", "op=slack.chat.postMessage", "status=429"))
                .containsExactly("budget");
    }

    @Test
    void a_judge_who_is_unsure_or_absent_leaves_it_undecided() {
        var demands = """
                expect:
                  - { id: some, atMost: 9, of: "slack.message as m" }
                  - { id: polite, of: "slack.dms('sut', dana.slack)", judge: "Was it said politely?" }
                """;
        assertThat(Trial.of(demands).end("17:00").outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(judged(demands, Judge.Ruling.YES)).isEqualTo(Outcome.SATISFIED);
        assertThat(judged(demands, Judge.Ruling.NO)).isEqualTo(Outcome.UNSATISFIED);
        assertThat(judged(demands.replace("id: polite", "id: polite, severity: should"), Judge.Ruling.NO))
                .isEqualTo(Outcome.SATISFIED);
    }

    private static Outcome judged(String demands, Judge.Ruling ruling) {
        return Trial.of(demands, Trial.stage(), (rubric, evidence) -> new Judge.Answer(ruling, "words"))
                .end("17:00")
                .outcome();
    }

    @Test
    void a_crash_is_an_unsatisfied_user_and_a_fault_of_ours_is_nobodys() {
        var crashed = Trial.of(RESPONSE);
        crashed.watch().appFailed(Trial.at("09:00"), "answered 500 to dana");
        assertThat(crashed.end("17:00").outcome()).isEqualTo(Outcome.UNSATISFIED);

        var ours = Trial.of(RESPONSE);
        ours.watch().appFailed(Trial.at("09:00"), "answered 500 to dana");
        ours.watch().invalid("twin gap: okta.listBrands");
        assertThat(ours.end("17:00").outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void failures_alike_share_a_fingerprint() {
        var demands = """
                expect: [ { id: few, atMost: 2, of: "slack.message as m" } ]
                """;
        var first = Trial.of(demands);
        first.fact("09:00", "slack.message", "hire-1");
        first.fact("09:01", "slack.message", "sut");
        first.fact("09:02", "slack.message", "hire-2");
        var second = Trial.of(demands);
        second.fact("10:00", "slack.message", "hire-7");
        second.fact("10:01", "slack.message", "sut");
        second.fact("10:02", "slack.message", "hire-7");

        assertThat(first.end("17:00").fingerprint())
                .isEqualTo("few: slack.message by hire < slack.message by sut")
                .isEqualTo(second.end("17:00").fingerprint());
    }
}
