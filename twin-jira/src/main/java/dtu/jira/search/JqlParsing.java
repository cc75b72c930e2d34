package dtu.jira.search;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.jql.Jql;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;

/** What JQL thinks of queries, without running them. */
public final class JqlParsing {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("parseJqlQueries", POST, "/rest/api/3/jql/parse", ANYONE, JqlParsing::parse));
    // spotless:on

    private JqlParsing() {}

    /** What becomes of names that stand for nothing. */
    private enum Validation {
        STRICT,
        WARN,
        NONE
    }

    private static Response parse(JiraCall call) {
        var validation = validation(call);
        var queries = call.body().texts("queries").or(List.of());
        if (queries.isEmpty()) {
            throw JiraError.saying(400, "The queries parameter must not be empty.");
        }
        return Response.json(
                200,
                json -> json.array(
                        "queries", queries, (out, text) -> out.value(object -> one(call, object, text, validation))));
    }

    private static Validation validation(JiraCall call) {
        return switch (call.query("validation").orElse("strict")) {
            case "strict" -> Validation.STRICT;
            case "warn" -> Validation.WARN;
            case "none" -> Validation.NONE;
            default ->
                throw JiraError.BAD_PARAMETER.refusal(
                        "validation", call.query("validation").orElse(""));
        };
    }

    private static void one(JiraCall call, JsonOut json, String text, Validation validation) {
        var jql = Jql.of(call, text);
        json.text("query", text);
        var syntax = jql.syntaxError();
        if (syntax.isPresent()) {
            json.texts("errors", List.of(syntax.get()));
            return;
        }
        var semantic = validation == Validation.NONE ? List.<String>of() : jql.semanticErrors();
        if (!semantic.isEmpty() && validation == Validation.STRICT) {
            json.texts("errors", semantic);
            return;
        }
        json.object("structure", jql::structure);
        if (!semantic.isEmpty()) {
            json.texts("warnings", semantic);
        }
    }
}
