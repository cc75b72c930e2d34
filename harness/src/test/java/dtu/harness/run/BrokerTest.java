package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.universe.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories too narrow for the built-in suite, in which the access broker once erred. */
class BrokerTest {
    private static final Cast CAST = Twins.all();
    private static final String QUICK_MANAGER = """
            scenario: quick-manager
            title: The manager approves at once, and once more
            story: Dana asks for an application; her manager's phone is in her hand.
            motivation: Nobody is to be told twice.
            world: acme
            draw: { app: "=pick(world.apps.filter(a, a.sensitive))" }
            actors:
              dana: { is: "=pick(world.people.filter(p, p.kind == 'contractor'))" }
              omar: { is: "=okta.managerOf(dana.okta)", traits: { answersAfter: "=duration('0s')" } }
            timeline:
              - { at: "09:05", dana: ask, with: { app: "=app.name", for: permanent, reason: invoices }, as: req }
              - { when: "slack.message as m where m.to == omar.slack && m.by == 'sut' && m.kind == 'access_request'",
                  omar: approve, with: { request: "=req" } }
              - { at: "09:07", omar: approve, with: { request: "=req" } }
            horizon: 3h
            faults: [late-answers]
            expect:
              - { id: granted, each: "intent.ask as q", within: 5m,
                  then: "okta.member.added as g where g.user == dana.okta && g.group == app.group" }
              - { id: told-once, atMost: 1, per: "m.to",
                  of: "slack.message as m where m.by == 'sut' && m.kind == 'granted'" }
            touches:
              - okta.member as c where c.user == dana.okta
              - jira.issue as c where c.project == 'ACC'
              - slack.message as c where true
              - slack.member as c where true
            """;

    private static final String BORROWED = """
            scenario: borrowed
            title: Somebody leaves while a file is lent
            story: A file is lent for three hours; within the second one the borrower or the lender is offboarded.
            motivation: Nobody keeps a file because a colleague has left.
            world: acme
            draw:
              lender: "=pick(world.people.filter(p, p.owns.size() > 0 && p.manager != ''))"
              plan: "=pick(lender.owns)"
            actors:
              owner: { is: "=lender", traits: { answersAfter: "=duration('1m')" } }
              juno:
                is: "=pick(world.people.filter(p, p.kind == 'employee' && p.manager != '' && p.key != lender.key))"
              heir: { is: "=okta.managerOf(LEAVER.okta)" }
            timeline:
              - { at: "09:05", juno: ask-file, as: req,
                  with: { owner: "=owner.email", app: "=plan.name", for: 3h, reason: review } }
              - { when: "slack.message as m where m.to == owner.slack && m.by == 'sut' && m.kind == 'access_request'",
                  owner: approve, with: { reason: "" } }
              - { at: "10:05", STEP }
            horizon: 8h
            expect:
              - { id: lent-and-taken-back, severity: critical, each: "intent.approve", within: WITHIN,
                  then: "drive.unshared as u where u.file == plan.id && u.who == juno.google" }
              - { id: locked-out, severity: critical, finally: "!drive.canRead(juno.google, plan.id)" }
              - { id: closed, finally: "jira.issues('project = ACC').all(i, i.fields.status.name == 'Done')" }
            touches:
              - drive.permission as c where true
              - drive.file as c where true
              - jira.issue as c where true
              - slack.message as c where true
              - slack.member as c where true
            requires: [ "drive.shared as s where s.who == juno.google" ]
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner | heir: offboard, with: { leaver: "=owner.email", heir: "=heir.email" }      | 3h10m
            juno  | heir: offboard, with: { leaver: "=juno.email", heir: "=heir.email" }       | 70m
            juno  | juno: giveBack, with: { app: "='drive:' + owner.email + '/' + plan.id" }   | 70m
            """)
    void a_file_that_was_lent_comes_back_whoever_leaves(String leaver, String step, String within, @TempDir Path folder)
            throws IOException {
        var story = BORROWED.replace("LEAVER", leaver).replace("STEP", step).replace("WITHIN", within);
        Files.writeString(folder.resolve("borrowed.yaml"), story);
        var runner = runner(folder);

        for (var index = 0; index < 4; index++) {
            var judged = runner.judged(new TrajectoryKey("borrowed", index));
            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }

    /** Slack shows a message to people long before the app that posted it has its answer. */
    @Test
    void a_click_that_overtakes_the_answer_to_the_card_counts_once(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/late-answers.yaml"), """
                faults: late-answers
                rules:
                  - { on: slack.chat.postMessage, latency: 5s }
                """);
        Files.writeString(folder.resolve("quick-manager.yaml"), QUICK_MANAGER);
        var runner = runner(folder);

        // Whether a profile is on is drawn anew for each trajectory.
        for (var index = 0; index < 8; index++) {
            var judged = runner.judged(new TrajectoryKey("quick-manager", index));
            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }

    private static Runner runner(Path folder) {
        var suite = Suite.load(List.of(folder), new Words(Twins.vocabularies(CAST)));
        return new Runner(suite, App.of("builtin"), CAST, 1);
    }
}
