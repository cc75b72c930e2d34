package dtu.jira.issues;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.configuration.Resolution;
import dtu.jira.configuration.Status;
import dtu.jira.permissions.Permission;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The workflow: from every status to every status, in one step. */
public final class Transitions {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getTransitions", GET,  "/rest/api/3/issue/{issueIdOrKey}/transitions", ANYONE, Transitions::list),
        write("doTransition",   POST, "/rest/api/3/issue/{issueIdOrKey}/transitions", ANYONE, Transitions::move));
    // spotless:on

    private Transitions() {}

    private static Response list(JiraCall call) {
        var issue = Issue.inPath(call);
        var only = call.query("transitionId");
        var shown = possible(call, issue).stream()
                .filter(status -> only.isEmpty() || only.get().equals(status.transition()))
                .toList();
        return Response.json(
                200,
                json -> json.text("expand", "transitions")
                        .array(
                                "transitions",
                                shown,
                                (out, status) -> out.value(object -> members(call, object, status))));
    }

    static List<Status> possible(JiraCall call, Issue issue) {
        return call.may(Permission.TRANSITION_ISSUES, issue.project(call)) ? List.of(Status.values()) : List.of();
    }

    static void members(JiraCall call, JsonOut json, Status status) {
        json.text("id", status.transition())
                .text("name", status.label())
                .object("to", to -> status.members(call, to))
                .truth("hasScreen", false)
                .truth("isGlobal", true)
                .truth("isInitial", false)
                .truth("isAvailable", true)
                .truth("isConditional", false)
                .truth("isLooped", false);
        if (call.queryList("expand").contains("transitions.fields")) {
            json.object("fields", fields -> {
                if (status == Status.DONE) {
                    Metas.resolution(call, fields);
                }
            });
        }
    }

    private static Commit move(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var body = call.body();
        var given = body.any("transition").or(Json.NULL);
        var id = given.isObject() ? given.at("id").map(Json::asText).orElse("") : given.asText();
        if (given.isNull() || id.isEmpty()) {
            throw JiraError.saying(400, "Missing 'transition' identifier");
        }
        var next = Status.behind(id)
                .filter(status -> possible(call, issue).contains(status))
                .orElseThrow(() -> JiraError.saying(
                        400,
                        "It seems that you have tried to perform a workflow operation (" + id
                                + ") that is not valid for the current state of this issue."));
        var errors = new FieldErrors();
        var resolution = resolution(body, next, errors);
        var edits = new Edits(call, Draft.of(project, issue), errors).editing(onlyComments(call, body, errors));
        errors.refuse();
        var moved = issue.moved(next, resolution, call.stamp());
        var written = History.written(call, call.state(), issue, moved);
        var commit = Commit.commit(written.state());
        if (written.change() != null) {
            commit = commit.announce(Event.updated(written.issue(), project, written.change(), "issue_generic"));
        }
        return Creation.withComments(call, commit, written.issue(), project, edits.comments());
    }

    /** The screen of the transition to Done has one field. */
    private static @Nullable Resolution resolution(Fields body, Status next, FieldErrors errors) {
        var fields = body.objectOrEmpty("fields").json();
        for (var name : fields.names()) {
            if (!name.equals("resolution") || next != Status.DONE) {
                errors.add(name, FieldValues.cannotBeSet(name));
            }
        }
        var given = fields.at("resolution").filter(value -> !value.isNull());
        if (given.isEmpty()) {
            return null;
        }
        var name = given.get().textAt("name");
        var resolution = given.get()
                .at("id")
                .map(Json::asText)
                .flatMap(Resolution::byId)
                .or(() -> name.flatMap(Resolution::byName));
        if (resolution.isEmpty()) {
            errors.add("resolution", "Resolution name '" + name.orElse("") + "' is not valid");
        }
        return resolution.orElse(null);
    }

    /** A transition can bring comments; no other field is on its screen. */
    private static Fields onlyComments(JiraCall call, Fields body, FieldErrors errors) {
        var update = Json.EMPTY_OBJECT;
        var given = body.objectOrEmpty("update").json();
        for (var name : given.names()) {
            if (name.equals("comment")) {
                update = update.with(name, given.at(name).orElse(Json.NULL));
            } else {
                errors.add(name, FieldValues.cannotBeSet(name));
            }
        }
        return call.fields(Json.EMPTY_OBJECT.with("update", update));
    }
}
