package dtu.jira.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private static final String HOOKS = "/rest/webhooks/1.0/webhook";
    private final List<Request> received = new ArrayList<>();
    private int status = 200;
    private final Site jira = Site.inMemory((universe, message) -> {
                received.add(((Outgoing.Http) message).request());
                return new Answer.Responded(Response.empty(status));
            })
            .project("ACC", "Access");

    @Test
    void a_webhook_is_kept_without_showing_its_secret() {
        var made = hook("jira:issue_created", "project = ACC");

        assertThat(made.is(201).at("self")).isEqualTo("http://jira.test/rest/webhooks/1.0/webhook/1");
        assertThat(made.text()).doesNotContain("s3cret");
        assertThat(jira.get(HOOKS + "/1").is(200).at("isSigned")).isEqualTo("true");
        assertThat(jira.get(HOOKS).json().size()).isEqualTo(1);
        jira.put(HOOKS + "/1", "{\"enabled\": false}").is(200);
        assertThat(jira.get(HOOKS + "/1").at("events.0")).isEqualTo("jira:issue_created");
        jira.delete(HOOKS + "/1").is(204);
        jira.get(HOOKS + "/1").refuses(404, "Webhook with id '1' not found");
    }

    @Test
    void what_a_webhook_says_must_make_sense() {
        for (var wrong : new String[] {
            "{\"name\": \"\", \"url\": \"https://app.test/hook\"}",
            "{\"name\": \"x\", \"url\": \"nowhere\"}",
            "{\"name\": \"x\", \"url\": \"ftp://app.test\"}",
            "{\"name\": \"x\"}",
            "{\"name\": \"x\", \"url\": \"https://app.test\", \"events\": [\"issue_created\"]}",
            "{\"name\": \"x\", \"url\": \"https://app.test\", \"filters\": {\"issue-related-events-section\": "
                    + "\"a b\"}}",
            "{\"name\": \"x\", \"url\": \"https://app.test\", \"filters\": {\"issue-related-events-section\": "
                    + "\"project = NOPE\"}}"
        }) {
            jira.post(HOOKS, wrong).is(400);
        }
        jira.as(jira.person("Ann", "Lee")).get(HOOKS).is(403);
        jira.anonymous().get(HOOKS).is(401);
    }

    @Test
    void a_delivery_is_signed_over_its_raw_body() throws GeneralSecurityException {
        hook("jira:issue_created", "");
        jira.task("ACC", "Billing");
        jira.solo().pass(Duration.ofSeconds(1));

        var request = received.getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected = HexFormat.of().formatHex(mac.doFinal(request.body().bytes()));
        assertThat(request.headers().first("X-Hub-Signature")).contains("sha256=" + expected);
        assertThat(request.headers().first("User-Agent")).contains("Atlassian Webhook HTTP Client");
        assertThat(request.headers().first("Content-Type")).contains("application/json; charset=UTF-8");
        assertThat(request.url()).isEqualTo("https://app.test/hook?issue=ACC-1");
    }

    @Test
    void issue_events_carry_user_issue_and_changelog() {
        hook("jira:issue_created\", \"jira:issue_updated\", \"jira:issue_deleted", "");
        jira.issue("ACC", "Task", "Billing", ", \"description\": \"for *Dana*\"");
        jira.post("/rest/api/3/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"31\"}}")
                .is(204);
        jira.put("/rest/api/3/issue/ACC-1/assignee", "{\"accountId\": \"" + jira.me() + "\"}")
                .is(204);
        jira.put("/rest/api/3/issue/ACC-1", "{\"fields\": {\"summary\": \"Billing\"}}")
                .is(204);
        jira.delete("/rest/api/3/issue/ACC-1").is(204);
        jira.solo().pass(Duration.ofSeconds(1));

        var bodies =
                received.stream().map(request -> Json.of(request.body().text())).toList();
        assertThat(bodies)
                .extracting(body -> body.textAt("webhookEvent").orElse("") + " "
                        + body.textAt("issue_event_type_name").orElse(""))
                .containsExactly(
                        "jira:issue_created issue_created",
                        "jira:issue_updated issue_generic",
                        "jira:issue_updated issue_assigned",
                        "jira:issue_deleted ");
        assertThat(bodies.get(0).names())
                .containsExactly("timestamp", "webhookEvent", "issue_event_type_name", "user", "issue");
        var fields =
                bodies.get(0).at("issue").flatMap(issue -> issue.at("fields")).orElseThrow();
        assertThat(fields.textAt("description")).contains("for *Dana*");
        assertThat(bodies.get(0).toString()).contains("/rest/api/2/issue/10000").doesNotContain("/rest/api/3/");
        var items =
                bodies.get(1).at("changelog").flatMap(log -> log.at("items")).orElseThrow();
        assertThat(items.elements())
                .extracting(item -> item.textAt("field").orElse(""))
                .containsExactly("resolution", "status");
    }

    @Test
    void comment_events_carry_a_reduced_issue_and_no_user() {
        hook("comment_created\", \"comment_updated\", \"comment_deleted", "");
        jira.task("ACC", "Billing");
        jira.post("/rest/api/2/issue/ACC-1/comment", "{\"body\": \"Hello\"}").is(201);
        jira.delete("/rest/api/2/issue/ACC-1/comment/10000").is(204);
        jira.solo().pass(Duration.ofSeconds(1));

        var body = Json.of(received.getFirst().body().text());
        assertThat(body.names()).containsExactly("timestamp", "webhookEvent", "comment", "issue");
        assertThat(body.at("comment").flatMap(comment -> comment.textAt("body")))
                .contains("Hello");
        assertThat(body.at("issue")
                        .flatMap(issue -> issue.at("fields"))
                        .orElseThrow()
                        .names())
                .containsExactlyInAnyOrder("summary", "issuetype", "project", "assignee", "priority", "status");
        assertThat(received).hasSize(2);
    }

    @Test
    void the_filter_looks_behind_a_change_and_before_a_deletion() {
        hook("jira:issue_updated\", \"jira:issue_deleted", "status = Done");
        jira.task("ACC", "one");
        jira.put("/rest/api/3/issue/ACC-1", "{\"fields\": {\"summary\": \"uno\"}}")
                .is(204);
        jira.post("/rest/api/3/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"31\"}}")
                .is(204);
        jira.delete("/rest/api/3/issue/ACC-1").is(204);
        jira.solo().pass(Duration.ofSeconds(1));

        assertThat(received)
                .extracting(request ->
                        Json.of(request.body().text()).textAt("webhookEvent").orElse(""))
                .containsExactly("jira:issue_updated", "jira:issue_deleted");
    }

    @Test
    void failures_are_tried_again_with_the_same_identifier() {
        status = 503;
        hook("jira:issue_created", "");
        jira.task("ACC", "one");
        jira.solo().pass(Duration.ofSeconds(1));
        jira.solo().pass(Duration.ofMinutes(16));

        assertThat(received).hasSizeGreaterThanOrEqualTo(2);
        assertThat(received.get(0).headers().has("X-Atlassian-Webhook-Retry")).isFalse();
        assertThat(received.get(1).headers().first("X-Atlassian-Webhook-Retry")).contains("1");
        assertThat(received.get(0).headers().first("X-Atlassian-Webhook-Identifier"))
                .isEqualTo(received.get(1).headers().first("X-Atlassian-Webhook-Identifier"));
        jira.solo().pass(Duration.ofDays(1));
        assertThat(received).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void what_the_receiver_calls_wrong_is_not_sent_again() {
        status = 404;
        hook("jira:issue_created", "");
        jira.task("ACC", "one");
        jira.solo().pass(Duration.ofDays(1));

        assertThat(received).hasSize(1);
    }

    @Test
    void projects_and_people_are_told_too() {
        hook("project_created\", \"user_created", "project = ACC");
        jira.project("NEW", "New");
        jira.post("/rest/api/3/user", "{\"emailAddress\": \"new@acme.test\", \"products\": []}")
                .is(201);
        jira.solo().pass(Duration.ofSeconds(1));

        assertThat(received).hasSize(2);
        assertThat(Json.of(received.getFirst().body().text()).names())
                .containsExactly("timestamp", "webhookEvent", "project");
    }

    private Site.Reply hook(String events, String jql) {
        return jira.post(HOOKS, """
                {"name": "broker", "url": "https://app.test/hook?issue=${issue.key}", "events": ["%s"],
                 "filters": {"issue-related-events-section": "%s"}, "secret": "s3cret"}""".formatted(events, jql));
    }
}
