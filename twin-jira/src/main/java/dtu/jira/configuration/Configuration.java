package dtu.jira.configuration;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.twins.http.Method.GET;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraPages;
import dtu.jira.projects.Project;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Jira's issue types, statuses, priorities, resolutions and fields, as a site's configuration shows them. */
public final class Configuration {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read("getFields",               GET, "/rest/api/3/field",                    ANYONE, Configuration::fields),
        read("getFieldsPaginated",      GET, "/rest/api/3/field/search",             USER,   Configuration::searchFields),
        read("getIssueAllTypes",        GET, "/rest/api/3/issuetype",                USER,   Configuration::issueTypes),
        read("getIssueTypesForProject", GET, "/rest/api/3/issuetype/project",        USER,   Configuration::projectTypes),
        read("getIssueType",            GET, "/rest/api/3/issuetype/{id}",           USER,   Configuration::issueType),
        read("getPriorities",           GET, "/rest/api/3/priority",                 USER,   Configuration::priorities),
        read("searchPriorities",        GET, "/rest/api/3/priority/search",          USER,   Configuration::searchPriorities),
        read("getPriority",             GET, "/rest/api/3/priority/{id}",            USER,   Configuration::priority),
        read("getResolutions",          GET, "/rest/api/3/resolution",               USER,   Configuration::resolutions),
        read("searchResolutions",       GET, "/rest/api/3/resolution/search",        USER,   Configuration::searchResolutions),
        read("getResolution",           GET, "/rest/api/3/resolution/{id}",          USER,   Configuration::resolution),
        read("getStatuses",             GET, "/rest/api/3/status",                   USER,   Configuration::statuses),
        read("getStatus",               GET, "/rest/api/3/status/{idOrName}",        USER,   Configuration::status),
        read("getStatusCategories",     GET, "/rest/api/3/statuscategory",           USER,   Configuration::categories),
        read("getStatusCategory",       GET, "/rest/api/3/statuscategory/{idOrKey}", USER,   Configuration::category));
    // spotless:on

    private Configuration() {}

    private static Response fields(JiraCall call) {
        return array(Arrays.stream(SystemField.values()), (json, field) -> field.members(json));
    }

    private static Response searchFields(JiraCall call) {
        var ids = call.request().query().every("id");
        var query = call.query("query").orElse("").toLowerCase(Locale.ROOT);
        var found = Arrays.stream(SystemField.values())
                .filter(field -> ids.isEmpty() || ids.contains(field.id()))
                .filter(field -> field.label().toLowerCase(Locale.ROOT).contains(query))
                .toList();
        return JiraPages.page(
                call,
                found,
                JiraPages.USUAL,
                (json, field) -> json.value(object -> {
                    object.text("id", field.id()).text("key", field.id()).text("name", field.label());
                    object.object("schema", field::schemaMembers);
                }));
    }

    private static Response issueTypes(JiraCall call) {
        return array(Arrays.stream(IssueType.values()), (json, type) -> type.members(call, json));
    }

    private static Response projectTypes(JiraCall call) {
        Project.visible(call, call.query("projectId").orElseThrow(JiraError.MISSING_PARAMETER.about("projectId")));
        var level = call.query("level").map(text -> call.queryInt("level", 0));
        return array(
                Arrays.stream(IssueType.values())
                        .filter(type -> level.isEmpty() || level.get() == type.hierarchyLevel()),
                (json, type) -> type.members(call, json));
    }

    private static Response issueType(JiraCall call) {
        var type = IssueType.byId(call.path("id")).orElseThrow(JiraError.ISSUE_TYPE_NOT_FOUND.about(call.path("id")));
        return Response.json(200, json -> type.members(call, json));
    }

    private static Response priorities(JiraCall call) {
        return array(Arrays.stream(Priority.values()), (json, priority) -> priority.details(call, json));
    }

    private static Response searchPriorities(JiraCall call) {
        var ids = call.request().query().every("id");
        var found = Arrays.stream(Priority.values())
                .filter(priority -> ids.isEmpty() || ids.contains(priority.id()))
                .toList();
        return JiraPages.page(
                call, found, JiraPages.USUAL, (json, priority) -> json.value(object -> priority.details(call, object)));
    }

    private static Response priority(JiraCall call) {
        var priority = Priority.byId(call.path("id")).orElseThrow(JiraError.PRIORITY_NOT_FOUND.about(call.path("id")));
        return Response.json(200, json -> priority.details(call, json));
    }

    private static Response resolutions(JiraCall call) {
        return array(Arrays.stream(Resolution.values()), (json, resolution) -> resolution.members(call, json));
    }

    private static Response searchResolutions(JiraCall call) {
        var ids = call.request().query().every("id");
        var found = Arrays.stream(Resolution.values())
                .filter(resolution -> ids.isEmpty() || ids.contains(resolution.id()))
                .toList();
        return JiraPages.page(
                call,
                found,
                JiraPages.USUAL,
                (json, resolution) -> json.value(object -> resolution.members(call, object)));
    }

    private static Response resolution(JiraCall call) {
        var resolution =
                Resolution.byId(call.path("id")).orElseThrow(JiraError.RESOLUTION_NOT_FOUND.about(call.path("id")));
        return Response.json(200, json -> resolution.members(call, json));
    }

    private static Response statuses(JiraCall call) {
        return array(Arrays.stream(Status.values()), (json, status) -> status.members(call, json));
    }

    private static Response status(JiraCall call) {
        var name = call.path("idOrName");
        var status =
                Status.byId(name).or(() -> Status.byName(name)).orElseThrow(JiraError.STATUS_NOT_FOUND.about(name));
        return Response.json(200, json -> status.members(call, json));
    }

    private static Response categories(JiraCall call) {
        return array(Arrays.stream(StatusCategory.values()), (json, category) -> category.members(call, json));
    }

    private static Response category(JiraCall call) {
        var name = call.path("idOrKey");
        var category = StatusCategory.named(name).orElseThrow(JiraError.STATUS_NOT_FOUND.about(name));
        return Response.json(200, json -> category.members(call, json));
    }

    private static <T> Response array(Stream<T> items, BiConsumer<JsonOut, T> members) {
        return Response.json(
                200, JsonOut.array(items, (json, item) -> json.value(object -> members.accept(object, item))));
    }
}
