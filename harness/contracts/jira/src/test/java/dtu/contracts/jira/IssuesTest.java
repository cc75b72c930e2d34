package dtu.contracts.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.chavaillaz.client.jira.api.IssueApi;
import com.chavaillaz.client.jira.domain.Comment;
import com.chavaillaz.client.jira.domain.Fields;
import com.chavaillaz.client.jira.domain.Issue;
import com.chavaillaz.client.jira.domain.IssueTransition;
import com.chavaillaz.client.jira.domain.Transition;
import com.chavaillaz.client.jira.domain.User;
import com.chavaillaz.client.jira.exception.JiraResponseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuesTest {
    private final Site site = new Site();
    private final IssueApi<Issue> issues = site.admin().getIssueApi();

    @BeforeEach
    void found() {
        site.admin()
                .getProjectApi()
                .addProject(new Site.LedProject("ACC", "Access", site.accountId("dana@acme.test")))
                .join();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void an_issue_is_created_and_read() {
        var wanted = Issue.from("Task", "ACC", "Billing");
        wanted.getFields().setDescription("for *Dana*").setLabels(List.of("access"));

        var made = issues.addIssue(wanted).join();
        var kept = issues.getIssue("ACC-1").join();

        assertThat(made.getKey()).isEqualTo("ACC-1");
        assertThat(kept.getId()).isEqualTo(made.getId());
        assertThat(kept.getFields().getSummary()).isEqualTo("Billing");
        assertThat(kept.getFields().getDescription()).isEqualTo("for *Dana*");
        assertThat(kept.getFields().getLabels()).containsExactly("access");
        assertThat(kept.getFields().getStatus().getName()).isEqualTo("To Do");
        assertThat(kept.getFields().getReporter().getDisplayName()).isEqualTo("Site Admin");
        assertThat(kept.getFields().getCreated()).isNotNull();
        assertThat(kept.getFields().getProject().getKey()).isEqualTo("ACC");
    }

    @Test
    void an_issue_is_edited() {
        task("Billing");
        var changed = Issue.fromKey("ACC-1");
        var fields = new Fields();
        fields.setSummary("Payroll");
        changed.setFields(fields.setDescription("urgent"));

        issues.updateIssue(changed).join();

        var kept = issues.getIssue("ACC-1", Set.of(), Set.of("summary", "description"))
                .join();
        assertThat(kept.getFields().getSummary()).isEqualTo("Payroll");
        assertThat(kept.getFields().getDescription()).isEqualTo("urgent");
        assertThat(kept.getFields().getReporter()).isNull();
    }

    @Test
    void an_issue_moves_through_its_workflow() {
        task("Billing");
        var offered = issues.getTransitions("ACC-1").join();
        assertThat(offered.getTransitions())
                .extracting(Transition::getName)
                .containsExactly("To Do", "In Progress", "Done");

        issues.doTransition("ACC-1", IssueTransition.from(offered.getLast())).join();

        var done = issues.getIssue("ACC-1").join().getFields();
        assertThat(done.getStatus().getName()).isEqualTo("Done");
        assertThat(done.getResolution().getName()).isEqualTo("Done");
        refused(400, issues.doTransition("ACC-1", IssueTransition.fromId("999")), "ransition");
    }

    @Test
    void an_issue_is_assigned_by_account_id_and_by_nothing_else() {
        task("Billing");
        var dana = site.accountId("dana@acme.test");

        issues.assignIssue("ACC-1", new Site.Person(dana)).join();
        assertThat(issues.getIssue("ACC-1").join().getFields().getAssignee().getDisplayName())
                .isEqualTo("Dana Field");

        refused(400, issues.assignIssue("ACC-1", User.fromName("dana")), "ccount");
        refused(400, issues.assignIssue("ACC-1", new Site.Person("nobody")), "");
        assertThat(issues.getIssue("ACC-1").join().getFields().getAssignee().getDisplayName())
                .isEqualTo("Dana Field");
    }

    @Test
    void comments_are_written_changed_and_removed() {
        task("Billing");

        var made = issues.addComment("ACC-1", Comment.from("Why?")).join();
        issues.addComment("ACC-1", Comment.from("Because.")).join();
        made.setBody("Why now?");
        var changed = Comment.from("Why now?");
        changed.setId(made.getId());
        issues.updateComment("ACC-1", changed).join();

        assertThat(issues.getComments("ACC-1").join())
                .extracting(Comment::getBody)
                .containsExactly("Why now?", "Because.");
        assertThat(issues.getComment("ACC-1", made.getId()).join().getAuthor().getDisplayName())
                .isEqualTo("Site Admin");
        issues.deleteComment("ACC-1", made.getId()).join();
        assertThat(issues.getCommentOptional("ACC-1", made.getId()).join()).isEmpty();
    }

    @Test
    void watching_and_voting_count() {
        task("Billing");

        assertThat(issues.getWatchers("ACC-1").join().getWatchCount()).isEqualTo(1);
        assertThat(issues.getVotes("ACC-1").join().getVotes()).isZero();
    }

    @Test
    void a_deleted_issue_is_gone() {
        task("Billing");

        issues.deleteIssue("ACC-1").join();

        refused(404, issues.getIssue("ACC-1"), "Issue does not exist or you do not have permission to see it.");
        assertThat(issues.getIssueOptional("ACC-1").join()).isEmpty();
        refused(404, issues.deleteIssue("ACC-1"), "Issue does not exist or you do not have permission to see it.");
    }

    @Test
    void what_is_wrong_with_an_issue_is_said_field_by_field() {
        refused(400, issues.addIssue(Issue.from("Task", "ACC", "")), "summary");
        refused(400, issues.addIssue(Issue.from("Task", "NONE", "Billing")), "project");
        refused(400, issues.addIssue(Issue.from("Dream", "ACC", "Billing")), "issuetype");
    }

    @Test
    void nobody_sees_nothing() {
        task("Billing");
        var anonymous = site.anonymous().getIssueApi();
        var stranger = site.as("dana@acme.test", "wrong").getIssueApi();

        refused(404, anonymous.getIssue("ACC-1"), "Issue does not exist or you do not have permission to see it.");
        refused(404, stranger.getIssue("ACC-1"), "Issue does not exist or you do not have permission to see it.");
        refused(401, anonymous.addIssue(Issue.from("Task", "ACC", "Billing")), "");
    }

    private void task(String summary) {
        issues.addIssue(Issue.from("Task", "ACC", summary)).join();
    }

    /** The client's exception carries the status, and in its message what Jira said. */
    static void refused(int status, CompletableFuture<?> call, String saying) {
        assertThatThrownBy(call::join).cause().isInstanceOfSatisfying(JiraResponseException.class, thrown -> {
            assertThat(thrown.getStatusCode()).as(thrown.getMessage()).isEqualTo(status);
            assertThat(thrown).hasMessageContaining(saying);
        });
    }
}
