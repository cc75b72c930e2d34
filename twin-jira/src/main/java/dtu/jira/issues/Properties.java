package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.issues.IssueProperty.PROPERTIES;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PUT;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.permissions.Permission;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.util.List;

/** What integrations keep with an issue. */
public final class Properties {
    private static final int VALUE_MAX = 32_768;
    private static final int KEY_MAX = 255;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getIssuePropertyKeys", GET,    "/rest/api/3/issue/{issueIdOrKey}/properties",               ANYONE, Properties::keys),
        read ("getIssueProperty",     GET,    "/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}", ANYONE, Properties::get),
        write("setIssueProperty",     PUT,    "/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}", ANYONE, Properties::set),
        write("deleteIssueProperty",  DELETE, "/rest/api/3/issue/{issueIdOrKey}/properties/{propertyKey}", ANYONE, Properties::delete));
    // spotless:on

    private Properties() {}

    private static Response keys(JiraCall call) {
        var issue = Issue.inPath(call);
        var properties = call.state().scan(PROPERTIES, IssueProperty.of(issue.id()));
        var root = call.self("/issue/" + issue.id().value() + "/properties/");
        return Response.json(
                200,
                json -> json.array(
                        "keys",
                        properties,
                        (out, property) -> out.value(object -> object.text(
                                        "self",
                                        root + Parameters.encoded(property.id().key()))
                                .text("key", property.id().key()))));
    }

    private static Response get(JiraCall call) {
        var property = property(call, Issue.inPath(call));
        return Response.json(200, json -> json.text("key", property.id().key()).json("value", property.value()));
    }

    private static Commit set(JiraCall call) {
        var issue = editable(call);
        var key = call.path("propertyKey");
        var value = call.json();
        checkLengths(key, call.request().body().size());
        var id = new IssueProperty.Id(issue.id(), key);
        var status = call.state().has(PROPERTIES, id) ? 200 : 201;
        return commit(call.state().put(PROPERTIES, new IssueProperty(id, value)))
                .answer(Response.empty(status));
    }

    private static void checkLengths(String key, long value) {
        if (key.length() > KEY_MAX || value > VALUE_MAX) {
            throw JiraError.saying(400, "The property key or value is too long.");
        }
    }

    private static Commit delete(JiraCall call) {
        return commit(
                call.state().remove(PROPERTIES, property(call, editable(call)).id()));
    }

    private static Issue editable(JiraCall call) {
        var issue = Issue.inPath(call);
        if (!call.may(Permission.EDIT_ISSUES, issue.project(call))) {
            throw JiraError.saying(403, "You do not have permission to edit issues in this project.");
        }
        return issue;
    }

    private static IssueProperty property(JiraCall call, Issue issue) {
        var key = call.path("propertyKey");
        return call.state()
                .find(PROPERTIES, new IssueProperty.Id(issue.id(), key))
                .orElseThrow(JiraError.PROPERTY_NOT_FOUND.about(key));
    }

    /** Those that came with the body of a create or an edit. */
    static State given(State state, Issue.Id issue, Fields body) {
        var next = state;
        for (var property : body.objects("properties").or(List.of())) {
            var key = property.requiredText("key");
            var value = property.any("value").or(Json.NULL);
            checkLengths(key, value.bytes().length);
            next = next.put(PROPERTIES, new IssueProperty(new IssueProperty.Id(issue, key), value));
        }
        return next;
    }

    /** Those that a client asks for by key, or all. */
    static void shown(JiraCall call, JsonOut json, Issue issue, List<String> keys) {
        for (var property : call.state().scan(PROPERTIES, IssueProperty.of(issue.id()))) {
            if (keys.contains("*all") || keys.contains(property.id().key())) {
                json.json(property.id().key(), property.value());
            }
        }
    }
}
