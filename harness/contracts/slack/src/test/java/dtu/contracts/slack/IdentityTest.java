package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void a_token_says_whose_it_is() throws IOException, SlackApiException {
        var bot = workspace.bot().authTest(request -> request);
        var owner = workspace.owner().authTest(request -> request);

        assertThat(bot.isOk()).as(bot.getError()).isTrue();
        assertThat(bot.getBotId()).startsWith("B");
        assertThat(bot.getTeamId()).startsWith("T").isEqualTo(owner.getTeamId());
        assertThat(bot.getUrl()).endsWith("/");
        assertThat(owner.getBotId()).isNull();
        assertThat(owner.getUser()).isEqualTo("admin");
        assertThat(bot.getHttpResponseHeaders())
                .hasEntrySatisfying(
                        "x-oauth-scopes",
                        scopes -> assertThat(scopes.getFirst()).contains("chat:write"));
    }

    @Test
    void a_token_of_nobody_is_refused() throws IOException, SlackApiException {
        assertThat(workspace
                        .slack()
                        .methods("xoxb-1-2-nobody")
                        .authTest(request -> request)
                        .getError())
                .isEqualTo("invalid_auth");
        assertThat(workspace.slack().methods("").usersList(request -> request).getError())
                .isEqualTo("not_authed");
        assertThat(workspace
                        .slack()
                        .methods(workspace.variable("SLACK_APP_TOKEN"))
                        .usersList(request -> request)
                        .getError())
                .isEqualTo("not_allowed_token_type");
    }

    @Test
    void users_come_page_by_page_each_once() throws IOException, SlackApiException {
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var from = cursor;
            var page = workspace.bot().usersList(request -> request.limit(2).cursor(from));
            assertThat(page.isOk()).as(page.getError()).isTrue();
            assertThat(page.getMembers()).hasSizeLessThanOrEqualTo(2);
            page.getMembers().stream().map(User::getName).forEach(names::add);
            cursor = page.getResponseMetadata().getNextCursor();
        } while (!cursor.isEmpty());

        assertThat(names).containsExactlyInAnyOrder("admin", "slackbot", "dtu", "dana", "eve");
    }

    @Test
    void a_user_is_found_by_id_and_by_address() throws IOException, SlackApiException {
        var dana = workspace.person("dana");

        var byId = workspace.bot().usersInfo(request -> request.user(dana));
        var byAddress = workspace.bot().usersLookupByEmail(request -> request.email("dana@acme.test"));

        assertThat(byId.getUser().getProfile().getEmail()).isEqualTo("dana@acme.test");
        assertThat(byId.getUser().getRealName()).isEqualTo("Dana Field");
        assertThat(byId.getUser().isBot()).isFalse();
        assertThat(byAddress.getUser()).isEqualTo(byId.getUser());
        assertThat(workspace
                        .bot()
                        .usersProfileGet(request -> request.user(dana))
                        .getProfile()
                        .getTitle())
                .isEqualTo("Engineer");
    }

    @Test
    void nobody_is_found_under_a_wrong_name() throws IOException, SlackApiException {
        assertThat(workspace
                        .bot()
                        .usersInfo(request -> request.user("U0NOBODY"))
                        .getError())
                .isEqualTo("user_not_found");
        assertThat(workspace
                        .bot()
                        .usersLookupByEmail(request -> request.email("nobody@acme.test"))
                        .getError())
                .isEqualTo("users_not_found");
    }

    @Test
    void a_team_and_a_bot_describe_themselves() throws IOException, SlackApiException {
        var me = workspace.bot().authTest(request -> request);

        var team = workspace.bot().teamInfo(request -> request);
        var bot = workspace.bot().botsInfo(request -> request.bot(me.getBotId()));

        assertThat(team.isOk()).as(team.getError()).isTrue();
        assertThat(team.getTeam().getId()).isEqualTo(me.getTeamId());
        assertThat(bot.isOk()).as(bot.getError()).isTrue();
        assertThat(bot.getBot().getUserId()).isEqualTo(me.getUserId());
    }

    @Test
    void a_method_that_is_not_built_says_so_as_slack_would() throws IOException, SlackApiException {
        var answer = workspace.lenientBot().teamExternalTeamsList(request -> request);

        assertThat(answer.isOk()).isFalse();
        assertThat(answer.getError()).isEqualTo("unknown_method");
    }
}
