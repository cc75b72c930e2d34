package dtu.slack.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessLogsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String hers = slack.tokenOf(dana);

    private void visit(String address, String agent) {
        slack.send(Request.get("/api/auth.test")
                        .header("Authorization", "Bearer " + hers)
                        .header("X-Forwarded-For", address)
                        .header("User-Agent", agent))
                .ok();
    }

    private Slack.Reply logs(String... arguments) {
        return slack.as(slack.admin(), "team.accessLogs", arguments);
    }

    @Test
    void each_person_address_and_client_has_one_line_that_counts_by_the_hour() {
        visit("203.0.113.7", "Browser/1");
        visit("203.0.113.7", "Browser/1");
        slack.solo().pass(Duration.ofHours(1));
        visit("203.0.113.7", "Browser/1");
        visit("203.0.113.8", "Browser/1");

        logs("count", "2").is("""
                { "ok": true,
                  "logins": [
                    {"user_id": "%1$s", "username": "dana.field", "date_first": 1767603600, "date_last": 1767603600,
                      "count": 1, "ip": "203.0.113.8", "user_agent": "Browser/1", "isp": null, "country": null,
                      "region": null},
                    {"user_id": "%1$s", "username": "dana.field", "date_first": 1767600000, "date_last": 1767603600,
                      "count": 2, "ip": "203.0.113.7", "user_agent": "Browser/1", "isp": null, "country": null,
                      "region": null} ],
                  "paging": {"count": 2, "total": 2, "page": 1, "pages": 1},
                  "response_metadata": {"next_cursor": ""} }
                """.formatted(dana));
    }

    @Test
    void bots_are_nobody_and_who_signs_in_on_the_page_is_somebody() {
        slack.call("auth.test").ok();
        assertThat(logs().at("logins").elements()).isEmpty();

        var visitor = Visitor.to(slack, dana);
        visitor.code(dana, "scope", "chat:write");

        assertThat(logs("before", "now").at("logins").elements())
                .extracting(login -> login.textAt("user_id").orElseThrow())
                .contains(dana);
    }

    @Test
    void a_refused_call_leaves_no_trace() {
        slack.as(hers, "users.info", "user", "U0NOBODY").fails("user_not_found");

        assertThat(logs().at("logins").elements()).isEmpty();
    }

    @Test
    void it_goes_by_pages_or_by_cursors_up_to_a_time() {
        visit("203.0.113.1", "a");
        slack.solo().pass(Duration.ofMinutes(1));
        visit("203.0.113.2", "a");
        slack.solo().pass(Duration.ofMinutes(1));
        visit("203.0.113.3", "a");

        assertThat(logs("before", "1767600060").at("logins").elements()).hasSize(2);
        assertThat(logs("before", "1767599999").at("logins").elements()).isEmpty();
        var first = logs("limit", "2", "before", "1767600120");
        var cursor = first.text("response_metadata", "next_cursor");
        assertThat(first.at("logins").elements()).hasSize(2);
        for (var second : List.of(logs("limit", "2", "cursor", cursor), logs("count", "2", "page", "2"))) {
            assertThat(second.at("logins").elements())
                    .extracting(login -> login.textAt("ip").orElseThrow())
                    .as("behind the third visit and that of who reads the log")
                    .containsExactly("203.0.113.2", "203.0.113.1");
        }
    }

    @Test
    void it_costs_money_and_is_for_administrators() {
        logs("before", "long ago").fails("invalid_arguments");
        logs("cursor", "nonsense").fails("invalid_cursor");
        logs("limit", "many").fails("invalid_limit");
        logs("count", "1001").fails("over_pagination_limit");
        logs("page", "101").fails("over_pagination_limit");
        logs("team_id", "T0000000000").fails("invalid_team_id");
        slack.as(hers, "team.accessLogs").fails("not_an_admin");
        slack.call("team.accessLogs").fails("not_allowed_token_type");
        slack.control(Method.PUT, "/preferences", "{\"plan\": \"free\"}").status(200);
        logs().fails("paid_only");
    }
}
