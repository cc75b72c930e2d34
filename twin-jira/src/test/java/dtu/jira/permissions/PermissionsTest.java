package dtu.jira.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private final Site jira = Site.inMemory().project("ACC", "Access");
    private final String ann = jira.person("Ann", "Lee");
    private final Site asAnn = jira.as(ann);

    @Test
    void mypermissions_tells_what_one_may() {
        var mine = asAnn.get(
                        "/rest/api/3/mypermissions?projectKey=ACC&permissions=BROWSE_PROJECTS,DELETE_ISSUES,ADMINISTER")
                .is(200);

        assertThat(mine.at("permissions.BROWSE_PROJECTS.havePermission")).isEqualTo("true");
        assertThat(mine.at("permissions.DELETE_ISSUES.havePermission")).isEqualTo("false");
        assertThat(mine.at("permissions.ADMINISTER.type")).isEqualTo("GLOBAL");
    }

    @Test
    void mypermissions_needs_known_permissions() {
        jira.get("/rest/api/3/mypermissions").is(400);
        jira.get("/rest/api/3/mypermissions?permissions=FLY").is(400);
        jira.get("/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS&projectKey=NOPE")
                .is(404);
    }

    @Test
    void who_may_not_browse_sees_nothing_at_all() {
        jira.task("ACC", "one");
        outside(ann);

        asAnn.get("/rest/api/3/issue/ACC-1").is(404);
        asAnn.put("/rest/api/3/issue/ACC-1", "{\"fields\": {\"summary\": \"x\"}}")
                .is(404);
        asAnn.get("/rest/api/3/issue/ACC-1/comment").is(404);
        asAnn.get("/rest/api/3/issue/ACC-1/transitions").is(404);
        asAnn.get("/rest/api/3/project/ACC").is(404);
        assertThat(asAnn.get("/rest/api/3/project/search").at("total")).isEqualTo("0");
        assertThat(asAnn.get("/rest/api/3/search/jql?jql=project%3DACC")
                        .value("issues")
                        .size())
                .isZero();
        var created = asAnn.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"}, "summary": "x"}}""");
        created.complains("project", "valid project is required");
    }

    @Test
    void administering_the_site_does_not_include_browsing() {
        jira.task("ACC", "one");
        outside(jira.me());

        jira.get("/rest/api/3/issue/ACC-1").is(404);
        assertThat(jira.get("/rest/api/3/search/jql?jql=project%3DACC")
                        .value("issues")
                        .size())
                .isZero();
    }

    @Test
    void a_role_in_the_project_lets_one_in() {
        jira.task("ACC", "one");
        outside(ann);
        jira.post("/rest/api/3/project/ACC/role/10004", "{\"user\": [\"" + ann + "\"]}")
                .is(200);

        asAnn.get("/rest/api/3/issue/ACC-1").is(200);
        asAnn.put("/rest/api/3/issue/ACC-1", "{\"fields\": {\"summary\": \"x\"}}")
                .complains(
                        "summary", "Field 'summary' cannot be set. It is not on the appropriate screen, or unknown.");
        asAnn.post("/rest/api/2/issue/ACC-1/comment", "{\"body\": \"x\"}").is(403);
        asAnn.post("/rest/api/2/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"31\"}}")
                .is(400);
        asAnn.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"}, "summary": "x"}}""")
                .complains("project", "You do not have permission to create issues in this project.");
        jira.delete("/rest/api/3/project/ACC/role/10004?user=" + ann).is(204);
        asAnn.get("/rest/api/3/issue/ACC-1").is(404);
    }

    @Test
    void deleting_is_forbidden_to_those_who_only_work_here() {
        jira.task("ACC", "one");

        asAnn.delete("/rest/api/3/issue/ACC-1")
                .refuses(403, "You do not have permission to delete issues in this project.");
        jira.get("/rest/api/3/issue/ACC-1").is(200);
    }

    @Test
    void a_reporter_is_named_by_those_who_may() {
        asAnn.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"}, "summary": "x",
                 "reporter": {"accountId": "%s"}}}""".formatted(ann))
                .complains(
                        "reporter", "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown.");
        jira.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"}, "summary": "x",
                 "reporter": {"accountId": "%s"}}}""".formatted(ann)).is(201);
        assertThat(jira.get("/rest/api/3/issue/ACC-1").at("fields.reporter.accountId"))
                .isEqualTo(ann);
    }

    private void outside(String accountId) {
        jira.delete("/rest/api/3/group/user?groupname=jira-users&accountId=" + accountId)
                .is(200);
    }
}
