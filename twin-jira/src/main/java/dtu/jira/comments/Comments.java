package dtu.jira.comments;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.comments.Comment.COMMENTS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages;
import dtu.jira.groups.Group;
import dtu.jira.issues.Issue;
import dtu.jira.permissions.Permission;
import dtu.jira.projects.Project;
import dtu.jira.projects.Role;
import dtu.jira.richtext.Documents;
import dtu.jira.richtext.RichText;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jira's comments. */
public final class Comments {
    private static final int MOST = 100;
    private static final int TEXT_MAX = 32_767;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getComments",      GET,    "/rest/api/3/issue/{issueIdOrKey}/comment",      ANYONE, Comments::list),
        write("addComment",       POST,   "/rest/api/3/issue/{issueIdOrKey}/comment",      ANYONE, Comments::add),
        read ("getComment",       GET,    "/rest/api/3/issue/{issueIdOrKey}/comment/{id}", ANYONE, Comments::get),
        write("updateComment",    PUT,    "/rest/api/3/issue/{issueIdOrKey}/comment/{id}", ANYONE, Comments::update),
        write("deleteComment",    DELETE, "/rest/api/3/issue/{issueIdOrKey}/comment/{id}", ANYONE, Comments::delete),
        read ("getCommentsByIds", POST,   "/rest/api/3/comment/list",                      ANYONE, Comments::byIds));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(COMMENTS);

    private Comments() {}

    private static Response list(JiraCall call) {
        var descending = isDescending(call);
        var issue = Issue.inPath(call);
        var all = CommentView.seen(call, issue);
        var ordered = descending ? all.reversed() : all;
        var startAt = Math.max(0, call.queryInt("startAt", 0));
        var maxResults = Math.min(MOST, Math.max(1, call.queryInt("maxResults", MOST)));
        var window = new JiraPages.Window(startAt, maxResults);
        return Response.json(
                200,
                json -> json.number("startAt", startAt)
                        .number("maxResults", maxResults)
                        .number("total", ordered.size())
                        .array(
                                "comments",
                                window.of(ordered),
                                (out, comment) -> out.value(object -> CommentView.members(call, object, comment))));
    }

    /** Checked before anything else: the only order there is. */
    private static boolean isDescending(JiraCall call) {
        var given = call.query("orderBy").orElse("created").toLowerCase(Locale.ROOT);
        return switch (given) {
            case "created", "+created" -> false;
            case "-created" -> true;
            default ->
                throw JiraError.saying(
                        400, "orderBy can only be one of the following values: [created, -created, +created]");
        };
    }

    private static Commit add(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var user = call.user();
        if (!call.may(Permission.ADD_COMMENTS, project)) {
            throw JiraError.saying(
                    403, user.displayName() + ", you do not have the permission to comment on this issue.");
        }
        var body = call.body();
        var text = text(call, body);
        var visibility = visibility(call, body);
        var comment = Comment.create(call.mint(Comment.IDS), issue.id(), user.id(), text, call.stamp())
                .visibleTo(visibility);
        var state = call.state().put(COMMENTS, comment).link(Issue.WATCHERS, issue.id(), user.id());
        return commit(state)
                .announce(Event.commented("comment_created", comment, issue, project))
                .answer(shown(call, 201, comment));
    }

    private static Response get(JiraCall call) {
        return shown(call, 200, comment(call, Issue.inPath(call)));
    }

    private static Commit update(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var comment = comment(call, issue);
        var user = call.user();
        if (!mayChange(call, project, comment, Permission.EDIT_OWN_COMMENTS, Permission.EDIT_ALL_COMMENTS)) {
            throw JiraError.saying(400, user.displayName() + ", you do not have the permission to edit this comment.");
        }
        var body = call.body();
        var changed = comment.rewritten(text(call, body), user.id(), call.stamp());
        if (body.has("visibility")) {
            changed = changed.visibleTo(visibility(call, body));
        }
        return commit(call.state().put(COMMENTS, changed))
                .announce(Event.commented("comment_updated", changed, issue, project))
                .answer(shown(call, 200, changed));
    }

    private static Commit delete(JiraCall call) {
        var issue = Issue.inPath(call);
        var project = issue.project(call);
        var comment = comment(call, issue);
        var user = call.user();
        if (!mayChange(call, project, comment, Permission.DELETE_OWN_COMMENTS, Permission.DELETE_ALL_COMMENTS)) {
            throw JiraError.saying(
                    400, user.displayName() + ", you do not have the permission to delete this comment.");
        }
        return commit(call.state().remove(COMMENTS, comment.id()))
                .announce(Event.commented("comment_deleted", comment, issue, project));
    }

    private static Response byIds(JiraCall call) {
        var ids = call.body().requiredArray("ids").stream().map(Json::asText).toList();
        var found = ids.stream()
                .flatMap(id -> call.state().find(COMMENTS, new Comment.Id(id)).stream())
                .filter(comment -> Issue.seen(call, comment.issue().value())
                        .filter(issue -> comment.isSeen(call, issue.project(call)))
                        .isPresent())
                .toList();
        return JiraPages.page(
                call, found, MOST, (json, comment) -> json.value(object -> CommentView.members(call, object, comment)));
    }

    private static boolean mayChange(JiraCall call, Project project, Comment comment, Permission own, Permission any) {
        var mine =
                call.person().filter(user -> user.id().equals(comment.author())).isPresent();
        return call.may(any, project) || (mine && call.may(own, project));
    }

    private static Comment comment(JiraCall call, Issue issue) {
        var id = call.path("id");
        return call.state()
                .find(COMMENTS, new Comment.Id(id))
                .filter(comment -> comment.issue().equals(issue.id()))
                .filter(comment -> comment.isSeen(call, issue.project(call)))
                .orElseThrow(JiraError.COMMENT_NOT_FOUND.about(id));
    }

    private static RichText text(JiraCall call, Fields body) {
        var errors = new FieldErrors();
        var text = body(call, body.any("body").or(Json.NULL), "comment", errors);
        errors.refuse();
        return text.orElseThrow();
    }

    /**
     * A comment's text in the form of the version that the client called; a complaint about {@code field} otherwise.
     */
    public static Optional<RichText> body(JiraCall call, Json given, String field, FieldErrors errors) {
        if (given.isNull() || (given.isText() && given.asText().isBlank())) {
            errors.add(field, "Comment body can not be empty!");
            return Optional.empty();
        }
        if (call.speaksDocuments() ? !Documents.isDocument(given) : !given.isText()) {
            errors.add(field, "Comment body is not valid!");
            return Optional.empty();
        }
        if (call.speaksDocuments() && !Documents.isValid(given)) {
            throw JiraError.INVALID_INPUT.refusal();
        }
        RichText text = call.speaksDocuments() ? new RichText.Document(given) : new RichText.Wiki(given.asText());
        if (text.isBlank()) {
            errors.add(field, "Comment body can not be empty!");
            return Optional.empty();
        }
        if (text.wiki().length() > TEXT_MAX) {
            errors.add(field, "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Who may read a comment, as its {@code visibility} says; null when it says nothing. */
    public static Comment.@Nullable Visibility visibility(JiraCall call, Fields body) {
        var given = body.object("visibility").toOptional();
        if (given.isEmpty()) {
            return null;
        }
        var type = given.get().text("type").or("");
        var name = given.get().text("value").or("");
        var identifier = given.get().text("identifier").or("");
        return switch (type) {
            case "role" ->
                Role.byName(name.isEmpty() ? identifier : name)
                        .map(role -> new Comment.Visibility(Comment.Visibility.Kind.ROLE, role.label(), role.label()))
                        .orElseThrow(() -> JiraError.on("commentLevel", "Role: " + name + " does not exist."));
            case "group" ->
                call.state()
                        .find(Group.GROUPS, new Group.Id(identifier))
                        .or(() -> call.state().find(Group.BY_NAME, Group.key(name)))
                        .map(group -> new Comment.Visibility(
                                Comment.Visibility.Kind.GROUP,
                                group.name(),
                                group.id().value()))
                        .orElseThrow(() -> JiraError.on("commentLevel", "Group: " + name + " does not exist."));
            default -> throw JiraError.on("commentLevel", "The visibility type must be 'role' or 'group'.");
        };
    }

    private static Response shown(JiraCall call, int status, Comment comment) {
        return Response.json(status, json -> CommentView.members(call, json, comment));
    }
}
