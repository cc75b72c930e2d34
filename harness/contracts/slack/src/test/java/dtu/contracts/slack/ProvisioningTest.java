package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.scim.SCIMApiException;
import com.slack.api.scim.SCIMClient;
import com.slack.api.scim.request.GroupsPatchRequest;
import com.slack.api.scim2.SCIM2ApiException;
import com.slack.api.scim2.SCIM2Client;
import com.slack.api.scim2.model.Group;
import com.slack.api.scim2.model.User;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void an_identity_provider_makes_changes_and_closes_an_account()
            throws IOException, SCIM2ApiException, SlackApiException {
        var made = scim().createUser(request -> request.user(person("jeeves", "jeeves@acme.test")));
        assertThat(made.getUserName()).isEqualTo("jeeves");
        assertThat(made.getActive()).isTrue();

        var found = scim().searchUsers(request -> request.filter("userName Eq \"jeeves\""));
        assertThat(found.getResources()).hasSize(1);
        assertThat(scim().readUser(request -> request.id(made.getId())).getDisplayName())
                .isEqualTo("Reginald Jeeves");

        scim().deleteUser(request -> request.id(made.getId()));
        assertThat(scim().readUser(request -> request.id(made.getId())).getActive())
                .isFalse();
        assertThat(workspace
                        .bot()
                        .usersInfo(request -> request.user(made.getId()))
                        .getUser()
                        .isDeleted())
                .isTrue();
    }

    @Test
    void groups_hold_people() throws IOException, SCIM2ApiException, SlackApiException {
        var group = new Group();
        group.setDisplayName("Butlers");
        var member = new Group.Member();
        member.setValue(workspace.person("dana"));
        group.setMembers(List.of(member));

        var made = scim().createGroup(request -> request.group(group));

        assertThat(scim().searchGroups(request -> request.count(10)).getResources())
                .hasSize(1);
        assertThat(workspace
                        .bot()
                        .usergroupsUsersList(request -> request.usergroup(made.getId()))
                        .getUsers())
                .containsExactly(workspace.person("dana"));
        scim().deleteGroup(request -> request.id(made.getId()));
        assertThat(scim().searchGroups(request -> request.count(10)).getTotalResults())
                .isZero();
    }

    @Test
    void version_one_has_groups_too() throws IOException, SCIMApiException {
        var group = new com.slack.api.scim.model.Group();
        group.setDisplayName("Butlers");
        var member = new com.slack.api.scim.model.Group.Member();
        member.setValue(workspace.person("dana"));
        group.setMembers(List.of(member));
        var made = oldScim().createGroup(request -> request.group(group));

        var gone = new GroupsPatchRequest.MemberOperation();
        gone.setValue(workspace.person("dana"));
        gone.setOperation("delete");
        var change = new GroupsPatchRequest.GroupOperation();
        change.setMembers(List.of(gone));
        oldScim().patchGroup(request -> request.id(made.getId()).group(change));

        assertThat(oldScim().readGroup(request -> request.id(made.getId())).getMembers())
                .isEmpty();
        assertThatThrownBy(() -> oldScim().searchGroups(request -> request.filter("foo")))
                .isInstanceOf(SCIMApiException.class)
                .hasMessage("status: 400, description: no_filters (is_aggregate_call=1)");
    }

    @Test
    void what_is_refused_is_an_exception() throws IOException, SCIM2ApiException {
        scim().createUser(request -> request.user(person("jeeves", "jeeves@acme.test")));
        assertThatThrownBy(() -> scim().createUser(request -> request.user(person("jeeves", "other@acme.test"))))
                .isInstanceOfSatisfying(SCIM2ApiException.class, refused -> {
                    assertThat(refused.getResponse().code()).isEqualTo(409);
                    assertThat(refused.getError().getErrors().getDescription()).isEqualTo("username_taken");
                });
        assertThatThrownBy(() -> scim().readUser(request -> request.id("U0NOBODY")))
                .isInstanceOf(SCIM2ApiException.class);
    }

    private SCIM2Client scim() {
        var config = new SlackConfig();
        var api = workspace.variable("SLACK_API_URL");
        config.setScim2EndpointUrlPrefix(api.substring(0, api.length() - "api/".length()) + "scim/v2/");
        config.setStatsEnabled(false);
        return Slack.getInstance(config).scim2(workspace.variable("SLACK_USER_TOKEN"));
    }

    private SCIMClient oldScim() {
        var config = new SlackConfig();
        var api = workspace.variable("SLACK_API_URL");
        config.setScimEndpointUrlPrefix(api.substring(0, api.length() - "api/".length()) + "scim/v1/");
        config.setStatsEnabled(false);
        return Slack.getInstance(config).scim(workspace.variable("SLACK_USER_TOKEN"));
    }

    private static User person(String userName, String address) {
        var email = new User.Email();
        email.setValue(address);
        var name = new User.Name();
        name.setGivenName("Reginald");
        name.setFamilyName("Jeeves");
        var user = new User();
        user.setUserName(userName);
        user.setName(name);
        user.setEmails(List.of(email));
        return user;
    }
}
