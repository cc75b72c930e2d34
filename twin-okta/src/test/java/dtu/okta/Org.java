package dtu.okta;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Settler;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Solo;
import java.util.List;
import java.util.Map;

/** An Okta org in memory, called by the administrator whose token {@code dtu env} prints. */
public final class Org {
    private final Solo solo;
    private final String token;

    private Org(Solo solo) {
        this.solo = solo;
        this.token = solo.environment().getOrDefault("OKTA_CLIENT_TOKEN", "");
    }

    public static Org inMemory() {
        return new Org(Solo.of(new OktaTwin()));
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

    public Reply delete(String path) {
        return send(Request.of(Method.DELETE, path));
    }

    /** As it stands, with the administrator's token unless it has a credential of its own. */
    public Reply send(Request request) {
        var signed =
                request.headers().has("Authorization") ? request : request.header("Authorization", "SSWS " + token);
        return new Reply(solo.send(signed));
    }

    /** As it stands, without any credential. */
    public Reply sendBare(Request request) {
        return new Reply(solo.send(request));
    }

    /** A person who is in the org, and the id of that person. */
    public String person(String firstName, String lastName) {
        var email = (firstName + "." + lastName + "@acme.test").toLowerCase(java.util.Locale.ROOT);
        var settler = new Settler(
                email, firstName, lastName, email, "Engineer", "Engineering", "employee", "", List.of(), Map.of());
        return solo.settle(List.of(settler)).textAt(email).orElseThrow();
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
        public java.util.Optional<String> link(String relation) {
            return response.headers().every("Link").stream()
                    .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                    .map(link -> link.substring(link.indexOf("/api/"), link.indexOf('>')))
                    .findFirst();
        }
    }
}
