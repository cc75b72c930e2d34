package dtu.harness.control;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Mail;
import dtu.twins.Settler;
import dtu.twins.universe.Own;
import dtu.twins.universe.Visit;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private static final String U = "/v1/universes/default";

    private final Running running = Running.start();

    @BeforeEach
    void settleAnn() {
        var ann = new Settler(
                "ann",
                "Ann",
                "Lee",
                "ann@acme.test",
                "Engineer",
                "Engineering",
                "employee",
                "",
                List.of("eng"),
                Map.of("zone", "Europe/Berlin"));
        Visit.settle(running.server().universe("default"), List.of(ann));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void people_are_listed_with_their_id_in_each_service() {
        assertThatJson(running.get(U + "/people").toString()).isEqualTo("""
                {"people": [{ "key": "ann", "firstName": "Ann", "lastName": "Lee", "email": "ann@acme.test",
                  "title": "Engineer", "department": "Engineering", "kind": "employee", "manager": "",
                  "groups": ["eng"], "more": {"zone": "Europe/Berlin"},
                  "ids": {"okta": "${json-unit.regex}00u[0-9A-Za-z]{17}"} }]}""");
    }

    @Test
    void a_credential_acts_as_the_person() {
        var token = running.post(U + "/credentials", """
                        {"service": "okta", "person": "ann@acme.test"}""").textAt("token").orElseThrow();

        assertThat(token).contains(running.server().universe("default").tenant().key());
        assertThat(RestAssured.given()
                        .header("Authorization", "SSWS " + token)
                        .get(running.server().urls().get("okta") + "/api/v1/groups")
                        .statusCode())
                .as("Ann is no administrator")
                .isEqualTo(403);
    }

    @Test
    void nobody_gets_a_credential() {
        var answer = running.control().body("""
                {"service": "okta", "person": "bob"}""").post(U + "/credentials");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("message")).startsWith("okta issues nothing to bob: ");
    }

    @Test
    void an_unknown_service_is_refused() {
        assertThatJson(running.control().body("""
                        {"service": "octa", "person": "ann"}""").post(U + "/credentials").asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "There is no service octa.", "hint": "There are: okta." }""");
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_its_place() {
        assertThatJson(running.control()
                        .body("{\n  oops}")
                        .post(U + "/credentials")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "${json-unit.regex}The body is no JSON: .*",
                  "hint": "${json-unit.regex}Line 2, column \\\\d+\\\\." }""");
    }

    @Test
    void mail_is_kept_for_whoever_it_was_for() {
        var letter = new Mail(
                Instant.parse("2026-01-05T08:00:00Z"),
                "okta",
                "email",
                "ann@acme.test",
                "Welcome",
                "Hi",
                "123",
                "http://x");
        running.server().universe("default").changeOwn(own -> own.append(Own.MAIL, letter));

        assertThatJson(running.get(U + "/mail?to=ann@acme.test").toString()).isEqualTo("""
                {"mail": [{ "at": "2026-01-05T08:00:00Z", "service": "okta", "channel": "email", "to": "ann@acme.test",
                  "subject": "Welcome", "text": "Hi", "code": "123", "link": "http://x" }]}""");
        assertThatJson(running.get(U + "/mail?to=bob@acme.test").toString()).isEqualTo("{\"mail\": []}");
    }

    @Test
    void settings_are_changed_one_by_one_and_put_back_by_null() {
        assertThat(running.get(U + "/settings")
                        .at("okta.rateLimits")
                        .orElseThrow()
                        .asTruth())
                .isFalse();

        var on = running.control().body("{\"okta.rateLimits\": true}").patch(U + "/settings");
        assertThat(Running.json(on, 200).at("okta.rateLimits").orElseThrow().asTruth())
                .isTrue();

        var back = running.control().body("{\"okta.rateLimits\": null}").patch(U + "/settings");
        assertThat(Running.json(back, 200).at("okta.rateLimits").orElseThrow().asTruth())
                .isFalse();
    }

    @Test
    void an_unknown_setting_is_refused_with_the_nearest() {
        var answer = running.control().body("{\"okta.rateLimit\": true}").patch(U + "/settings");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThatJson(answer.asString()).isEqualTo("""
                { "error": "unknown_setting", "message": "There is no setting okta.rateLimit.",
                  "hint": "Did you mean okta.rateLimits?" }""");
    }

    @Test
    void a_setting_of_another_kind_is_refused_and_none_is_changed() {
        assertThatJson(running.control()
                        .body("{\"okta.rateLimits\": \"on\"}")
                        .patch(U + "/settings")
                        .asString())
                .isEqualTo("""
                { "error": "bad_request", "message": "okta.rateLimits must be true or false.",
                  "hint": "Its default is false." }""");
    }
}
