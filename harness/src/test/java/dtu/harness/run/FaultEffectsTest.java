package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.store.Judged;
import dtu.harness.store.StepRecord;
import dtu.harness.store.TrajectoryKey;
import dtu.okta.OktaTwin;
import dtu.scenarios.language.Words;
import dtu.scenarios.verdict.Finding;
import dtu.scenarios.verdict.Outcome;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.FaultRule;
import dtu.twins.universe.FaultRule.Effect;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Solo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each fault effect does to a request, and what it does to a trajectory. */
class FaultEffectsTest {
    private static final Cast CAST = Twins.all();

    private final OktaTwin okta = new OktaTwin();
    private final Solo solo = Solo.of(okta, (universe, message) -> new Answer.Responded(Response.empty(200)));
    private final String token = solo.environment().getOrDefault("OKTA_CLIENT_TOKEN", "");

    private Request get(String path) {
        return Request.get(path).header("Authorization", "SSWS " + token);
    }

    private void strike(String operation, Effect effect) {
        strike(new FaultRule.Target(List.of(operation), List.of(), List.of(), List.of()), effect);
    }

    private void strike(FaultRule.Target target, Effect effect) {
        var always = new FaultRule.Timing(1, 0, 0, null, Solo.MONDAY);
        Faults.add(solo.universe(), new FaultRule(0, "rule", target, always, effect));
    }

    @Test
    void a_truncated_answer_begins_and_does_not_end() {
        strike("okta.listUsers", Effect.NONE.breaking(FaultRule.Break.TRUNCATE_AFTER_COMMIT));

        var origin = solo.universe().tenant().root("okta");
        var reply = new Dispatcher((universe, message) -> new Answer.Responded(Response.empty(200)))
                .dispatch(solo.universe(), okta, get("/api/v1/users").from(origin), "client");

        assertThat(reply).isInstanceOf(Reply.Truncated.class);
    }

    @Test
    void a_limit_admits_so_many_calls_in_a_window() {
        strike("okta.listUsers", Effect.NONE.limiting(new FaultRule.Limit(2, Duration.ofMinutes(1))));

        assertThat(solo.send(get("/api/v1/users")).status()).isEqualTo(200);
        assertThat(solo.send(get("/api/v1/users")).status()).isEqualTo(200);
        var refused = solo.send(get("/api/v1/users"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body().text()).contains("E0000047");

        solo.pass(Duration.ofMinutes(1));
        assertThat(solo.send(get("/api/v1/users")).status()).isEqualTo(200);
    }

    @Test
    void an_expired_credential_is_refused_in_the_vendor_s_words() {
        strike("okta.listUsers", Effect.NONE.denying(FaultRule.Denial.EXPIRED));

        var refused = solo.send(get("/api/v1/users"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body().text()).contains("E0000011");
        assertThat(solo.send(get("/api/v1/groups")).status()).isEqualTo(200);
    }

    @Test
    void a_skewed_clock_dates_its_answers() {
        strike("okta.listUsers", Effect.NONE.skewed(Duration.ofHours(1)));

        assertThat(solo.send(get("/api/v1/users")).headers().first("Date")).contains("Mon, 05 Jan 2026 09:00:00 GMT");
        assertThat(solo.send(get("/api/v1/groups")).headers().first("Date")).contains("Mon, 05 Jan 2026 08:00:00 GMT");
    }

    @Test
    void somebody_else_is_quicker() {
        var admin = Json.written(solo.send(get("/api/v1/users")).body().bytes())
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        var edit = new FaultRule.Edit("okta.addGroup", admin, Map.of("profile", Map.of("name", "Surprise")));
        strike("okta.listGroups", Effect.NONE.editing(edit));

        assertThat(solo.send(get("/api/v1/groups")).body().text()).contains("\"Surprise\"");
    }

    /** Says something once, and once more when nobody was heard to have heard it. */
    private record Word(List<Answer> answers) implements Parcel {
        @Override
        public String event() {
            return "word";
        }

        @Override
        public String lane() {
            return "";
        }

        @Override
        public Outgoing sent(Call call, Attempt attempt) {
            return new Outgoing.Http(
                    Request.get("/")
                            .from("http://app.test")
                            .header("At", call.wall().toString()),
                    Duration.ofSeconds(3));
        }

        @Override
        public Aftermath answered(Call call, Attempt attempt, Answer answer) {
            answers.add(answer);
            return answer.isSuccess() ? Aftermath.delivered() : Aftermath.again(Duration.ofMinutes(1), "late");
        }
    }

    @Test
    void a_lost_answer_makes_the_vendor_deliver_again() {
        var answers = new ArrayList<Answer>();
        var events = new FaultRule.Events(0, 0, 0, Optional.empty(), 1);
        strike(
                new FaultRule.Target(List.of(), List.of(), List.of("universe.*"), List.of()),
                Effect.NONE.posting(events));
        solo.universe().post(new Word(answers), Solo.MONDAY);

        solo.pass(Duration.ofMinutes(2));

        assertThat(answers)
                .containsExactly(new Answer.Failed(Answer.Failure.TIMEOUT), new Answer.Responded(Response.empty(200)));
    }

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
    void in_a_trajectory_an_answer_breaks_off(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: jira.createIssue, truncate: true, atMost: 1 }");

        assertThat(struck(judged)).singleElement().satisfies(step -> {
            assertThat(step.operation()).isEqualTo("jira.createIssue");
            assertThat(step.status()).isZero();
        });
    }

    @Test
    void in_a_trajectory_a_small_bucket_is_empty_at_once(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder, "access-expires", "{ on: slack.chat.postMessage, limit: { calls: 1, per: 30s }, actor: sut }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 429);
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void in_a_trajectory_a_token_is_taken_back(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: okta.assignUserToGroup, auth: revoked }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 401);
        assertThat(judged.outcome()).isEqualTo(Outcome.UNSATISFIED);
    }

    @Test
    void in_a_trajectory_signatures_come_from_the_future(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ events: slack.*, skew: 1h }");

        assertThat(judged.verdict().findings()).extracting(Finding::expectation).contains("asked-the-manager");
    }

    @Test
    void in_a_trajectory_the_administrator_is_quicker(@TempDir Path folder) throws IOException {
        var judged = judged(
                folder,
                "access-expires",
                "{ on: okta.assignUserToGroup, edit: { do: okta.addGroup, with: { profile: { name: Surprise } } } }");

        assertThat(steps(judged))
                .anySatisfy(step -> assertThat(step.operation()).isEqualTo("okta.addGroup"));
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }

    @Test
    void in_a_trajectory_slack_says_it_again_and_one_ticket_is_made(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ events: slack.*, redeliver: 1 }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.kind().equals("delivery"));
        assertThat(judged.outcome()).as("%s", judged.verdict().findings()).isEqualTo(Outcome.SATISFIED);
    }
}
