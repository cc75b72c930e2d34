package dtu.slack.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class AdminTeamsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final Slack.Reply me = slack.as(slack.admin(), "auth.test");
    private final String team = me.text("team_id");

    @Test
    void an_administrator_has_one_workspace() {
        slack.as(slack.admin(), "admin.teams.list").is("""
                {"ok": true, "teams": [{"id": "%s", "name": "DTU", "discoverability": "invite_only",
                   "primary_owner": {"user_id": "%s", "email": "${json-unit.any-string}"},
                   "team_url": "%s"}],
                 "response_metadata": {"next_cursor": ""}}""".formatted(team, me.text("user_id"), me.text("url")));
    }

    @Test
    void a_workspace_tells_how_it_is_set_up() {
        var answer = slack.as(slack.admin(), "admin.teams.settings.info", "team_id", team)
                .ok();

        assertThat(answer.at("team").names())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "domain",
                        "email_domain",
                        "icon",
                        "url",
                        "default_channels",
                        "is_verified",
                        "avatar_base_url");
        var general =
                answer.at("team", "default_channels").elements().getFirst().asText();
        assertThat(slack.call("conversations.info", "channel", general).text("channel", "name"))
                .isEqualTo("general");
    }

    @Test
    void what_is_not_allowed_is_refused() {
        slack.as(slack.admin(), "admin.teams.settings.info").fails("team_not_found");
        slack.as(slack.admin(), "admin.teams.settings.info", "team_id", "T0NONE")
                .fails("team_not_found");
        slack.as(slack.admin(), "admin.teams.list", "cursor", "x").fails("invalid_cursor");
        slack.as(slack.admin(), "admin.teams.list", "limit", "many").fails("invalid_limit");
        slack.as(slack.tokenOf(dana), "admin.teams.list").fails("not_an_admin");
        slack.call("admin.teams.list").fails("not_allowed_token_type");
    }
}
