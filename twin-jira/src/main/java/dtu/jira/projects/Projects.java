package dtu.jira.projects;

import static dtu.jira.JiraNeed.ADMIN;
import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.projects.Project.BY_KEY;
import static dtu.jira.projects.Project.BY_NAME;
import static dtu.jira.projects.Project.LISTED;
import static dtu.jira.projects.Project.PROJECTS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages;
import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Status;
import dtu.jira.groups.Group;
import dtu.jira.issues.Issue;
import dtu.jira.permissions.Permission;
import dtu.jira.permissions.Scheme;
import dtu.jira.users.User;
import dtu.jira.users.Users;
import dtu.jira.webhooks.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Jira's projects. */
public final class Projects {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9]{1,9}");
    private static final int NAME_MAX = 80;
    private static final Set<String> TYPES = Set.of("software", "business", "service_desk", "product_discovery");
    private static final String BAD_KEY = "Project keys must start with an uppercase letter, followed by one or more "
            + "uppercase alphanumeric characters.";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("getAllProjects", GET,    "/rest/api/3/project",                              ANYONE, Projects::all),
        write("createProject",  POST,   "/rest/api/3/project",                              ADMIN,  Projects::create),
        read ("searchProjects", GET,    "/rest/api/3/project/search",                       ANYONE, Projects::search),
        read ("getProject",     GET,    "/rest/api/3/project/{projectIdOrKey}",             ANYONE, Projects::get),
        write("updateProject",  PUT,    "/rest/api/3/project/{projectIdOrKey}",             USER,   Projects::update),
        write("deleteProject",  DELETE, "/rest/api/3/project/{projectIdOrKey}",             USER,   Projects::delete),
        write("restore",        POST,   "/rest/api/3/project/{projectIdOrKey}/restore",     USER,   Projects::restore),
        read ("getAllStatuses", GET,    "/rest/api/3/project/{projectIdOrKey}/statuses",    ANYONE, Projects::statuses));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(PROJECTS, Actor.ACTORS);

    private Projects() {}

    private static Response all(JiraCall call) {
        return Response.json(200, JsonOut.array(seen(call).stream(), inList(call)));
    }

    private static Commit create(JiraCall call) {
        var body = call.body();
        var errors = new FieldErrors();
        var key = body.text("key").or("");
        var name = body.text("name").or("").strip();
        checkKey(call, key, null, errors);
        checkName(call, name, null, errors);
        var about = about(call, body, null, errors);
        errors.refuse();
        var project = Project.create(call.mint(Project.IDS), key, name, about);
        var administrators =
                Group.named(call.state(), Group.ADMINISTRATORS).id().value();
        var state = call.state()
                .put(PROJECTS, project)
                .put(Actor.ACTORS, actor(project, Actor.Kind.GROUP, administrators))
                .put(Actor.ACTORS, actor(project, Actor.Kind.USER, about.lead().value()));
        return commit(state)
                .announce(Event.of("project_created", project))
                .answer(Response.json(
                        201,
                        json -> json.text(
                                        "self",
                                        call.self("/project/" + project.id().value()))
                                .number("id", Long.parseLong(project.id().value()))
                                .text("key", key)));
    }

    private static Actor actor(Project project, Actor.Kind kind, String who) {
        return new Actor(new Actor.Id(project.id(), Role.ADMINISTRATORS, kind, who));
    }

    private static Response search(JiraCall call) {
        if (call.request().query().isEmpty() && Scheme.seesAll(call)) {
            return JiraPages.page(call, call.state().scan(LISTED), JiraPages.USUAL, inList(call));
        }
        var query = Project.key(call.query("query").orElse(""));
        var ids = call.request().query().every("id");
        var keys = call.request().query().every("keys");
        var types = call.queryList("typeKey");
        // A picker finds the words anywhere in key or name; sites have few projects.
        var found = seen(call).stream()
                .filter(project -> Project.key(project.key()).contains(query)
                        || Project.key(project.name()).contains(query))
                .filter(project -> ids.isEmpty() || ids.contains(project.id().value()))
                .filter(project -> keys.isEmpty() || keys.contains(project.key()))
                .filter(project ->
                        types.isEmpty() || types.contains(project.about().typeKey()))
                .sorted(order(call))
                .toList();
        return JiraPages.page(call, found, JiraPages.USUAL, inList(call));
    }

    private static Comparator<Project> order(JiraCall call) {
        var given = call.query("orderBy").orElse("key");
        var field = given.startsWith("-") || given.startsWith("+") ? given.substring(1) : given;
        Comparator<Project> order = switch (field) {
            case "key" -> Comparator.comparing(Project::key);
            case "name" -> Comparator.comparing(project -> Project.key(project.name()));
            case "category", "owner", "issueCount", "lastIssueUpdatedDate" -> Comparator.comparing(Project::id);
            default -> throw JiraError.saying(400, "The value '" + given + "' is not a valid order.");
        };
        return given.startsWith("-") ? order.reversed() : order;
    }

    private static Response get(JiraCall call) {
        return whole(call, project(call));
    }

    private static Commit update(JiraCall call) {
        var project = administered(call);
        var body = call.body();
        var errors = new FieldErrors();
        var key = body.text("key").or(project.key());
        var name = body.text("name").or(project.name()).strip();
        checkKey(call, key, project, errors);
        checkName(call, name, project, errors);
        var about = about(call, body, project, errors);
        errors.refuse();
        var changed = project.named(key, name).described(about);
        if (changed.equals(project)) {
            return commit(call.state()).answer(whole(call, project));
        }
        return commit(call.state().put(PROJECTS, changed))
                .announce(Event.of("project_updated", changed))
                .answer(whole(call, changed));
    }

    /** Into the trash, or away with everything in it. */
    private static Commit delete(JiraCall call) {
        var project = administered(call);
        if (call.queryTruth("enableUndo", true)) {
            var trashed = project.trashed(call.user().id(), call.stamp());
            return commit(call.state().put(PROJECTS, trashed)).announce(Event.of("project_soft_deleted", project));
        }
        var state = Issue.removeAll(call.state(), project.id());
        for (var actor : state.scan(Actor.ACTORS, Actor.of(project.id()))) {
            state = state.remove(Actor.ACTORS, actor.id());
        }
        return commit(state.remove(PROJECTS, project.id())).announce(Event.of("project_deleted", project));
    }

    private static Commit restore(JiraCall call) {
        var name = call.path("projectIdOrKey");
        var project = call.state()
                .find(PROJECTS, new Project.Id(name))
                .or(() -> call.state().find(BY_KEY, name))
                .filter(one -> call.may(Permission.ADMINISTER_PROJECTS, one))
                .orElseThrow(() -> Project.notFound(name));
        if (!project.isTrashed()) {
            throw JiraError.saying(400, "The project is not in the trash.");
        }
        var restored = project.restored();
        return commit(call.state().put(PROJECTS, restored))
                .announce(Event.of("project_restored_deleted", restored))
                .answer(whole(call, restored));
    }

    private static Response statuses(JiraCall call) {
        project(call);
        return Response.json(
                200,
                JsonOut.array(
                        List.of(IssueType.values()).stream(),
                        (json, type) -> json.value(object -> object.text("self", call.self("/issuetype/" + type.id()))
                                .text("id", type.id())
                                .text("name", type.label())
                                .truth("subtask", type.isSubtask())
                                .array(
                                        "statuses",
                                        List.of(Status.values()),
                                        (out, status) -> out.value(one -> status.members(call, one))))));
    }

    private static Project project(JiraCall call) {
        return Project.visible(call, call.path("projectIdOrKey"));
    }

    /** A project that the caller may change: one that they see and may not change is forbidden. */
    static Project administered(JiraCall call) {
        var project = project(call);
        if (!call.may(Permission.ADMINISTER_PROJECTS, project)) {
            throw JiraError.saying(403, "You cannot edit the configuration of this project.");
        }
        return project;
    }

    private static List<Project> seen(JiraCall call) {
        return call.state().scan(LISTED).stream()
                .filter(project -> call.may(Permission.BROWSE_PROJECTS, project))
                .toList();
    }

    private static void checkKey(JiraCall call, String key, @Nullable Project own, FieldErrors errors) {
        if (!KEY.matcher(key).matches()) {
            errors.add("projectKey", key.isEmpty() ? "You must specify a valid project key." : BAD_KEY);
            return;
        }
        call.state()
                .find(BY_KEY, key)
                .filter(other -> own == null || !other.id().equals(own.id()))
                .ifPresent(other -> errors.add("projectKey", "Project '" + other.name() + "' uses this project key."));
    }

    private static void checkName(JiraCall call, String name, @Nullable Project own, FieldErrors errors) {
        if (name.isEmpty()) {
            errors.add("projectName", "You must specify a valid project name.");
        } else if (name.length() > NAME_MAX) {
            errors.add("projectName", "The project name must not exceed " + NAME_MAX + " characters in length.");
        } else {
            call.state()
                    .find(BY_NAME, Project.key(name))
                    .filter(other -> own == null || !other.id().equals(own.id()))
                    .ifPresent(other -> errors.add("projectName", "A project with that name already exists."));
        }
    }

    private static Project.About about(JiraCall call, Fields body, @Nullable Project own, FieldErrors errors) {
        var before = own == null
                ? new Project.About("", call.user().id(), Project.AssigneeType.UNASSIGNED, "software", "")
                : own.about();
        var leadId =
                body.text("leadAccountId").or(own == null ? "" : before.lead().value());
        var lead = Users.active(call, leadId).map(User::id);
        if (lead.isEmpty()) {
            errors.add(
                    "projectLead",
                    leadId.isEmpty()
                            ? "You must specify a valid project lead."
                            : "The user you specified does not exist.");
        }
        var type = body.text("projectTypeKey").or(before.typeKey());
        if (!TYPES.contains(type)) {
            errors.add("projectTypeKey", "The project type '" + type + "' does not exist.");
        }
        var given = body.text("assigneeType").or(before.assigneeType().name());
        var assigneeType = Project.AssigneeType.named(given);
        if (assigneeType.isEmpty()) {
            errors.add("assigneeType", "Invalid default assignee type '" + given + "'.");
        }
        return new Project.About(
                body.text("description").or(before.description()),
                lead.orElse(before.lead()),
                assigneeType.orElse(before.assigneeType()),
                type,
                body.text("url").or(before.url()));
    }

    private static Response whole(JiraCall call, Project project) {
        return Response.json(200, json -> ProjectView.whole(call, json, project));
    }

    private static BiConsumer<JsonOut, Project> inList(JiraCall call) {
        return (json, project) -> json.value(object -> ProjectView.inList(call, object, project));
    }
}
