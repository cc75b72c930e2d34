package dtu.contracts.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.chavaillaz.client.jira.domain.Identity;
import com.chavaillaz.client.jira.domain.ProjectChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectsAndPeopleTest {
    private final Site site = new Site();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void a_project_is_founded_renamed_and_removed() {
        var projects = site.admin().getProjectApi();
        var dana = site.accountId("dana@acme.test");

        var made =
                projects.addProject(new Site.LedProject("ACC", "Access", dana)).join();
        assertThat(made.getKey()).isEqualTo("ACC");
        var kept = projects.getProject("ACC").join();
        assertThat(kept.getName()).isEqualTo("Access");
        assertThat(kept.getLead().getDisplayName()).isEqualTo("Dana Field");
        assertThat(kept.getIssueTypes()).extracting(Identity::getName).contains("Task", "Bug");
        assertThat(projects.getProjects().join()).extracting(Identity::getKey).containsExactly("ACC");
        assertThat(projects.getProjectStatuses("ACC").join().isEmpty()).isFalse();
        assertThat(projects.getProjectRoles("ACC").join()).isNotNull();

        var change = new ProjectChange();
        change.setName("Entry");
        assertThat(projects.updateProject("ACC", change).join().getName()).isEqualTo("Entry");
        projects.deleteProject("ACC").join();
        assertThat(projects.getProjectOptional("ACC").join()).isEmpty();
    }

    @Test
    void a_project_that_does_not_fit_is_refused() {
        var projects = site.admin().getProjectApi();
        var dana = site.accountId("dana@acme.test");
        projects.addProject(new Site.LedProject("ACC", "Access", dana)).join();

        IssuesTest.refused(400, projects.addProject(new Site.LedProject("ACC", "Other", dana)), "projectKey");
        IssuesTest.refused(400, projects.addProject(new Site.LedProject("B", "Other", "nobody")), "");
        IssuesTest.refused(404, projects.getProject("NONE"), "No project could be found with key 'NONE'.");
        IssuesTest.refused(403, site.dana().getProjectApi().addProject(new Site.LedProject("DAN", "Dana's", dana)), "");
        IssuesTest.refused(
                401, site.anonymous().getProjectApi().addProject(new Site.LedProject("ANO", "Nobody's", dana)), "");
    }

    @Test
    void the_caller_is_somebody_or_is_refused() {
        var me = site.dana().getUserApi().getCurrentUser().join();

        assertThat(me.getEmailAddress()).isEqualTo("dana@acme.test");
        assertThat(me.getDisplayName()).isEqualTo("Dana Field");
        assertThat(me.getActive()).isTrue();
        IssuesTest.refused(401, site.anonymous().getUserApi().getCurrentUser(), "Client must be authenticated");
        IssuesTest.refused(
                401, site.as("dana@acme.test", "wrong").getUserApi().getCurrentUser(), "Client must be authenticated");
    }

    @Test
    void people_have_no_user_names() {
        var users = site.admin().getUserApi();

        IssuesTest.refused(400, users.getUser("dana"), "");
        IssuesTest.refused(400, users.getUsers("dana"), "");
    }

    @Test
    void the_search_that_the_client_knows_is_gone_and_says_so() {
        IssuesTest.refused(410, site.admin().getSearchApi().searchIssues("project = ACC"), "/rest/api/3/search/jql");
    }
}
