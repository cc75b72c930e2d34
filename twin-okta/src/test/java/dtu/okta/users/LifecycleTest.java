package dtu.okta.users;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final String NOT_ALLOWED = "This operation is not allowed in the user's current status.";
    private final Org okta = Org.inMemory();

    private String path(String id) {
        return "/api/v1/users/" + id;
    }

    private String status(String id) {
        return okta.get(path(id)).at("status");
    }

    @Test
    void activation_without_a_password_gives_a_link_to_whoever_asks_for_it() {
        var id = okta.user("?activate=false", "isaac@acme.test", "");

        okta.post(path(id) + "/lifecycle/activate?sendEmail=false").is(200, """
                { "activationUrl": "${json-unit.regex}http://okta.test/welcome/[-_0-9A-Za-z]{30}",
                  "activationToken": "${json-unit.regex}[-_0-9A-Za-z]{30}" }""");

        assertThat(status(id)).isEqualTo("PROVISIONED");
        assertThat(okta.mail()).isEmpty();
    }

    @Test
    void activation_with_a_password_makes_active() {
        var id = okta.user("?activate=false", "isaac@acme.test", "Abcd1234");

        okta.post(path(id) + "/lifecycle/activate").is(200, "{}");

        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    @Test
    void only_staged_and_deprovisioned_people_can_be_activated() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");

        okta.post(path(id) + "/lifecycle/activate")
                .is(403, error("E0000016", "Activation failed because the user is already active"));
        okta.post(path(id) + "/lifecycle/deactivate").is(200, "{}");
        okta.post(path(id) + "/lifecycle/activate").is(200, "{}");

        assertThat(status(id)).isEqualTo("ACTIVE");
    }

    @Test
    void a_second_invitation_ends_the_first() {
        var id = okta.user("", "isaac@acme.test", "");
        var first = okta.post(path(id) + "/lifecycle/reactivate?sendEmail=false")
                .is(200)
                .at("activationToken");
        var second = okta.post(path(id) + "/lifecycle/reactivate?sendEmail=false")
                .is(200)
                .at("activationToken");

        assertThat(second).isNotEqualTo(first);
        var kept = okta.solo()
                .universe()
                .world()
                .of(new dtu.okta.OktaTwin())
                .scan(Ticket.TICKETS)
                .toList();
        assertThat(kept)
                .singleElement()
                .satisfies(ticket -> assertThat(second).endsWith(ticket.id().value()));
    }

    @Test
    void nobody_who_is_active_can_be_invited_again() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");

        okta.post(path(id) + "/lifecycle/reactivate?sendEmail=false").is(403, error("E0000038", NOT_ALLOWED));
    }

    @Test
    void suspension_keeps_memberships_and_ends_again() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Engineering\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + group + "/users/" + id).is(204);

        okta.post(path(id) + "/lifecycle/suspend").is(200, "{}");
        assertThat(status(id)).isEqualTo("SUSPENDED");
        assertThat(okta.get("/api/v1/groups/" + group + "/users").json().size()).isEqualTo(1);
        okta.post(path(id) + "/lifecycle/suspend")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: suspendUser",
                                "Cannot suspend a user that is not active"));

        okta.post(path(id) + "/lifecycle/unsuspend").is(200, "{}");
        assertThat(status(id)).isEqualTo("ACTIVE");
        okta.post(path(id) + "/lifecycle/unsuspend").is(400);
    }

    @Test
    void only_whoever_is_locked_out_can_be_unlocked() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");

        okta.post(path(id) + "/lifecycle/unlock")
                .is(403, error("E0000032", "Unlock is not allowed for this user.", "The user is not locked out."));
    }

    @Test
    void deactivating_twice_is_not_found() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");

        okta.post(path(id) + "/lifecycle/deactivate").is(200, "{}");
        okta.post(path(id) + "/lifecycle/deactivate")
                .is(404, error("E0000007", "Not found: Resource not found: " + id + " (User)"));
        assertThat(okta.get(path(id)).json().at("_links").orElseThrow().names())
                .containsExactlyInAnyOrder("schema", "activate", "self", "type", "delete");
    }

    @Test
    void the_first_deletion_deactivates_and_the_second_deletes() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");

        okta.delete(path(id)).is(204);
        assertThat(status(id)).isEqualTo("DEPROVISIONED");
        okta.delete(path(id)).is(204);
        okta.delete(path(id)).is(404);

        assertThat(okta.events())
                .containsExactly(
                        "user.lifecycle.create",
                        "user.lifecycle.activate",
                        "user.lifecycle.deactivate",
                        "user.lifecycle.delete.initiated",
                        "user.lifecycle.delete.completed");
        assertThat(okta.user("", "isaac@acme.test", "")).isNotEqualTo(id);
    }

    @Test
    void the_token_of_an_administrator_who_has_left_is_good_for_nothing() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");
        okta.post(path(id) + "/roles", "{\"type\": \"SUPER_ADMIN\"}").is(201);
        var header = okta.solo().issue(id, List.of()).textAt("authorization").orElseThrow();
        var asIsaac = Request.get("/api/v1/users/me").header("Authorization", header);
        okta.send(asIsaac).is(200);

        okta.post(path(id) + "/lifecycle/deactivate").is(200);
        okta.send(asIsaac).is(401, error("E0000011", "Invalid token provided"));
        okta.delete(path(id)).is(204);
        okta.send(asIsaac).is(401);
    }

    @Test
    void a_refused_move_changes_nothing() {
        var id = okta.user("", "isaac@acme.test", "Abcd1234");
        var before = okta.solo().universe().world().version();

        for (var move : List.of("activate", "reactivate", "unsuspend", "unlock")) {
            assertThat(okta.post(path(id) + "/lifecycle/" + move).response().status())
                    .isIn(400, 403);
        }

        assertThat(okta.solo().universe().world().version()).isEqualTo(before);
    }

    @Test
    void whoever_prefers_an_answer_at_once_finds_it_done_a_little_later() {
        var id = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        var deactivate = Request.of(Method.POST, path(id) + "/lifecycle/deactivate");

        okta.send(deactivate.header("Prefer", "return=minimal, respond-async")).is(200, "{}");
        assertThat(okta.get(path(id)).at("status")).isEqualTo("ACTIVE");
        okta.solo().pass(Duration.ZERO);
        assertThat(okta.get(path(id)).at("status")).isEqualTo("DEPROVISIONED");
        okta.send(deactivate.header("Prefer", "respond-async")).is(404);

        okta.send(Request.of(Method.DELETE, path(id)).header("Prefer", "respond-async"))
                .is(204);
        okta.get(path(id)).is(200);
        okta.solo().pass(Duration.ZERO);
        okta.get(path(id)).is(404);
    }

    @Test
    void who_has_come_back_meanwhile_is_not_deleted() {
        var id = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        okta.delete(path(id)).is(204);

        okta.send(Request.of(Method.DELETE, path(id)).header("Prefer", "respond-async"))
                .is(204);
        okta.post(path(id) + "/lifecycle/activate").is(200);
        okta.solo().pass(Duration.ZERO);

        assertThat(okta.get(path(id)).at("status")).isEqualTo("ACTIVE");
    }

    @Test
    void the_administrator_is_told_only_when_they_ask_for_it() {
        var quiet = okta.user("?activate=true", "isaac.brock@acme.test", "Tr0ubad0ur!");
        var loud = okta.user("?activate=true", "nina.moss@acme.test", "Tr0ubad0ur!");
        okta.post(path(quiet) + "/lifecycle/deactivate").is(200);
        okta.delete(path(quiet) + "?sendEmail=true").is(204);
        assertThat(okta.mail()).isEmpty();

        okta.post(path(loud) + "/lifecycle/deactivate?sendEmail=true").is(200);

        assertThat(okta.mail()).singleElement().satisfies(mail -> {
            assertThat(mail.to())
                    .isEqualTo(okta.get("/api/v1/users/me")
                            .json()
                            .at("profile")
                            .orElseThrow()
                            .textAt("email")
                            .orElseThrow());
            assertThat(mail.text()).contains("Isaac Brock has been deactivated");
        });
    }
}
