package dtu.google;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Settler;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Solo;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Google Workspace customer in memory, called by the administrator or by anybody a test asks for. */
public final class Workspace {
    private final Solo solo;
    private final String token;

    private Workspace(Solo solo, String token) {
        this.solo = solo;
        this.token = token;
    }

    public static Workspace inMemory() {
        return of(Solo.of(new GoogleTwin()));
    }

    /** With somebody outside who hears push messages. */
    public static Workspace heardBy(Courier courier) {
        return of(Solo.of(new GoogleTwin(), courier));
    }

    private static Workspace of(Solo solo) {
        return new Workspace(solo, solo.environment().getOrDefault("GOOGLE_ACCESS_TOKEN", ""));
    }

    public Solo solo() {
        return solo;
    }

    /** The same customer, called by somebody who may do everything; the person is admitted first. */
    public Workspace as(String firstName) {
        return as(firstName, List.of());
    }

    /** The same, with some scopes only. */
    public Workspace as(String firstName, List<String> scopes) {
        var address = address(firstName);
        var settler = new Settler(
                firstName, firstName, "Lee", address, "Engineer", "Engineering", "employee", "", List.of(), Map.of());
        solo.settle(List.of(settler));
        return new Workspace(solo, solo.issue(address, scopes).textAt("token").orElseThrow());
    }

    /** The same customer, called with that token. */
    public Workspace with(String other) {
        return new Workspace(solo, other);
    }

    public static String address(String firstName) {
        return firstName.toLowerCase(Locale.ROOT) + "@acme.test";
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

    public Reply patch(String path, String json) {
        return send(Request.of(Method.PATCH, path).json(json));
    }

    public Reply delete(String path) {
        return send(Request.of(Method.DELETE, path));
    }

    public Reply upload(Method method, String path, String contentType, byte[] body) {
        return send(Request.of(method, path).body(contentType, Blob.of(body)));
    }

    /** With this caller's token unless the request has a credential of its own. */
    public Reply send(Request request) {
        var signed =
                request.headers().has("Authorization") ? request : request.header("Authorization", "Bearer " + token);
        return new Reply(solo.send(signed));
    }

    /** Without any credential. */
    public Reply bare(Request request) {
        return new Reply(solo.send(request));
    }

    /** The id of a new file of that name and type in a folder. */
    public String file(String name, String mimeType, String parent) {
        var body = "{\"name\": \"%s\", \"mimeType\": \"%s\", \"parents\": [\"%s\"]}".formatted(name, mimeType, parent);
        return post("/drive/v3/files?supportsAllDrives=true", body).is(200).at("id");
    }

    public String folder(String name) {
        return file(name, "application/vnd.google-apps.folder", "root");
    }

    public String text(String name) {
        return file(name, "text/plain", "root");
    }

    /** Grants a person something. */
    public Reply share(String file, String firstName, String role) {
        return post(
                "/drive/v3/files/" + file + "/permissions?sendNotificationEmail=false&supportsAllDrives=true",
                """
                {"type": "user", "role": "%s", "emailAddress": "%s"}""".formatted(role, address(firstName)));
    }

    /** The names that a query finds, in the order of the answer. */
    public List<String> names(String q) {
        return names(q, "");
    }

    public List<String> names(String q, String more) {
        var answer = get("/drive/v3/files?q=" + Parameters.encoded(q) + more).is(200);
        return answer.json().at("files").orElseThrow().elements().stream()
                .map(file -> file.textAt("name").orElseThrow())
                .toList();
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

        /** Drive's refusal with that reason and message. */
        public Reply refuses(int status, String reason, String message) {
            is(status);
            var error = json().at("error").orElseThrow();
            assertThat(error.textAt("message")).contains(message);
            assertThat(error.at("errors").orElseThrow().elements().getFirst().textAt("reason"))
                    .contains(reason);
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

        public String header(String name) {
            return response.headers().first(name).orElse("");
        }
    }
}
