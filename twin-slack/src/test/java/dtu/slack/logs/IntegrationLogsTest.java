package dtu.slack.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.slack.oauth.Visitor;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationLogsTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final Visitor visitor = Visitor.to(slack, dana);

    private Slack.Reply logs(String... arguments) {
        return slack.as(slack.admin(), "team.integrationLogs", arguments);
    }

    private List<String> changes(String... arguments) {
        return logs(arguments).ok().at("logs").elements().stream()
                .map(log -> log.textAt("change_type").orElseThrow())
                .toList();
    }

    private String install(String... wishes) {
        return visitor.access("oauth.v2.access", "code", visitor.code(dana, wishes))
                .text("access_token");
    }

    private void uninstall(String token) {
        slack.as(token, "apps.uninstall", "client_id", visitor.clientId(), "client_secret", visitor.secret())
                .ok();
    }

    @Test
    void an_app_comes_may_do_more_and_goes() {
        install("scope", "chat:write");
        var token = install("scope", "chat:write,users:read");
        var app = visitor.appId();

        logs("app_id", app).is("""
                { "ok": true,
                  "logs": [
                    {"app_id": "%1$s", "app_type": "Visitor", "user_id": "%2$s", "user_name": "Dana Field",
                      "date": "1767600000", "change_type": "updated", "scope": "chat:write,users:read"},
                    {"app_id": "%1$s", "app_type": "Visitor", "user_id": "%2$s", "user_name": "Dana Field",
                      "date": "1767600000", "change_type": "added", "scope": "chat:write"} ],
                  "paging": {"count": 100, "total": 2, "page": 1, "pages": 1} }
                """.formatted(app, dana));
        uninstall(token);
        assertThat(changes("app_id", app)).containsExactly("removed", "updated", "added");
        assertThat(changes("app_id", app, "change_type", "updated")).containsExactly("updated");
        assertThat(changes("user", dana, "change_type", "added")).containsExactly("added");
        assertThat(changes("app_id", "A0NOBODY")).isEmpty();
    }

    @Test
    void a_webhook_is_a_service_with_a_number() {
        var token = install("scope", "incoming-webhook", "channel", "general");
        var service = logs("user", dana).at("logs").elements().stream()
                .filter(log -> log.at("service_id").isPresent())
                .findFirst()
                .orElseThrow();

        var number = service.at("service_id").orElseThrow().toString();
        assertThat(service.textAt("service_type")).contains("Incoming Webhooks");
        assertThat(service.textAt("scope")).contains("incoming-webhook");
        assertThat(changes("service_id", number)).containsExactly("added");
        assertThat(changes("service_id", number, "app_id", visitor.appId())).isEmpty();
        assertThat(changes("service_id", "B12")).isEmpty();
        uninstall(token);
        assertThat(changes("service_id", number)).containsExactly("removed", "added");
    }

    @Test
    void it_is_read_in_pages_by_administrators_alone() {
        install("scope", "chat:write");

        assertThat(logs("count", "1", "page", "2").ok().at("logs").elements()).hasSize(1);
        assertThat(logs("count", "1", "page", "9").ok().at("logs").elements()).isEmpty();
        logs("change_type", "expanded").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages":
                  ["[ERROR] must be one of added, removed, enabled, disabled, updated: change_type"]} }""");
        slack.as(slack.tokenOf(dana), "team.integrationLogs").fails("not_an_admin");
        slack.call("team.integrationLogs").fails("not_allowed_token_type");
    }
}
