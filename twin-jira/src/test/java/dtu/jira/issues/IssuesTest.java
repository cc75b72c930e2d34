package dtu.jira.issues;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IssuesTest {
    private final Site jira = Site.inMemory().project("ACC", "Access");

    @Test
    void a_new_issue_answers_id_key_and_self() {
        jira.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"},
                 "summary": "Billing for Dana"}}""").is(201, """
                {"id": "10000", "key": "ACC-1", "self": "http://jira.test/rest/api/3/issue/10000"}""");
    }

    @Test
    void a_new_issue_has_its_defaults() {
        jira.task("ACC", "Billing");

        var issue = jira.get("/rest/api/3/issue/ACC-1").is(200);

        assertThat(issue.at("fields.status.name")).isEqualTo("To Do");
        assertThat(issue.at("fields.priority.name")).isEqualTo("Medium");
        assertThat(issue.at("fields.reporter.accountId")).isEqualTo(jira.me());
        assertThat(issue.value("fields.assignee").isNull()).isTrue();
        assertThat(issue.value("fields.resolution").isNull()).isTrue();
        assertThat(issue.at("fields.watches.watchCount")).isEqualTo("1");
        assertThat(issue.at("fields.created")).isEqualTo("2026-01-05T08:00:00.000+0000");
    }

    @Test
    void all_errors_of_fields_come_in_one_answer() {
        jira.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "ACC"}, "issuetype": {"name": "Task"}, "labels": ["a b"], "nonsense": 1,
                 "description": "text", "priority": {"name": "Urgent"}, "duedate": "tomorrow",
                 "assignee": {"accountId": "nobody"}, "components": [{"name": "X"}]}}""")
                .complains(
                        "labels", "The label 'a b' contains spaces which is invalid.",
                        "nonsense", "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown.",
                        "description",
                                "Operation value must be an Atlassian Document (see the Atlassian Document Format)",
                        "priority", "Priority name 'Urgent' is not valid",
                        "duedate", "Error parsing date string: tomorrow",
                        "assignee", "User 'nobody' cannot be assigned issues.",
                        "components", "Component name 'X' is not valid",
                        "summary", "You must specify a summary of the issue.");

        jira.get("/rest/api/3/issue/ACC-1").is(404);
    }

    @Test
    void a_project_and_a_type_are_needed() {
        jira.post("/rest/api/3/issue", """
                {"fields": {"summary": "x"}}""")
                .complains("issuetype", "Specify an issue type", "project", "Specify a valid project ID or key");
        jira.post("/rest/api/3/issue", """
                {"fields": {"project": {"key": "NOPE"}, "issuetype": {"name": "Wish"}, "summary": "x"}}""")
                .complains("issuetype", "Specify a valid issue type", "project", "valid project is required");
    }

    @Test
    void numbers_are_never_used_again() {
        jira.task("ACC", "one");
        jira.task("ACC", "two");
        jira.delete("/rest/api/3/issue/ACC-2").is(204);

        assertThat(jira.task("ACC", "three")).isEqualTo("ACC-3");
    }

    @Test
    void an_issue_is_found_by_id_and_by_key_in_whatever_case() {
        jira.task("ACC", "one");

        for (var name : new String[] {"10000", "ACC-1", "acc-1"}) {
            assertThat(jira.get("/rest/api/2/issue/" + name).is(200).at("key")).isEqualTo("ACC-1");
        }
        for (var name :
                new String[] {"10001", "ACC-2", "ACC-01", "ACC", "ACC-", "X-1", "%20", "ACC-99999999999999999999"}) {
            jira.get("/rest/api/2/issue/" + name)
                    .refuses(404, "Issue does not exist or you do not have permission to see it.");
        }
    }

    @Test
    void an_edit_answers_nothing_and_leaves_one_entry_for_all_fields() {
        jira.task("ACC", "one");

        jira.put("/rest/api/3/issue/ACC-1", """
                {"fields": {"summary": "uno"}, "update": {"labels": [{"add": "b"}, {"add": "a"}]}}""").is(204, "");

        assertThat(jira.get("/rest/api/3/issue/ACC-1").value("fields.labels").toString())
                .isEqualTo("[\"a\",\"b\"]");
        var log = jira.get("/rest/api/3/issue/ACC-1/changelog").is(200);
        assertThat(log.at("total")).isEqualTo("1");
        assertThatJson(log.value("values.0.items").toString()).isEqualTo("""
                [{"field": "summary", "fieldtype": "jira", "fieldId": "summary", "from": null, "fromString": "one",
                  "to": null, "toString": "uno"},
                 {"field": "labels", "fieldtype": "jira", "fieldId": "labels", "from": null, "fromString": "",
                  "to": null, "toString": "a b"}]""");
    }

    @Test
    void an_edit_that_changes_nothing_leaves_no_trace() {
        jira.task("ACC", "one");
        jira.solo().pass(Duration.ofMinutes(1));

        jira.put("/rest/api/3/issue/ACC-1", """
                {"fields": {"summary": "one"}}""").is(204);

        assertThat(jira.get("/rest/api/3/issue/ACC-1/changelog").at("total")).isEqualTo("0");
        assertThat(jira.get("/rest/api/3/issue/ACC-1").at("fields.updated")).startsWith("2026-01-05T08:00");
    }

    @Test
    void a_refused_edit_changes_nothing() {
        jira.task("ACC", "one");

        jira.put("/rest/api/3/issue/ACC-1", """
                {"fields": {"summary": "uno", "status": {"name": "Done"}}}""")
                .complains("status", "Field 'status' cannot be set. It is not on the appropriate screen, or unknown.");
        jira.put("/rest/api/3/issue/ACC-1", """
                {"fields": {"summary": "uno"}, "update": {"summary": [{"set": "due"}]}}""")
                .complains("summary", "Field 'summary' cannot appear in both 'fields' and 'update'");

        assertThat(jira.get("/rest/api/3/issue/ACC-1").at("fields.summary")).isEqualTo("one");
    }

    @Test
    void entering_done_resolves_and_leaving_it_forgets_that() {
        jira.task("ACC", "one");

        jira.post("/rest/api/3/issue/ACC-1/transitions", """
                {"transition": {"id": "31"}}""").is(204);
        var done = jira.get("/rest/api/3/issue/ACC-1?fields=status,resolution,resolutiondate");
        assertThat(done.at("fields.resolution.name")).isEqualTo("Done");
        assertThat(done.at("fields.resolutiondate")).isEqualTo("2026-01-05T08:00:00.000+0000");
        assertThat(done.value("fields").names()).containsOnly("resolution", "resolutiondate", "status");
        var entry = jira.get("/rest/api/3/issue/ACC-1/changelog").value("values.0.items");
        assertThat(entry.elements())
                .extracting(item -> item.textAt("field").orElse(""))
                .containsExactly("resolution", "status");

        jira.post("/rest/api/3/issue/ACC-1/transitions", """
                {"transition": {"id": "11"}}""").is(204);
        var open = jira.get("/rest/api/3/issue/ACC-1");
        assertThat(open.value("fields.resolution").isNull()).isTrue();
        assertThat(open.value("fields.resolutiondate").isNull()).isTrue();
    }

    @Test
    void only_possible_transitions_are_done() {
        jira.task("ACC", "one");

        jira.post("/rest/api/3/issue/ACC-1/transitions", "{}").refuses(400, "Missing 'transition' identifier");
        for (var id : new String[] {"10001", "3", "x", ""}) {
            jira.post("/rest/api/3/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"" + id + "\"}}")
                    .is(400);
        }
        jira.post("/rest/api/3/issue/ACC-1/transitions", """
                {"transition": {"id": "21"}, "fields": {"resolution": {"name": "Done"}}}""")
                .complains(
                        "resolution",
                        "Field 'resolution' cannot be set. It is not on the appropriate screen, or unknown.");
        assertThat(jira.get("/rest/api/3/issue/ACC-1").at("fields.status.name")).isEqualTo("To Do");
    }
}
