package dtu.okta;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.description.Answers;
import dtu.okta.logs.LogEvent;
import dtu.twins.Mail;
import dtu.twins.Settler;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Own;
import dtu.twins.universe.Solo;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An Okta org in memory, called by the administrator whose token {@code dtu env} prints. */
public final class Org {
    /** What Okta says of a password that the default policy does not admit. */
    public static final String PASSWORD_RULES = "Password requirements were not met. Password requirements: "
            + "at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username. "
            + "Your password cannot be any of your last 5 passwords.";

    private static final Duration FORGETTING = Duration.ofDays(29);

    private final OktaTwin twin;
    private final Solo solo;
    private final String token;

    private Org(OktaTwin twin, Solo solo) {
        this.twin = twin;
        this.solo = solo;
        this.token = solo.environment().getOrDefault("OKTA_CLIENT_TOKEN", "");
    }

    public static Org inMemory() {
        return inMemory(Courier.NOBODY);
    }

    /** With somebody outside. */
    public static Org inMemory(Courier outside) {
        var twin = new OktaTwin();
        return new Org(twin, Solo.of(twin, outside));
    }

    public Solo solo() {
        return solo;
    }

    public Reply get(String path) {
        return send(Request.get(path));
    }

    public Reply post(String path, String json) {
        return send(Request.of(Method.POST, path).json(json));
    }

    public Reply put(String path, String json) {
        return send(Request.of(Method.PUT, path).json(json));
    }

    public Reply put(String path) {
        return send(Request.of(Method.PUT, path));
    }

    public Reply post(String path) {
        return send(Request.of(Method.POST, path));
    }

    /** What a person does in Okta's own pages or apps. */
    public Reply control(String path, String json) {
        return new Reply(solo.control(Request.of(Method.POST, path).json(json)));
    }

    public Reply delete(String path) {
        return send(Request.of(Method.DELETE, path));
    }

    /** As it stands, with the administrator's token unless it has a credential of its own. */
    public Reply send(Request request) {
        var signed =
                request.headers().has("Authorization") ? request : request.header("Authorization", "SSWS " + token);
        return reply(signed);
    }

    /** As it stands, without any credential. */
    public Reply sendBare(Request request) {
        return reply(request);
    }

    /** Every answer has to be as Okta describes it. */
    private Reply reply(Request request) {
        var response = solo.send(request);
        Answers.judge(twin.routes(), request, response);
        return new Reply(response);
    }

    /** A person who is in the org, and the id of that person. */
    public String person(String firstName, String lastName) {
        var email = (firstName + "." + lastName + "@acme.test").toLowerCase(Locale.ROOT);
        var settler = new Settler(
                email, firstName, lastName, email, "Engineer", "Engineering", "employee", "", List.of(), Map.of());
        return solo.settle(List.of(settler)).textAt(email).orElseThrow();
    }

    /** The id of a new user with that login and that password, or without one when it is empty. */
    public String user(String query, String login, String password) {
        var credentials =
                password.isEmpty() ? "" : ", \"credentials\": {\"password\": {\"value\": \"" + password + "\"}}";
        return post("/api/v1/users" + query, """
                {"profile": {"firstName": "Isaac", "lastName": "Brock", "email": "%s", "login": "%s"}%s}
                """.formatted(login, login, credentials))
                .is(200)
                .at("id");
    }

    /** Lets time pass in which the administrator does not forget the token, which would be lost after thirty days. */
    public void pass(Duration time) {
        var left = time;
        while (left.compareTo(FORGETTING) > 0) {
            solo.pass(FORGETTING);
            get("/api/v1/users/me").is(200);
            left = left.minus(FORGETTING);
        }
        solo.pass(left);
    }

    /** What the twin knows now. */
    public State state() {
        return solo.universe().world().of(twin);
    }

    /** Turns a switch of the universe on. */
    public void switchOn(String setting) {
        solo.universe().changeOwn(own -> own.put(Own.SETTINGS, new Own.Setting(setting, Json.truth(true))));
    }

    /** The types of all events that the system log holds, in order. */
    public List<String> events() {
        return state().scan(LogEvent.LOG, Range.all()).stream()
                .map(LogEvent::type)
                .toList();
    }

    /** What has been mailed, in order. */
    public List<Mail> mail() {
        return solo.universe().world().own().scan(Own.MAIL, Range.all()).toList();
    }

    /** An error answer of Okta with that code, summary and causes. */
    public static String error(String code, String summary, String... causes) {
        return Json.object(json -> json.text("errorCode", code)
                        .text("errorSummary", summary)
                        .text("errorLink", code)
                        .text("errorId", "${json-unit.regex}oae.{22}")
                        .array(
                                "errorCauses",
                                List.of(causes),
                                (out, cause) -> out.value(object -> object.text("errorSummary", cause))))
                .toString();
    }

    /** An answer, and what a test expects of it. */
    public record Reply(Response response) {
        public Reply is(int status) {
            assertThat(response.status()).as(text()).isEqualTo(status);
            return this;
        }

        public Reply is(int status, String json) {
            is(status);
            assertThatJson(text()).isEqualTo(json);
            return this;
        }

        public String text() {
            return response.body().text();
        }

        public Json json() {
            return Json.of(text());
        }

        /** The text of a member of the answer. */
        public String at(String name) {
            return json().textAt(name).orElseThrow();
        }

        /** The path and query behind the Link of that relation, for walking pages. */
        public Optional<String> link(String relation) {
            return response.headers().every("Link").stream()
                    .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                    .map(link -> link.substring(link.indexOf("/api/"), link.indexOf('>')))
                    .findFirst();
        }
    }
}
