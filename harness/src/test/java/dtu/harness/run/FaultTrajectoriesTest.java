package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.store.Judged;
import dtu.harness.store.StepRecord;
import dtu.harness.store.TrajectoryKey;
import dtu.scenarios.language.Words;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each fault effect does to a trajectory. */
class FaultTrajectoriesTest {
    private static final Cast CAST = Twins.all();

    private static Judged judged(Path folder, String scenario, String rule) throws IOException {
        var profile = Files.writeString(folder.resolve("weather.yaml"), """
                faults: weather
                rules:
                  - %s
                calm: { before-end: 1h }
                """.formatted(rule));
        var suite = Suite.load(List.of(), new Words(Twins.vocabularies(CAST)), profile.toString());
        return new Runner(suite, App.of("builtin"), CAST, 1).judged(new TrajectoryKey(scenario, 0));
    }

    private static List<StepRecord> steps(Judged judged) {
        return Optional.ofNullable(judged.story()).orElseThrow().steps();
    }

    private static List<StepRecord> struck(Judged judged) {
        return steps(judged).stream()
                .filter(step -> step.fault().contains("weather#0"))
                .toList();
    }

    @Test
    void an_answer_breaks_off(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: jira.createIssue, truncate: true, atMost: 1 }");

        assertThat(struck(judged)).singleElement().satisfies(step -> {
            assertThat(step.operation()).isEqualTo("jira.createIssue");
            assertThat(step.status()).isZero();
        });
    }

    @Test
    void a_small_bucket_is_empty_at_once(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder, "access-expires", "{ on: slack.chat.postMessage, limit: { calls: 1, per: 30s }, actor: sut }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 429);
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void a_token_is_taken_back(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: okta.assignUserToGroup, auth: revoked }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 401);
        assertThat(judged.outcome()).isEqualTo(Outcome.UNSATISFIED);
    }

    @Test
    void signatures_come_from_the_future(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ events: slack.*, skew: 1h }");

        assertThat(judged.verdict().findings()).extracting(Finding::expectation).contains("asked-the-manager");
    }

    @Test
    void the_administrator_is_quicker(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder,
                "access-expires",
                "{ on: okta.assignUserToGroup, edit: { do: okta.addGroup, with: { profile: { name: Surprise } } } }");

        assertThat(steps(judged))
                .anySatisfy(step -> assertThat(step.operation()).isEqualTo("okta.addGroup"));
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void slack_says_it_again_and_one_ticket_is_made(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ events: slack.*, redeliver: 1 }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.kind().equals("delivery"));
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void only_methods_of_a_tier_are_slow(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ on: slack.*, tier: tier4, latency: 2s }");

        assertThat(struck(judged)).extracting(StepRecord::operation).containsOnly("slack.users.info");
    }

    @Test
    void only_requests_about_one_thing_are_hit(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder,
                "access-expires",
                "{ on: slack.chat.postMessage, entity: \"request.args.text.contains('may use')\", latency: 2s }");

        assertThat(struck(judged))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.request()).contains("may+use"));
        assertThat(steps(judged).stream().filter(step -> step.operation().equals("slack.chat.postMessage")))
                .hasSizeGreaterThan(struck(judged).size());
    }

    @Test
    void a_rule_begins_and_ends_with_facts(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder,
                "access-expires",
                "{ on: jira.*, from: okta.member.added as g where g.by == 'sut', until: jira.issue.moved,"
                        + " latency: 1s }");

        var added = first(judged, "okta.member.added");
        var moved = first(judged, "jira.issue.moved");
        assertThat(struck(judged))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.seq()).isBetween(added, moved + 1));
        assertThat(steps(judged))
                .anySatisfy(step -> assertThat(step.operation()).isEqualTo("jira.createIssue"));
    }

    private static long first(Judged judged, String fact) {
        return steps(judged).stream()
                .filter(step -> step.operation().equals(fact))
                .findFirst()
                .orElseThrow()
                .seq();
    }

    @Test
    void all_tries_of_one_delivery_bear_its_number(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ events: slack.*, redeliver: 1 }");

        var numbers = steps(judged).stream()
                .filter(step -> step.operation().equals("delivery"))
                .map(step -> Json.of(step.request()))
                .filter(fact ->
                        fact.textAt("event").filter("app_mention"::equals).isPresent())
                .map(fact -> fact.textAt("id").orElse(""))
                .toList();
        assertThat(numbers)
                .isNotEmpty()
                .allSatisfy(number ->
                        assertThat(Collections.frequency(numbers, number)).isEqualTo(2));
    }

    @Test
    void the_timer_of_the_app_is_a_fact(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: jira.createIssue, latency: 1ms }");

        assertThat(steps(judged))
                .filteredOn(step -> step.operation().equals("timer"))
                .singleElement()
                .satisfies(step -> assertThat(step.request()).contains("REQ-1"));
    }

    @Test
    void an_outage_begins_and_ends_by_name(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: \"okta.*\", outage: all }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 503);
        assertThat(steps(judged)).extracting(StepRecord::operation).contains("outage.start", "outage.end");
    }

    @Test
    void a_rule_that_finds_nothing_to_hit_has_not_matched(@TempDir Path folder) throws IOException {
        assertThat(judged(folder, "access-expires", "{ on: okta.deactivateApplication, latency: 1s }")
                        .matched())
                .doesNotContain("weather#0");
        assertThat(judged(folder, "access-expires", "{ on: okta.assignUserToGroup, chance: 0, latency: 1s }")
                        .matched())
                .contains("weather#0");
        assertThat(judged(folder, "asked-by-mention", "{ events: slack.app_mention, drop: 0.5 }")
                        .matched())
                .contains("weather#0");
    }

    @Test
    void an_acknowledgement_that_stalls_never_comes(@TempDir Path folder) throws IOException {
        var judged =
                judged(folder, "access-expires", "{ on: jira.createIssue, after-commit: { stall: true }, atMost: 1 }");

        assertThat(struck(judged))
                .singleElement()
                .satisfies(step -> assertThat(step.status()).isZero());
    }
}
