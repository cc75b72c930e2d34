package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.JiraTime;
import dtu.jira.comments.CommentView;
import dtu.jira.configuration.SystemField;
import dtu.jira.links.IssueLink;
import dtu.jira.projects.Project;
import dtu.jira.projects.ProjectView;
import dtu.jira.richtext.RichText;
import dtu.jira.users.UserView;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An issue as Jira shows one. */
public final class IssueView {
    public static final String EXPAND =
            "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations";

    private IssueView() {}

    public static void members(JiraCall call, JsonOut json, Issue issue, IssueLook look) {
        var project = issue.project(call);
        json.text("expand", EXPAND)
                .text("id", issue.id().value())
                .text("self", call.self("/issue/" + issue.id().value()))
                .text("key", issue.key(project));
        if (look.expands("renderedFields")) {
            json.object("renderedFields", object -> rendered(object, issue, look));
        }
        json.object("fields", object -> fields(call, object, issue, project, look));
        if (!look.properties().isEmpty()) {
            json.object("properties", object -> Properties.shown(call, object, issue, look.properties()));
        }
        if (look.expands("names")) {
            json.object("names", object -> names(object, look));
        }
        if (look.expands("schema")) {
            json.object("schema", object -> schemas(object, look));
        }
        if (look.expands("transitions")) {
            json.array(
                    "transitions",
                    Transitions.possible(call, issue),
                    (out, status) -> out.value(object -> Transitions.members(call, object, status)));
        }
        if (look.expands("operations")) {
            json.object("operations", object -> object.array("linkGroups", List.<String>of(), JsonOut::value));
        }
        if (look.expands("editmeta")) {
            json.object("editmeta", object -> object.object("fields", fields -> Metas.editable(call, fields, issue)));
        }
        if (look.expands("changelog")) {
            json.object("changelog", object -> Changelogs.newestFirst(call, object, issue));
        }
    }

    /** As webhooks carry it: no more than its fields. */
    public static void inWebhook(JiraCall call, JsonOut json, Issue issue, Project project, IssueLook look) {
        json.text("id", issue.id().value())
                .text("self", call.self("/issue/" + issue.id().value()))
                .text("key", issue.key(project))
                .object("fields", object -> fields(call, object, issue, project, look));
    }

    /** As a parent, a subtask or the other end of a link. */
    public static void inIssue(JiraCall call, JsonOut json, Issue issue) {
        json.text("id", issue.id().value())
                .text("key", issue.key(call))
                .text("self", call.self("/issue/" + issue.id().value()))
                .object(
                        "fields",
                        object -> object.text("summary", issue.summary())
                                .object("status", status -> issue.status().members(call, status))
                                .object(
                                        "priority",
                                        priority -> issue.details().priority().members(call, priority))
                                .object(
                                        "issuetype",
                                        type -> issue.details().type().members(call, type)));
    }

    private static void fields(JiraCall call, JsonOut json, Issue issue, Project project, IssueLook look) {
        for (var field : look.fields()) {
            field(call, json, issue, project, field);
        }
    }

    private static void field(JiraCall call, JsonOut json, Issue issue, Project project, SystemField field) {
        var name = field.id();
        switch (field) {
            case SUMMARY -> json.text(name, issue.summary());
            case DESCRIPTION -> rich(call, json, name, issue.details().description());
            case ENVIRONMENT -> rich(call, json, name, issue.details().environment());
            case PROJECT -> json.object(name, object -> ProjectView.inIssue(call, object, project));
            case ISSUE_TYPE, STATUS, PRIORITY -> json.json(name, alike(call, issue, field));
            case RESOLUTION -> resolution(call, json, name, issue);
            case LABELS -> json.texts(name, issue.details().labels());
            case ASSIGNEE -> UserView.member(call, json, name, issue.assignee());
            case REPORTER -> UserView.member(call, json, name, issue.reporter());
            case CREATOR -> UserView.member(call, json, name, issue.people().creator());
            case PARENT -> parent(call, json, name, issue);
            case SUBTASKS ->
                json.array(
                        name, subtasks(call, issue), (out, child) -> out.value(object -> inIssue(call, object, child)));
            case ISSUE_LINKS ->
                json.array(
                        name,
                        IssueLink.of(call.state(), issue.id()),
                        (out, link) -> out.value(object -> link.fromEnd(call, object, issue.id())));
            case WATCHES -> json.object(name, object -> Watchers.counted(call, object, issue));
            case VOTES -> json.object(name, object -> Votes.counted(call, object, issue));
            case COMMENT -> json.object(name, object -> CommentView.embedded(call, object, issue));
            case CREATED, UPDATED, RESOLUTION_DATE, STATUS_CATEGORY_CHANGED, DUE_DATE, LAST_VIEWED ->
                date(call, json, issue, field);
            default -> untracked(json, field);
        }
    }

    /** What many issues of a page show alike. */
    private static Json alike(JiraCall call, Issue issue, SystemField field) {
        var type = issue.details().type();
        var priority = issue.details().priority();
        return switch (field) {
            case ISSUE_TYPE -> call.shown(type, json -> type.members(call, json));
            case STATUS -> call.shown(issue.status(), json -> issue.status().members(call, json));
            default -> call.shown(priority, json -> priority.members(call, json));
        };
    }

    private static void date(JiraCall call, JsonOut json, Issue issue, SystemField field) {
        var time = switch (field) {
            case CREATED -> issue.times().created();
            case UPDATED -> issue.times().updated();
            case RESOLUTION_DATE -> issue.flow().resolved();
            case STATUS_CATEGORY_CHANGED -> issue.flow().categoryChanged();
            default -> null;
        };
        if (field == SystemField.DUE_DATE) {
            var due = issue.details().dueDate();
            json.text(field.id(), due == null ? null : due.toString());
        } else {
            json.text(field.id(), JiraTime.textOrNull(time, call.zone()));
        }
    }

    /** What nobody has recorded: times, versions, components, attachments. */
    private static void untracked(JsonOut json, SystemField field) {
        switch (field) {
            case WORK_RATIO -> json.number(field.id(), -1);
            case TIME_TRACKING -> json.object(field.id(), none -> {});
            case PROGRESS, AGGREGATE_PROGRESS ->
                json.object(field.id(), object -> object.number("progress", 0).number("total", 0));
            case WORKLOG ->
                json.object(
                        field.id(),
                        object -> object.number("startAt", 0)
                                .number("maxResults", 20)
                                .number("total", 0)
                                .array("worklogs", List.<String>of(), JsonOut::value));
            default -> {
                if (field.isList()) {
                    json.array(field.id(), List.<String>of(), JsonOut::value);
                } else {
                    json.nothing(field.id());
                }
            }
        }
    }

    private static void rich(JiraCall call, JsonOut json, String name, @Nullable RichText text) {
        if (text == null) {
            json.nothing(name);
        } else {
            text.member(call, json, name);
        }
    }

    private static void resolution(JiraCall call, JsonOut json, String name, Issue issue) {
        var resolution = issue.flow().resolution();
        if (resolution == null) {
            json.nothing(name);
        } else {
            json.object(name, object -> resolution.members(call, object));
        }
    }

    /** Left out, not null, when there is none. */
    private static void parent(JiraCall call, JsonOut json, String name, Issue issue) {
        var parent = issue.details().parent();
        if (parent != null) {
            call.state()
                    .find(Issue.ISSUES, parent)
                    .ifPresent(found -> json.object(name, object -> inIssue(call, object, found)));
        }
    }

    private static List<Issue> subtasks(JiraCall call, Issue issue) {
        return call.state().scan(Issue.BY_PARENT, issue.id()).stream()
                .filter(child -> child.details().type().isSubtask())
                .toList();
    }

    private static void rendered(JsonOut json, Issue issue, IssueLook look) {
        for (var field : look.fields()) {
            var text = switch (field) {
                case DESCRIPTION -> issue.details().description();
                case ENVIRONMENT -> issue.details().environment();
                default -> null;
            };
            json.text(field.id(), text == null ? null : text.html());
        }
    }

    public static void names(JsonOut json, IssueLook look) {
        for (var field : look.fields()) {
            json.text(field.id(), field.label());
        }
    }

    public static void schemas(JsonOut json, IssueLook look) {
        for (var field : look.fields()) {
            json.object(field.id(), field::schemaMembers);
        }
    }
}
