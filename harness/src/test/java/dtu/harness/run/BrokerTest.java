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
        var suite = Suite.load(List.of(folder), new Words(Twins.vocabularies(CAST)));
        var runner = new Runner(suite, App.of("builtin"), CAST, 1);

        // Whether a profile is on is drawn anew for each trajectory.
        for (var index = 0; index < 8; index++) {
            var judged = runner.judged(new TrajectoryKey("quick-manager", index));
            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }
}
