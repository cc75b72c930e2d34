package dtu.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.okta.OktaTwin;
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
import dtu.twins.universe.Change;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.FaultEffect;
import dtu.twins.universe.FaultRule;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Passage;
import dtu.twins.universe.Reply;
import dtu.twins.universe.Solo;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each fault effect does to a request. */
class FaultEffectsTest {
    private final OktaTwin okta = new OktaTwin();
    private final Solo solo = Solo.of(okta, (universe, message) -> new Answer.Responded(Response.empty(200)));
    private final String token = solo.environment().getOrDefault("OKTA_CLIENT_TOKEN", "");

    private Request get(String path) {
        return Request.get(path).header("Authorization", "SSWS " + token);
    }

    private void strike(String operation, FaultEffect... effects) {
        strike(FaultRule.Target.of(List.of(operation), List.of(), List.of(), List.of()), effects);
    }

    private void strike(FaultRule.Target target, FaultEffect... effects) {
        var always = new FaultRule.Timing(1, 0, 0, null, Solo.MONDAY);
        Faults.add(solo.universe(), new FaultRule(0, "rule", target, always, List.of(effects)));
    }

    @Test
    void a_truncated_answer_begins_and_does_not_end() {
        strike("okta.listUsers", new FaultEffect.Breaks(FaultEffect.Break.TRUNCATE_AFTER_COMMIT));

        var origin = solo.universe().tenant().root("okta");
        var reply = new Dispatcher((universe, message) -> new Answer.Responded(Response.empty(200)))
                .dispatch(solo.universe(), okta, get("/api/v1/users").from(origin), "client");

        assertThat(reply).isInstanceOf(Reply.Truncated.class);
    }

    @Test
    void a_limit_admits_so_many_calls_in_a_window() {
        strike("okta.listUsers", new FaultEffect.Limits(2, Duration.ofMinutes(1)));

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
        strike("okta.listUsers", new FaultEffect.Denies(FaultEffect.Denial.EXPIRED));

        var refused = solo.send(get("/api/v1/users"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body().text()).contains("E0000011");
        assertThat(solo.send(get("/api/v1/groups")).status()).isEqualTo(200);
    }

    @Test
    void a_skewed_clock_dates_its_answers() {
        strike("okta.listUsers", new FaultEffect.Skews(Duration.ofHours(1)));

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
        var edit = new FaultEffect.Edits("okta.addGroup", admin, Map.of("profile", Map.of("name", "Surprise")));
        strike("okta.listGroups", edit);

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
        strike(
                FaultRule.Target.of(List.of(), List.of(), List.of("universe.*"), List.of()),
                new FaultEffect.Redelivers(1));
        solo.universe().post(new Word(answers), Solo.MONDAY);

        solo.pass(Duration.ofMinutes(2));

        assertThat(answers)
                .containsExactly(new Answer.Failed(Answer.Failure.TIMEOUT), new Answer.Responded(Response.empty(200)));
    }

    @Test
    void a_credential_that_lost_its_scope_is_refused_in_the_vendor_s_words() {
        strike("okta.listUsers", new FaultEffect.Denies(FaultEffect.Denial.SCOPE_REMOVED));

        var refused = solo.send(get("/api/v1/users"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().text()).contains("E0000006");
    }

    @Test
    void a_proxy_speaks_no_vendor_s_language_and_half_an_answer_is_no_json() {
        strike("okta.listUsers", new FaultEffect.Instead(502), new FaultEffect.Says(FaultEffect.Wording.PAGE));
        strike("okta.listGroups", new FaultEffect.Says(FaultEffect.Wording.BROKEN));
        strike("okta.listApplications", new FaultEffect.Says(FaultEffect.Wording.NONE));

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
                FaultEffect.during(FaultRule.Outage.WRITES).toArray(FaultEffect[]::new));

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
                FaultEffect.during(FaultRule.Outage.ALL).toArray(FaultEffect[]::new));
        solo.universe().post(new Word(answers), Solo.MONDAY);

        solo.pass(Duration.ofHours(1));
        assertThat(answers).isEmpty();

        Faults.remove(solo.universe(), rule -> true);
        solo.pass(Duration.ofMinutes(1));
        assertThat(answers).containsExactly(new Answer.Responded(Response.empty(200)));
    }

    @Test
    void a_stale_read_sees_what_was_before_the_last_change_however_much_was_counted_since() {
        var twice = new FaultRule.Timing(1, 0, 2, null, Solo.MONDAY);
        var target = FaultRule.Target.of(List.of("okta.listGroups"), List.of(), List.of(), List.of());
        Faults.add(solo.universe(), new FaultRule(0, "rule", target, twice, List.of(new FaultEffect.Stale(1))));
        solo.send(Request.of(Method.POST, "/api/v1/groups")
                .json("{\"profile\": {\"name\": \"New\"}}")
                .header("Authorization", "SSWS " + token));
        solo.pass(Duration.ofMinutes(5));

        var stale = solo.send(get("/api/v1/groups?q=New"));
        assertThat(stale.body().text()).isEqualTo("[]");
        assertThat(stale.headers().first("Date")).contains("Mon, 05 Jan 2026 08:05:00 GMT");
        assertThat(solo.send(get("/api/v1/groups?q=New")).body().text()).isEqualTo("[]");
        assertThat(solo.send(get("/api/v1/groups?q=New")).body().text()).contains("\"New\"");
    }

    @Test
    void a_limit_that_is_not_reached_has_not_struck_but_what_else_its_rule_does_has() {
        strike("okta.listUsers", new FaultEffect.Limits(1, Duration.ofMinutes(1)));
        strike(
                "okta.listGroups",
                new FaultEffect.Limits(1, Duration.ofMinutes(1)),
                new FaultEffect.Skews(Duration.ofHours(1)));
        var struck = new ArrayList<String>();
        solo.universe().witnessedBy(new Witness() {
            @Override
            public void changed(Change change) {}

            @Override
            public void passed(Passage passage) {
                struck.add(passage.fault());
            }

            @Override
            public void moved(Universe universe) {}
        });

        solo.send(get("/api/v1/users"));
        solo.send(get("/api/v1/groups"));
        solo.send(get("/api/v1/users"));

        assertThat(struck).containsExactly("", "rule", "rule");
    }
}
