package dtu.jira.projects;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import dtu.twins.json.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ProjectsTest {
    private final Site jira = Site.inMemory();

    @Test
    void a_new_project_answers_a_number_for_its_id() {
        jira.post("/rest/api/3/project", body("ACC", "Access")).is(201, """
                {"self": "http://jira.test/rest/api/3/project/10000", "id": 10000, "key": "ACC"}""");

        var project = jira.get("/rest/api/3/project/ACC").is(200);
        assertThat(project.at("id")).isEqualTo("10000");
        assertThat(project.value("id").isText()).isTrue();
        assertThat(project.at("lead.accountId")).isEqualTo(jira.me());
        assertThat(project.value("issueTypes").size()).isEqualTo(5);
        assertThat(project.at("roles.Administrators"))
                .isEqualTo("http://jira.test/rest/api/3/project/10000/role/10002");
    }

    @Test
    void links_carry_the_version_that_was_called() {
        jira.project("ACC", "Access");

        assertThat(jira.get("/rest/api/2/project/ACC").at("self"))
                .isEqualTo("http://jira.test/rest/api/2/project/10000");
        assertThat(jira.get("/rest/api/latest/project/ACC").at("self")).contains("/rest/api/2/");
    }

    @Test
    void keys_and_names_are_checked_together() {
        jira.project("ACC", "Access");

        jira.post("/rest/api/3/project", body("ACC", "access"))
                .complains(
                        "projectKey",
                        "Project 'Access' uses this project key.",
                        "projectName",
                        "A project with that name already exists.");
        jira.post("/rest/api/3/project", body("a1", ""))
                .complains(
                        "projectKey",
                        "Project keys must start with an uppercase letter, followed by one or more uppercase"
                                + " alphanumeric characters.",
                        "projectName",
                        "You must specify a valid project name.");
        var led = jira.post("/rest/api/3/project", """
                {"key": "NEW", "name": "New", "projectTypeKey": "software", "leadAccountId": "nobody"}""");
        led.complains("projectLead", "The user you specified does not exist.");
    }

    @Test
    void keys_are_case_sensitive_in_paths() {
        jira.project("ACC", "Access");

        jira.get("/rest/api/3/project/acc").refuses(404, "No project could be found with key 'acc'.");
        jira.get("/rest/api/3/project/10009").refuses(404, "No project could be found with id '10009'.");
    }

    @Test
    void a_former_key_still_leads_to_project_and_issues() {
        jira.project("ACC", "Access");
        jira.task("ACC", "one");

        jira.put("/rest/api/3/project/ACC", "{\"key\": \"GRANT\"}").is(200);

        assertThat(jira.get("/rest/api/3/project/ACC").at("key")).isEqualTo("GRANT");
        assertThat(jira.get("/rest/api/3/issue/ACC-1").at("key")).isEqualTo("GRANT-1");
        assertThat(jira.task("GRANT", "two")).isEqualTo("GRANT-2");
        jira.post("/rest/api/3/project", body("ACC", "Other")).is(400);
    }

    @Test
    void a_deleted_project_waits_in_the_trash_with_its_key() {
        jira.project("ACC", "Access");
        jira.task("ACC", "one");

        jira.delete("/rest/api/3/project/ACC").is(204);

        jira.get("/rest/api/3/project/ACC").is(404);
        jira.get("/rest/api/3/issue/ACC-1").is(404);
        jira.post("/rest/api/3/project", body("ACC", "Again")).is(400);
        jira.post("/rest/api/3/project/ACC/restore").is(200);
        jira.get("/rest/api/3/issue/ACC-1").is(200);
        jira.post("/rest/api/3/project/ACC/restore").is(400);
    }

    @Test
    void a_project_that_is_deleted_for_good_frees_its_key() {
        jira.project("ACC", "Access");
        jira.task("ACC", "one");
        jira.post("/rest/api/3/issue/ACC-1/comment", "{\"body\": {\"type\": \"doc\", \"version\": 1, \"content\": []}}")
                .is(400);

        jira.delete("/rest/api/3/project/ACC?enableUndo=false").is(204);

        jira.get("/rest/api/3/issue/10000").is(404);
        jira.project("ACC", "Access");
        assertThat(jira.task("ACC", "again")).isEqualTo("ACC-1");
    }

    @Test
    void walking_the_pages_meets_each_project_once() {
        for (var letter = 'A'; letter < 'H'; letter++) {
            jira.project("P" + letter, "Project " + letter);
        }
        var keys = new ArrayList<String>();
        var page = "/rest/api/3/project/search?maxResults=3&orderBy=-key";

        while (!page.isEmpty()) {
            var answer = jira.get(page).is(200);
            answer.value("values")
                    .elements()
                    .forEach(project -> keys.add(project.textAt("key").orElseThrow()));
            page = answer.json().textAt("nextPage").orElse("").replace("http://jira.test", "");
        }

        assertThat(keys).containsExactly("PG", "PF", "PE", "PD", "PC", "PB", "PA");
        var last = jira.get("/rest/api/3/project/search?startAt=70").is(200);
        assertThat(last.value("values").size()).isZero();
        assertThat(last.at("isLast")).isEqualTo("true");
        assertThat(jira.get("/rest/api/3/project/search?maxResults=500").at("maxResults"))
                .isEqualTo("50");
        jira.get("/rest/api/3/project/search?orderBy=colour").is(400);
        jira.get("/rest/api/3/project/search?startAt=x").is(400);
    }

    @Test
    void only_administrators_make_and_change_projects() {
        jira.project("ACC", "Access");
        var ann = jira.as(jira.person("Ann", "Lee"));

        ann.post("/rest/api/3/project", body("NEW", "New")).is(403);
        ann.put("/rest/api/3/project/ACC", "{\"name\": \"Mine\"}").is(403);
        ann.delete("/rest/api/3/project/ACC").is(403);
        jira.post("/rest/api/3/project/ACC/role/10002", "{\"user\": [\"" + ann.me() + "\"]}")
                .is(200);
        ann.put("/rest/api/3/project/ACC", "{\"name\": \"Mine\"}").is(200);
    }

    @Test
    void every_type_has_the_statuses_of_the_workflow() {
        jira.project("ACC", "Access");

        var types = jira.get("/rest/api/3/project/ACC/statuses").is(200);

        assertThat(types.json().size()).isEqualTo(5);
        assertThat(types.at("0.statuses.0.statusCategory.id")).isEqualTo("2");
    }

    private String body(String key, String name) {
        return Json.EMPTY_OBJECT
                .with("key", key)
                .with("name", name)
                .with("projectTypeKey", "software")
                .with("leadAccountId", jira.me())
                .toString();
    }
}
