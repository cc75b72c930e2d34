package dtu.scenarios.broker;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The broker's Jira: one issue for each request, moved along as the request is. */
final class Jira {
    private static final String PROJECT = "ACC";

    private final Wire wire;
    private final String url;
    private final String credential;

    Jira(Wire wire, Map<String, String> variables) {
        this.wire = wire;
        this.url = variables.getOrDefault("JIRA_BASE_URL", "");
        var pair = variables.getOrDefault("JIRA_EMAIL", "") + ":" + variables.getOrDefault("JIRA_API_TOKEN", "");
        this.credential = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** The issue of a request: the one with its label, else a new one. */
    Optional<String> issue(String label, String summary) {
        var known = keys("project = " + PROJECT + " AND labels = \"" + label + "\"");
        if (!known.isEmpty()) {
            return Optional.of(known.getFirst());
        }
        var fields = Map.of(
                "project", Map.of("key", PROJECT),
                "issuetype", Map.of("name", "Task"),
                "summary", summary,
                "labels", List.of(label));
        return send(Method.POST, "/rest/api/2/issue", Map.of("fields", fields))
                .filter(Response::isSuccess)
                .flatMap(response -> Json.written(response.body().bytes()).textAt("key"));
    }

    void comment(String issue, String words) {
        send(Method.POST, "/rest/api/2/issue/" + issue + "/comment", Map.of("body", words));
    }

    /** Moves an issue to a status, by whichever transition leads there. */
    void move(String issue, String status) {
        get("/rest/api/2/issue/" + issue + "/transitions", Parameters.NONE)
                .flatMap(answer -> answer.at("transitions"))
                .flatMap(transitions -> transitions.elements().stream()
                        .filter(transition -> transition
                                .at("to")
                                .flatMap(to -> to.textAt("name"))
                                .equals(Optional.of(status)))
                        .findFirst())
                .flatMap(transition -> transition.textAt("id"))
                .ifPresent(id -> send(
                        Method.POST,
                        "/rest/api/2/issue/" + issue + "/transitions",
                        Map.of("transition", Map.of("id", id))));
    }

    /** The account with that address. */
    Optional<String> account(String email) {
        return get("/rest/api/2/user/search", Parameters.of("query", email))
                .flatMap(users -> users.elements().stream()
                        .filter(user -> email.equalsIgnoreCase(
                                user.textAt("emailAddress").orElse("")))
                        .findFirst())
                .flatMap(user -> user.textAt("accountId"));
    }

    /** The open issues of an account. */
    List<String> openIssues(String account) {
        return keys("assignee = \"" + account + "\" AND statusCategory != Done");
    }

    void assign(String issue, String account) {
        send(Method.PUT, "/rest/api/2/issue/" + issue + "/assignee", Map.of("accountId", account));
    }

    private List<String> keys(String jql) {
        return get("/rest/api/2/search/jql", Parameters.of("jql", jql, "fields", "key", "maxResults", "100"))
                .flatMap(answer -> answer.at("issues"))
                .map(issues -> issues.elements().stream()
                        .flatMap(issue -> issue.textAt("key").stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Json> get(String path, Parameters query) {
        var bare = Request.of(Method.GET, path).from(url).header("Authorization", "Basic " + credential);
        var request = new Request(bare.method(), bare.origin(), path, query, bare.headers(), bare.body());
        return wire.send(Urls.absolute(request))
                .filter(Response::isSuccess)
                .map(response -> Json.written(response.body().bytes()));
    }

    private Optional<Response> send(Method method, String path, Map<String, Object> body) {
        var request = Request.of(method, path)
                .from(url)
                .header("Authorization", "Basic " + credential)
                .json(Json.textOf(body));
        return wire.send(Urls.absolute(request));
    }
}
