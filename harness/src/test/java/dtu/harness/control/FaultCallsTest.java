package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fault rules over the control plane: which are taken, which are refused, and what they found to hit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultCallsTest {
    private static final String FAULTS = "/v1/universes/default/faults";

    private Running running;

    @BeforeAll
    void start() {
        running = Running.start(ServerSpec.usual().in(ServerSpec.Time.REAL, 1, "empty"));
    }

    @AfterAll
    void stop() {
        running.close();
    }

    @AfterEach
    void calm() {
        running.control().delete(FAULTS);
    }

    private void add(String rule) {
        running.post(FAULTS, rule);
    }

    private List<Json> rules() {
        return running.get(FAULTS).at("faults").orElseThrow().elements();
    }

    @Test
    void a_rule_tells_how_much_it_has_found_to_hit_whether_it_struck_or_not() {
        add("{\"on\": \"okta.listUsers\", \"give\": {\"status\": 503}}");
        add("{\"on\": \"okta.listUsers\", \"latency\": \"1ms\", \"nth\": 2}");
        add("{\"on\": \"okta.listGroups\", \"give\": {\"status\": 503}}");

        running.okta("default").get("/api/v1/users");
        running.okta("default").get("/api/v1/users");
        running.okta("default").get("/api/v1/apps");

        assertThat(rules())
                .extracting(rule -> rule.at("matched").orElseThrow().asText())
                .containsExactly("2", "2", "0");
    }

    @Test
    void a_rule_begins_to_count_anew_when_it_takes_the_number_of_another() {
        add("{\"on\": \"okta.listUsers\", \"give\": {\"status\": 503}}");
        running.okta("default").get("/api/v1/users");
        running.control().delete(FAULTS);

        add("{\"on\": \"okta.listUsers\", \"give\": {\"status\": 503}}");

        assertThatJson(rules().getFirst().toString()).isEqualTo("""
                { "id": "1", "matched": 0, "on": "okta.listUsers", "give": {"status": 503} }""");
    }

    @Test
    void words_between_blanks_are_as_good_as_an_array() {
        add("{\"on\": \"okta.listUsers okta.listGroups\", \"give\": {\"status\": 503}}");
        add("{\"on\": [\"okta.listApplications\"], \"give\": {\"status\": 502}}");

        assertThat(running.okta("default").get("/api/v1/groups").statusCode()).isEqualTo(503);
        assertThat(running.okta("default").get("/api/v1/users").statusCode()).isEqualTo(503);
        assertThat(running.okta("default").get("/api/v1/apps").statusCode()).isEqualTo(502);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"on": "jira.nothingLikeThis"}             | no operation is called 'jira.nothingLikeThis'
            {"on": "okta.*", "except": "nope.*"}       | no operation is called 'nope.*'
            {"on": "okta.getUser", "except": "okta.*"} | all of 'okta.getUser' is spared by 'except'
            {"on": "okta.*", "tier": "tier2"}          | 'okta.*' has no tiers; slack has
            {"on": "slack.api.test", "tier": "tier2"}  | no operation of 'slack.api.test' is in tier2; they are in tier4
            {"on": "slack.* jira.*", "tier": "tier2"}  | 'jira.*' has no tiers; slack has
            {"events": "google.push.*", "drop": 1}     | 'google' sends no events
            {"on": "okta.*", "edit": {"do": "no.op"}}  | no operation is called 'no.op'
            """)
    void a_rule_that_could_never_hit_anything_is_refused(String rule, String why) {
        var whole = rule.contains("events") ? rule : rule.replaceFirst("[}]$", ", \"stale\": 1}");

        var answer = running.control().body(whole).post(FAULTS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString()).isEqualTo("""
                { "error": "bad_request", "message": "The rule could never hit anything: %s.",
                  "hint": "dtu routes lists all operations." }""".formatted(why));
        assertThat(rules()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"events": "slack.*", "tier": "tier2", "drop": 1}            | Events have no tier.
            {"events": "slack.*", "atMost": 2, "drop": 1}                | Events have no atMost.
            {"events": "slack.*", "give": {"status": 503}}               | Events have no give.
            {"on": "slack.*", "drop": 1}                                 | Operations have no drop.
            {"on": "slack.*", "latency": "1s", "delay": "1s"}            | Operations have no delay.
            """)
    void what_events_have_operations_have_not(String rule, String message) {
        var answer = running.control().body(rule).post(FAULTS);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("message")).isEqualTo(message);
    }

    @Test
    void events_of_drive_bear_its_name() {
        add("{\"events\": \"drive.push.*\", \"drop\": 1}");
        add("{\"events\": \"universe.timer\", \"drop\": 1}");

        assertThat(rules()).hasSize(2);
    }
}
