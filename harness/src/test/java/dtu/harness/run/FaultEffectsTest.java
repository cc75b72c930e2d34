package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
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
import java.util.Collections;
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
        strike(FaultRule.Target.of(List.of(operation), List.of(), List.of(), List.of()), effect);
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
        var events = new FaultRule.Events(0, 0, 0, Optional.empty(), 1, false);
        strike(
                FaultRule.Target.of(List.of(), List.of(), List.of("universe.*"), List.of()),
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

    @Test
    void a_credential_that_lost_its_scope_is_refused_in_the_vendor_s_words() {
        strike("okta.listUsers", Effect.NONE.denying(FaultRule.Denial.SCOPE_REMOVED));

        var refused = solo.send(get("/api/v1/users"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().text()).contains("E0000006");
    }

    @Test
    void a_proxy_speaks_no_vendor_s_language_and_half_an_answer_is_no_json() {
        strike("okta.listUsers", Effect.NONE.answering(502).saying(FaultRule.Wording.PAGE));
        strike("okta.listGroups", Effect.NONE.saying(FaultRule.Wording.BROKEN));
        strike("okta.listApplications", Effect.NONE.saying(FaultRule.Wording.NONE));

        var page = solo.send(get("/api/v1/users"));
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.headers().first("Content-Type")).contains("text/html");
        assertThat(page.body().text()).contains("<h1>502 Bad Gateway</h1>");

        var half = solo.send(get("/api/v1/groups"));
        assertThat(half.status()).isEqualTo(200);
        assertThatThrownBy(() -> Json.parse(half.body().bytes())).isInstanceOf(MalformedJson.class);

        assertThat(solo.send(get("/api/v1/apps")).body().isEmpty()).isTrue();
    }

    @Test
    void an_outage_of_writes_lets_people_read() {
        strike(
                FaultRule.Target.of(List.of("okta.*"), List.of(), List.of(), List.of())
                        .in(FaultRule.Outage.WRITES),
                Effect.NONE.during(FaultRule.Outage.WRITES));

        assertThat(solo.send(get("/api/v1/groups")).status()).isEqualTo(200);
        var written = solo.send(Request.of(Method.POST, "/api/v1/groups")
                .json("{\"profile\": {\"name\": \"Late\"}}")
                .header("Authorization", "SSWS " + token));
        assertThat(written.status()).isEqualTo(503);
        assertThat(solo.send(get("/api/v1/groups?q=Late")).body().text()).isEqualTo("[]");
    }

    @Test
    void what_happens_during_an_outage_is_told_after_it() {
        var answers = new ArrayList<Answer>();
        strike(
                FaultRule.Target.of(List.of("universe.*"), List.of(), List.of(), List.of())
                        .in(FaultRule.Outage.ALL),
                Effect.NONE.during(FaultRule.Outage.ALL));
        solo.universe().post(new Word(answers), Solo.MONDAY);

        solo.pass(Duration.ofHours(1));
        assertThat(answers).isEmpty();

        Faults.remove(solo.universe(), rule -> true);
        solo.pass(Duration.ofMinutes(1));
        assertThat(answers).containsExactly(new Answer.Responded(Response.empty(200)));
    }

    @Test
    void in_a_trajectory_only_methods_of_a_tier_are_slow(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "asked-by-mention", "{ on: slack.*, tier: tier4, latency: 2s }");

        assertThat(struck(judged)).extracting(StepRecord::operation).containsOnly("slack.users.info");
    }

    @Test
    void in_a_trajectory_only_requests_about_one_thing_are_hit(@TempDir Path folder) throws IOException {
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
    void in_a_trajectory_a_rule_begins_and_ends_with_facts(@TempDir Path folder) throws IOException {
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
    void in_a_trajectory_all_tries_of_one_delivery_bear_its_number(@TempDir Path folder) throws IOException {
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
    void in_a_trajectory_the_timer_of_the_app_is_a_fact(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: jira.createIssue, latency: 1ms }");

        assertThat(steps(judged))
                .filteredOn(step -> step.operation().equals("timer"))
                .singleElement()
                .satisfies(step -> assertThat(step.request()).contains("REQ-1"));
    }

    @Test
    void in_a_trajectory_an_outage_begins_and_ends_by_name(@TempDir Path folder) throws IOException {
        var judged = judged(folder, "access-expires", "{ on: \"okta.*\", outage: all }");

        assertThat(struck(judged)).isNotEmpty().allMatch(step -> step.status() == 503);
        assertThat(steps(judged)).extracting(StepRecord::operation).contains("outage.start", "outage.end");
    }
}
