package dtu.jira.links;

import static dtu.jira.JiraNeed.ANYONE;
import static dtu.jira.JiraNeed.USER;
import static dtu.jira.JiraRoutes.read;
import static dtu.jira.JiraRoutes.write;
import static dtu.jira.links.IssueLink.LINKS;
import static dtu.twins.Commit.commit;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.issues.Issue;
import dtu.jira.permissions.Permission;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.List;

/** Jira's links between issues. */
public final class IssueLinks {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("linkIssues",        POST,   "/rest/api/3/issueLink",                       USER,   IssueLinks::link),
        read ("getIssueLink",      GET,    "/rest/api/3/issueLink/{linkId}",              ANYONE, IssueLinks::get),
        write("deleteIssueLink",   DELETE, "/rest/api/3/issueLink/{linkId}",              ANYONE, IssueLinks::delete),
        read ("getIssueLinkTypes", GET,    "/rest/api/3/issueLinkType",                   ANYONE, IssueLinks::types),
        read ("getIssueLinkType",  GET,    "/rest/api/3/issueLinkType/{issueLinkTypeId}", ANYONE, IssueLinks::type));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(LINKS);

    private IssueLinks() {}

    private static Commit link(JiraCall call) {
        var body = call.body();
        var given = body.requiredObject("type").json();
        var type = given.at("id")
                .map(Json::asText)
                .flatMap(LinkType::byId)
                .or(() -> given.textAt("name").flatMap(LinkType::byName))
                .orElseThrow(() -> JiraError.saying(
                        404,
                        "No issue link type with name '" + given.textAt("name").orElse("") + "' found."));
        var inward = linkable(call, body, "inwardIssue");
        var outward = linkable(call, body, "outwardIssue");
        if (inward.id().equals(outward.id())) {
            throw JiraError.saying(400, "You cannot link an issue to itself.");
        }
        // The same link twice is one link.
        var there = IssueLink.of(call.state(), inward.id()).stream()
                .anyMatch(link -> link.type() == type
                        && link.inward().equals(inward.id())
                        && link.outward().equals(outward.id()));
        var state = there
                ? call.state()
                : call.state().put(LINKS, new IssueLink(call.mint(IssueLink.IDS), type, inward.id(), outward.id()));
        return commit(state).answer(Response.empty(201));
    }

    private static Issue linkable(JiraCall call, Fields body, String end) {
        var given = body.requiredObject(end).json();
        var issue = Issue.visible(
                call, given.at("key").or(() -> given.at("id")).map(Json::asText).orElse(""));
        if (!call.may(Permission.LINK_ISSUES, issue.project(call))) {
            throw JiraError.saying(401, "No Link Issue Permission for issue '" + issue.key(call) + "'");
        }
        return issue;
    }

    private static Response get(JiraCall call) {
        var link = visible(call);
        return Response.json(200, json -> link.whole(call, json));
    }

    private static Commit delete(JiraCall call) {
        var link = visible(call);
        var issue = call.state().get(Issue.ISSUES, link.inward());
        if (!call.may(Permission.LINK_ISSUES, issue.project(call))) {
            throw JiraError.saying(401, "No Link Issue Permission for issue '" + issue.key(call) + "'");
        }
        return commit(call.state().remove(LINKS, link.id()));
    }

    private static Response types(JiraCall call) {
        return Response.json(
                200,
                json -> json.array(
                        "issueLinkTypes",
                        List.of(LinkType.values()),
                        (out, type) -> out.value(object -> type.members(call, object))));
    }

    private static Response type(JiraCall call) {
        var id = call.path("issueLinkTypeId");
        var type = LinkType.byId(id).orElseThrow(JiraError.LINK_TYPE_NOT_FOUND.about(id));
        return Response.json(200, json -> type.members(call, json));
    }

    /** A link both ends of which the caller sees. */
    private static IssueLink visible(JiraCall call) {
        var id = call.path("linkId");
        return call.state()
                .find(LINKS, new IssueLink.Id(id))
                .filter(link -> Issue.seen(call, link.inward().value()).isPresent()
                        && Issue.seen(call, link.outward().value()).isPresent())
                .orElseThrow(JiraError.LINK_NOT_FOUND.about(id));
    }
}
