package dtu.harness.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.harness.Main;
import dtu.harness.run.App;
import dtu.harness.run.Runner;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.harness.store.Judged;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Guest.Pace;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.universe.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps outside this process are judged like those inside. */
class OutsideAppTest {
    private static final Cast CAST = Twins.all();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pace COOPERATIVE = new Pace.Cooperative(Duration.ofMillis(25));

    private static final String STORY = """
            scenario: a-word-at-noon
            title: The app says something at noon
            story: Somebody works; at noon the app has something to say.
            motivation: An app outside lives in the same time as everybody else.
            world: acme
            actors:
              ann: { is: "=pick(world.people)" }
              bob: { is: "=world.admin" }
            timeline:
              - { at: "09:00", ann: slack.chat.postMessage, with: { channel: general, text: good morning } }
            horizon: 6h
            expect:
              - { id: rung, exactly: 1,
                  of: "timer as t where t.by == 'sut' && t.at >= timestamp('2026-01-05T12:00:00Z')" }
              - { id: spoken, exactly: 1, of: "slack.message as m where m.by == 'sut'" }
              - { id: not-before-noon, severity: critical,
                  never: "slack.message as m where m.by == 'sut' && m.at < timestamp('2026-01-05T12:00:00Z')" }
            touches:
              - slack.message as c where true
              - slack.member as c where true
            """;
    private static final String AT_ONCE = """
              - { id: at-once, exactly: 1,
                  of: "slack.message as m where m.by == 'sut' && m.at < timestamp('2026-01-05T12:01:00Z')" }
            touches:""";

    private static Judged judged(String command, String scenario) {
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(CAST)));
        return judged(suite, new Terms(command, COOPERATIVE, PATIENCE), scenario);
    }

    private static Judged judged(Suite suite, Terms terms, String scenario) {
        try (var house = GuestHouse.open(terms, CAST)) {
            return judged(suite, terms, house, scenario);
        }
    }

    private static Judged judged(Suite suite, Terms terms, Guest.House house, String scenario) {
        return new Runner(suite, App.outside(terms.app(), house), CAST, 1).judged(new TrajectoryKey(scenario, 0));
    }

    /** The access broker, as an ordinary process. */
    private static String broker(String variant) {
        return "exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s sut %s"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        variant);
    }

    @Test
    void the_correct_broker_satisfies_its_users_from_outside_too() {
        var judged = judged(broker(""), "access-expires");

        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void a_seeded_bug_is_found_from_outside_for_the_same_reason() {
        var judged = judged(broker("old-signature"), "replayed-request");

        assertThat(judged.outcome()).isEqualTo(Outcome.UNSATISFIED);
        assertThat(judged.verdict().findings()).extracting(Finding::expectation).contains("nothing-from-a-copy");
    }

    @Test
    void a_command_that_ends_at_once_says_so_in_one_line() {
        assertThatThrownBy(() -> judged("echo no licence; exit 4", "welcome"))
                .isInstanceOf(Guest.NotReady.class)
                .hasMessage("'echo no licence; exit 4' ended with 4 before it listened; it said: no licence");
    }

    @Test
    void a_command_that_never_listens_is_given_up_and_ended(@TempDir Path folder) throws IOException {
        var pid = folder.resolve("pid");
        var command = "echo $$ > " + pid + "; exec sleep 600";
        var terms = new Terms(command, COOPERATIVE, Duration.ofSeconds(1));
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(CAST)));

        assertThatThrownBy(() -> judged(suite, terms, "welcome"))
                .isInstanceOf(Guest.NotReady.class)
                .hasMessageContaining("did not listen at http://127.0.0.1:")
                .hasMessageContaining("within 1 s");

        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void nobody_at_a_url_is_one_line() {
        var terms = new Terms("http://127.0.0.1:9", COOPERATIVE, Duration.ofMillis(1));
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(CAST)));

        assertThatThrownBy(() -> judged(suite, terms, "welcome"))
                .isInstanceOf(Guest.NotReady.class)
                .hasMessageStartingWith("nobody answers at http://127.0.0.1:9");
    }

    @Test
    void an_app_that_runs_already_sleeps_in_universe_time(@TempDir Path folder) throws IOException {
        try (var app = new AlarmClock("2026-01-05T12:00:00Z")) {
            var judged = judged(story(folder), new Terms(app.url(), COOPERATIVE, PATIENCE), "a-word-at-noon");

            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }

    @Test
    void an_app_that_speaks_too_early_is_told_so(@TempDir Path folder) throws IOException {
        try (var app = new AlarmClock("2026-01-05T11:00:00Z")) {
            var judged = judged(story(folder), new Terms(app.url(), COOPERATIVE, PATIENCE), "a-word-at-noon");

            assertThat(judged.verdict().findings())
                    .extracting(Finding::expectation)
                    .contains("not-before-noon");
        }
    }

    @Test
    void in_real_time_the_machine_s_clock_drives_the_universe(@TempDir Path folder) throws IOException {
        try (var app = new AlarmClock("2026-01-05T12:00:00Z")) {
            var terms = new Terms(app.url(), new Pace.Real(7_200), PATIENCE);
            var judged = judged(story(folder), terms, "a-word-at-noon");

            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }

    @Test
    void an_app_that_gets_little_of_the_processor_may_ponder_for_long(@TempDir Path folder) throws IOException {
        var thought = Duration.ofMillis(450);
        var terms = new Terms(AlarmClock.command("2026-01-05T12:00:00Z", thought), COOPERATIVE, PATIENCE);
        try (var house = GuestHouse.open(terms, CAST)) {
            var judged = judged(
                    story(folder, STORY.replace("touches:", AT_ONCE)), terms, new Hurried(house, 8), "a-word-at-noon");

            assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
        }
    }

    @Test
    void an_app_that_answers_500_has_failed_its_users(@TempDir Path folder) throws IOException {
        try (var app = new AlarmClock("2026-01-05T12:00:00Z")) {
            app.breaks();
            var judged = judged(story(folder), new Terms(app.url(), COOPERATIVE, PATIENCE), "a-word-at-noon");

            assertThat(judged.outcome()).isEqualTo(Outcome.UNSATISFIED);
            assertThat(judged.verdict().findings())
                    .anySatisfy(finding -> assertThat(finding.why()).contains("it answered 500 to POST /ring"));
        }
    }

    private static Suite story(Path folder) throws IOException {
        return story(folder, STORY);
    }

    private static Suite story(Path folder, String story) throws IOException {
        Files.writeString(folder.resolve("a-word-at-noon.yaml"), story);
        return Suite.load(List.of(folder), new Words(Twins.vocabularies(CAST)));
    }
}
