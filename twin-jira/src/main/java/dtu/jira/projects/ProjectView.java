package dtu.jira.projects;

import dtu.jira.JiraCall;
import dtu.jira.configuration.IssueType;
import dtu.jira.users.UserView;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A project as Jira shows one. */
public final class ProjectView {
    private static final List<String> SIZES = List.of("48x48", "24x24", "16x16", "32x32");

    private ProjectView() {}

    /** As a field of an issue. */
    public static void inIssue(JiraCall call, JsonOut json, Project project) {
        json.text("self", call.self("/project/" + project.id().value()))
                .text("id", project.id().value())
                .text("key", project.key())
                .text("name", project.name())
                .text("projectTypeKey", project.about().typeKey())
                .truth("simplified", false)
                .object("avatarUrls", urls -> avatars(call, urls));
    }

    /** As in a list. */
    static void inList(JiraCall call, JsonOut json, Project project) {
        var expanded = call.queryList("expand");
        json.text("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight")
                .text("self", call.self("/project/" + project.id().value()))
                .text("id", project.id().value())
                .text("key", project.key())
                .text("name", project.name());
        if (expanded.contains("description")) {
            json.text("description", project.about().description());
        }
        if (expanded.contains("lead")) {
            UserView.member(call, json, "lead", project.lead());
        }
        if (expanded.contains("issueTypes")) {
            json.array(
                    "issueTypes",
                    List.of(IssueType.values()),
                    (out, type) -> out.value(object -> type.members(call, object)));
        }
        if (expanded.contains("projectKeys")) {
            json.texts("projectKeys", project.naming().keys());
        }
        tail(call, json, project);
    }

    static void whole(JiraCall call, JsonOut json, Project project) {
        json.text("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight")
                .text("self", call.self("/project/" + project.id().value()))
                .text("id", project.id().value())
                .text("key", project.key())
                .text("description", project.about().description());
        UserView.member(call, json, "lead", project.lead());
        json.array("components", List.<String>of(), JsonOut::value)
                .array(
                        "issueTypes",
                        List.of(IssueType.values()),
                        (out, type) -> out.value(object -> type.members(call, object)));
        if (!project.about().url().isEmpty()) {
            json.text("url", project.about().url());
        }
        json.text("assigneeType", project.about().assigneeType().name())
                .array("versions", List.<String>of(), JsonOut::value)
                .text("name", project.name())
                .object("roles", roles -> roles(call, roles, project));
        if (call.queryList("expand").contains("projectKeys")) {
            json.texts("projectKeys", project.naming().keys());
        }
        tail(call, json, project);
    }

    static void roles(JiraCall call, JsonOut json, Project project) {
        for (var role : Role.values()) {
            json.text(role.label(), call.self("/project/" + project.id().value() + "/role/" + role.id()));
        }
    }

    private static void tail(JiraCall call, JsonOut json, Project project) {
        json.object("avatarUrls", urls -> avatars(call, urls))
                .text("projectTypeKey", project.about().typeKey())
                .truth("simplified", false)
                .text("style", "classic")
                .truth("isPrivate", false)
                .object("properties", none -> {});
        if (project.isTrashed()) {
            json.truth("deleted", true);
        }
    }

    private static void avatars(JiraCall call, JsonOut json) {
        for (var size : SIZES) {
            var suffix = size.equals("48x48") ? "" : "?size=" + sizeName(size);
            json.text(size, call.self("/universal_avatar/view/type/project/avatar/10400" + suffix));
        }
    }

    private static String sizeName(String size) {
        return switch (size) {
            case "24x24" -> "small";
            case "16x16" -> "xsmall";
            default -> "medium";
        };
    }
}
