package dtu.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.Settler;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Own;
import dtu.twins.universe.Solo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A Slack workspace in memory, called by the bot whose token {@code dtu env} prints, and whatever reaches its app. */
public final class Slack {
    private final Solo solo;
    private final List<Outgoing> sent;
    private final App app;

    private Slack(Solo solo, List<Outgoing> sent, App app) {
        this.solo = solo;
        this.sent = sent;
        this.app = app;
    }

    /** What the app answers to what it is sent. */
    public static final class App {
        private Function<Outgoing, Answer> answers = message -> ok("");

        private boolean silent;

        /** Answers no challenge. */
        public void staysSilent() {
            silent = true;
        }

        public void answers(Function<Outgoing, Answer> other) {
            answers = other;
        }
    }

    public static Slack inMemory() {
        var sent = new ArrayList<Outgoing>();
        var app = new App();
        var solo = Solo.of(new SlackTwin(), (universe, message) -> {
            sent.add(message);
            Witness.OF_ALL_TESTS.sent(message);
            return challenged(message) && !app.silent ? challenge(message) : app.answers.apply(message);
        });
        return new Slack(solo, sent, app);
    }

    private static boolean challenged(Outgoing message) {
        return message instanceof Outgoing.Http http
                && http.request().body().text().contains("url_verification");
    }

    private static Answer challenge(Outgoing message) {
        var request = ((Outgoing.Http) message).request();
        return ok(Json.of(request.body().text()).textAt("challenge").orElseThrow());
    }

    public static Answer ok(String body) {
        return new Answer.Responded(Response.text(200, "application/json", body));
    }

    public Solo solo() {
        return solo;
    }

    public App app() {
        return app;
    }

    /** Everything that went out, oldest first. */
    public List<Outgoing> sent() {
        return sent;
    }

    /** The event payloads that went out over HTTP, oldest first. */
    public List<Json> events() {
        solo.pass(Duration.ZERO);
        return sent.stream()
                .filter(Outgoing.Http.class::isInstance)
                .map(message -> ((Outgoing.Http) message).request())
                .filter(request -> request.body().text().contains("event_callback"))
                .map(request -> Json.of(request.body().text()).at("event").orElseThrow())
                .toList();
    }

    public void switchOn(String setting) {
        solo.universe().changeOwn(own -> own.put(Own.SETTINGS, new Own.Setting(setting, Json.truth(true))));
    }

    public String token(String variable) {
        return solo.environment().getOrDefault(variable, "");
    }

    public String bot() {
        return token("SLACK_BOT_TOKEN");
    }

    public String admin() {
        return token("SLACK_USER_TOKEN");
    }

    /** A method called with a form, by the bot. */
    public Reply call(String method, String... namesAndValues) {
        return as(bot(), method, namesAndValues);
    }

    public Reply as(String token, String method, String... namesAndValues) {
        var request = Request.of(Method.POST, "/api/" + method).form(Parameters.of(namesAndValues));
        return send(request.header("Authorization", "Bearer " + token));
    }

    /** A method called with JSON, by the bot. */
    public Reply json(String method, String body) {
        return send(Request.of(Method.POST, "/api/" + method)
                .body("application/json; charset=utf-8", Blob.of(body))
                .header("Authorization", "Bearer " + bot()));
    }

    /** What an identity provider sends in the name of the workspace's owner. */
    public Reply scim(Method method, String pathAndQuery, String body) {
        return send(Request.of(method, "/scim" + pathAndQuery)
                .body("application/scim+json", Blob.of(body))
                .header("Authorization", "Bearer " + admin()));
    }

    public Reply scim(String pathAndQuery) {
        return send(Request.get("/scim" + pathAndQuery).header("Authorization", "Bearer " + admin()));
    }

    public Reply send(Request request) {
        var response = solo.send(request);
        Witness.OF_ALL_TESTS.answered(request, response);
        return new Reply(response);
    }

    /** What a person does in the client, or an owner in the browser. */
    public Reply control(Method method, String path, String body) {
        return new Reply(solo.control(Request.of(method, path).json(body)));
    }

    public Reply configure(String manifest) {
        return control(Method.PUT, "/apps/default/manifest", manifest);
    }

    public Reply interact(String body) {
        return control(Method.POST, "/interactions", body);
    }

    /** A person who is in the workspace, and the id of that person. */
    public String person(String firstName, String lastName) {
        return person(firstName, lastName, (firstName + "." + lastName + "@acme.test").toLowerCase(Locale.ROOT));
    }

    public String person(String firstName, String lastName, String email) {
        var settler = new Settler(
                email, firstName, lastName, email, "Engineer", "Engineering", "employee", "", List.of(), Map.of());
        return solo.settle(List.of(settler)).textAt(email).orElseThrow();
    }

    /** A token to act as that person. */
    public String tokenOf(String person, String... scopes) {
        return solo.issue(person, List.of(scopes)).textAt("token").orElseThrow();
    }

    /** A new public channel made by the bot, and its id. */
    public String channel(String name) {
        return call("conversations.create", "name", name)
                .ok()
                .at("channel")
                .textAt("id")
                .orElseThrow();
    }

    /** The id of a field of everybody's profile. */
    public String profileField(String label) {
        return call("team.profile.get").ok().at("profile", "fields").elements().stream()
                .filter(field -> field.textAt("label").filter(label::equals).isPresent())
                .findFirst()
                .flatMap(field -> field.textAt("id"))
                .orElseThrow();
    }

    public String post(String channel, String text) {
        return call("chat.postMessage", "channel", channel, "text", text).ok().text("ts");
    }

    /** An answer, and what a test expects of it. */
    public record Reply(Response response) {
        public Reply ok() {
            assertThat(response.status()).as(body()).isEqualTo(200);
            assertThat(json().at("ok").map(Json::asTruth)).as(body()).contains(true);
            return this;
        }

        public Reply is(String json) {
            assertThat(response.status()).as(body()).isEqualTo(200);
            assertThatJson(body()).isEqualTo(json);
            return this;
        }

        public Reply is(int status, String json) {
            assertThat(response.status()).as(body()).isEqualTo(status);
            assertThatJson(body()).isEqualTo(json);
            return this;
        }

        public Reply status(int status) {
            assertThat(response.status()).as(body()).isEqualTo(status);
            return this;
        }

        /** Refused as SCIM refuses. */
        public Reply fails(int status, String description) {
            return is(status, """
                    {"Errors": {"description": "%s", "code": %d}}""".formatted(description, status));
        }

        /** Refused, with nothing but the code. */
        public Reply fails(String error) {
            return is("{\"ok\": false, \"error\": \"" + error + "\"}");
        }

        public String body() {
            return response.body().text();
        }

        public Json json() {
            return Json.of(body());
        }

        public Json at(String... path) {
            var json = json();
            for (var name : path) {
                json = json.at(name).orElseThrow(() -> new AssertionError("no " + name + " in " + body()));
            }
            return json;
        }

        public String text(String... path) {
            return at(path).asText();
        }

        public String header(String name) {
            return response.headers().first(name).orElse("");
        }
    }
}
