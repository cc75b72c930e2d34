package dtu.jira.search;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.issues.IssueLook;
import dtu.twins.Refusal;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a search asks for, in the query string or in the body but never in both. */
record SearchRequest(String jql, String token, long asked, IssueLook look) {
    private static final int USUAL = 50;
    private static final int MOST = 5_000;
    private static final int PROPERTIES_MOST = 5;
    private static final Set<String> MEMBERS = Set.of(
            "jql", "nextPageToken", "maxResults", "fields", "expand", "properties", "fieldsByKeys", "reconcileIssues");

    static SearchRequest ofQuery(JiraCall call) {
        var given = call.query("maxResults").filter(text -> !text.isEmpty());
        return new SearchRequest(
                call.query("jql").orElse(""),
                call.query("nextPageToken").orElse(""),
                given.isPresent() ? call.queryInt("maxResults", USUAL) : USUAL,
                look(call.queryList("fields"), call.queryList("expand"), call.queryList("properties")));
    }

    /** Unknown members and values that cannot be coerced are refused in one sentence, whatever they are. */
    static SearchRequest ofBody(JiraCall call) {
        if (!call.request().mediaType().equals("application/json")) {
            var problem = JsonOut.object(json -> json.text("type", "about:blank")
                    .text("title", "Unsupported Media Type")
                    .number("status", 415)
                    .text("detail", "Content-Type '" + call.request().mediaType() + "' is not supported.")
                    .text("instance", call.request().path()));
            throw new Refusal(Response.of(415, "application/problem+json", Blob.of(problem)));
        }
        var body = call.json();
        if (!body.isObject() || !MEMBERS.containsAll(body.names())) {
            throw JiraError.BAD_SEARCH_BODY.refusal();
        }
        return new SearchRequest(
                text(body, "jql"),
                text(body, "nextPageToken"),
                whole(body),
                look(texts(body, "fields"), List.of(text(body, "expand").split(",", -1)), texts(body, "properties")));
    }

    private static IssueLook look(List<String> fields, List<String> expand, List<String> properties) {
        if (properties.size() > PROPERTIES_MOST) {
            throw JiraError.saying(400, "The maximum number of properties is " + PROPERTIES_MOST + ".");
        }
        return IssueLook.of(fields, expand.stream().map(String::strip).toList(), properties);
    }

    void checkRange() {
        if (asked < 1 || asked > MOST) {
            throw JiraError.BAD_MAX_RESULTS.refusal(1, MOST);
        }
    }

    int maxResults() {
        return (int) asked;
    }

    private static String text(Json body, String name) {
        var value = body.at(name).orElse(Json.NULL);
        if (!value.isNull() && !value.isText()) {
            throw JiraError.BAD_SEARCH_BODY.refusal();
        }
        return value.isNull() ? "" : value.asText();
    }

    private static List<String> texts(Json body, String name) {
        var value = body.at(name).orElse(Json.NULL);
        if (!value.isNull() && !value.isArray()) {
            throw JiraError.BAD_SEARCH_BODY.refusal();
        }
        var texts = new ArrayList<String>();
        for (var element : value.elements()) {
            if (!element.isText()) {
                throw JiraError.BAD_SEARCH_BODY.refusal();
            }
            texts.add(element.asText());
        }
        return texts;
    }

    /** A number, or the same in quotation marks. */
    private static long whole(Json body) {
        var value = body.at("maxResults").orElse(Json.NULL);
        if (value.isNull()) {
            return USUAL;
        }
        try {
            if (value.isWhole() || value.isText()) {
                return Long.parseLong(value.asText());
            }
        } catch (NumberFormatException notANumber) {
            throw JiraError.BAD_SEARCH_BODY.refusal();
        }
        throw JiraError.BAD_SEARCH_BODY.refusal();
    }
}
