package dtu.contracts.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.chavaillaz.client.jira.domain.Issue;
import java.util.Map;
import net.rcarz.jiraclient.BasicCredentials;
import net.rcarz.jiraclient.Comment;
import net.rcarz.jiraclient.Field;
import net.rcarz.jiraclient.JiraClient;
import net.rcarz.jiraclient.JiraException;
import net.rcarz.jiraclient.Project;
import net.rcarz.jiraclient.RestException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldClientTest {
    private final Site site = new Site();
    private final JiraClient jira = new JiraClient(
            site.url(), new BasicCredentials(site.variable("JIRA_EMAIL"), site.variable("JIRA_API_TOKEN")));

    @BeforeEach
    void found() {
        var dana = site.accountId("dana@acme.test");
        site.admin()
                .getProjectApi()
                .addProject(new Site.LedProject("ACC", "Access", dana))
                .join();
        site.admin()
                .getIssueApi()
                .addIssue(Issue.from("Task", "ACC", "Billing"))
                .join();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void an_issue_is_read_with_all_it_has() throws JiraException {
        var issue = jira.getIssue("ACC-1");

        assertThat(issue.getSummary()).isEqualTo("Billing");
        assertThat(issue.getStatus().getName()).isEqualTo("To Do");
        assertThat(issue.getProject().getKey()).isEqualTo("ACC");
        assertThat(issue.getReporter().getDisplayName()).isEqualTo("Site Admin");
        assertThat(issue.getIssueType().getName()).isEqualTo("Task");
        assertThat(issue.getVotes().getVotes()).isZero();
    }

    @Test
    void an_issue_is_commented_edited_and_moved() throws JiraException {
        var issue = jira.getIssue("ACC-1");

        issue.addComment("On it");
        issue.update().field(Field.SUMMARY, "Payroll").execute();
        issue.transition().execute("In Progress");

        issue.refresh();
        assertThat(issue.getComments()).extracting(Comment::getBody).containsExactly("On it");
        assertThat(issue.getSummary()).isEqualTo("Payroll");
        assertThat(issue.getStatus().getName()).isEqualTo("In Progress");
    }

    @Test
    void projects_types_and_priorities_are_listed() throws JiraException {
        assertThat(jira.getProjects()).extracting(Project::getKey).containsExactly("ACC");
        assertThat(jira.getProject("ACC").getLead().getDisplayName()).isEqualTo("Dana Field");
        assertThat(jira.getIssueTypes()).isNotEmpty();
        assertThat(jira.getPriorities()).isNotEmpty();
    }

    @Test
    void an_issue_that_is_not_there_is_an_error_of_the_client() {
        assertThatThrownBy(() -> jira.getIssue("ACC-9")).cause().isInstanceOfSatisfying(RestException.class, thrown -> {
            assertThat(thrown.getHttpStatusCode()).isEqualTo(404);
            assertThat(thrown.getHttpResult())
                    .contains("Issue does not exist or you do not have permission to see it.");
        });
    }

    @Test
    void the_old_search_is_gone() {
        assertThatThrownBy(() -> jira.searchIssues("project = ACC"))
                .cause()
                .isInstanceOfSatisfying(
                        RestException.class,
                        thrown -> assertThat(thrown.getHttpStatusCode()).isEqualTo(410));
    }

    @Test
    void the_search_that_replaced_it_is_reached_through_the_clients_own_connection() throws Exception {
        var rest = jira.getRestClient();
        var uri = rest.buildURI("/rest/api/3/search/jql", Map.of("jql", "project = ACC", "fields", "summary,status"));

        assertThat(rest.get(uri).toString()).contains("\"key\":\"ACC-1\"").contains("\"isLast\":true");
        assertThatThrownBy(() -> rest.get(rest.buildURI("/rest/api/3/search/jql", Map.of("jql", "project in ("))))
                .isInstanceOf(RestException.class);
    }
}
