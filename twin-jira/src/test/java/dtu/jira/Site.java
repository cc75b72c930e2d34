package dtu.jira;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Settler;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Solo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Jira site in memory, called by the administrator unless somebody else is named. */
public final class Site {
    private final Solo solo;
    private final String credential;

    private Site(Solo solo, String credential) {
        this.solo = solo;
        this.credential = credential;
    }

    public static Site inMemory() {
        return inMemory(Courier.NOBODY);
    }

    public static Site inMemory(Courier courier) {
        var solo = Solo.of(new JiraTwin(), courier);
        var env = solo.environment();
        return new Site(solo, basic(env.getOrDefault("JIRA_EMAIL", ""), env.getOrDefault("JIRA_API_TOKEN", "")));
    }

    public static String basic(String email, String token) {
        var pair = (email + ":" + token).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    public Solo solo() {
        return solo;
    }

    /** The same site, called by that person. */
    public Site as(String accountId) {
        var issued = solo.issue(accountId, List.of());
        return new Site(
                solo,
                basic(
                        issued.textAt("email").orElseThrow(),
                        issued.textAt("token").orElseThrow()));
    }

    /** The same site, called by nobody. */
    public Site anonymous() {
        return new Site(solo, "");
    }

    public Reply get(String path) {
        return send(Request.get(path));
    }

    public Reply post(String path, String json) {
        return send(Request.of(Method.POST, path).json(json));
    }

    public Reply post(String path) {
        return send(Request.of(Method.POST, path));
    }

    public Reply put(String path, String json) {
        return send(Request.of(Method.PUT, path).json(json));
    }

    public Reply delete(String path) {
        return send(Request.of(Method.DELETE, path));
    }

    /** As it stands, with the caller's credential unless it has one of its own. */
    public Reply send(Request request) {
        var bare = credential.isEmpty() || request.headers().has("Authorization");
        return new Reply(solo.send(bare ? request : request.header("Authorization", credential)));
    }

    public String me() {
        return get("/rest/api/3/myself").at("accountId");
    }

    /** A person who has an account, and the id of that person. */
    public String person(String firstName, String lastName) {
        return person(firstName, lastName, Map.of());
    }

    public String person(String firstName, String lastName, Map<String, String> more) {
        var email = (firstName + "." + lastName + "@acme.test").toLowerCase(Locale.ROOT);
        var settler =
                new Settler(email, firstName, lastName, email, "Engineer", "R&D", "employee", "", List.of(), more);
        return solo.settle(List.of(settler)).textAt(email).orElseThrow();
    }

    /** A project, led by the administrator. */
    public Site project(String key, String name) {
        var body = Json.EMPTY_OBJECT
                .with("key", key)
                .with("name", name)
                .with("projectTypeKey", "software")
                .with("leadAccountId", me());
        post("/rest/api/3/project", body.toString()).is(201);
        return this;
    }

    /** A task, and its key. */
    public String task(String project, String summary) {
        return issue(project, "Task", summary, "");
    }

    /** An issue, and its key. {@code more} is further members of {@code fields}, each with a comma in front. */
    public String issue(String project, String type, String summary, String more) {
        var fields = Json.EMPTY_OBJECT
                .with("project", Json.EMPTY_OBJECT.with("key", project))
                .with("issuetype", Json.EMPTY_OBJECT.with("name", type))
                .with("summary", summary)
                .toString();
        var body = "{\"fields\": " + fields.substring(0, fields.length() - 1) + more + "}}";
        return post("/rest/api/2/issue", body).is(201).at("key");
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

        /** Refused with one message. */
        public Reply refuses(int status, String message) {
            is(status);
            assertThatJson(text())
                    .isEqualTo(Json.EMPTY_OBJECT
                            .with("errorMessages", Json.array(List.of(Json.text(message))))
                            .with("errors", Json.EMPTY_OBJECT)
                            .toString());
            return this;
        }

        /** Refused with complaints about fields: pairs of field and message. */
        public Reply complains(String... fieldsAndMessages) {
            is(400);
            var errors = Json.EMPTY_OBJECT;
            for (var i = 0; i < fieldsAndMessages.length; i += 2) {
                errors = errors.with(fieldsAndMessages[i], fieldsAndMessages[i + 1]);
            }
            assertThatJson(text())
                    .isEqualTo(Json.EMPTY_OBJECT
                            .with("errorMessages", Json.EMPTY_ARRAY)
                            .with("errors", errors)
                            .toString());
            return this;
        }

        public String text() {
            return response.body().text();
        }

        public Json json() {
            return Json.of(text());
        }

        /** The text at a dotted path, as {@code fields.status.name}; {@code 0} is the first element. */
        public String at(String path) {
            return value(path).asText();
        }

        public Json value(String path) {
            var value = json();
            for (var part : path.split("\\.", -1)) {
                value = Character.isDigit(part.charAt(0))
                        ? value.elements().get(Integer.parseInt(part))
                        : value.at(part).orElseThrow(() -> new AssertionError("no " + path + " in " + text()));
            }
            return value;
        }

        public String header(String name) {
            return response.headers().first(name).orElse("");
        }
    }
}
