package dtu.okta.users;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserListsTest {
    private final Org okta = Org.inMemory();

    @Test
    void lists_may_be_asked_for_some_members_only() {
        okta.person("Isaac", "Brock");
        var first =
                "/api/v1/users?limit=1&after=" + okta.get("/api/v1/users/me").at("id") + "&fields=";

        okta.get(first + "status,profile:(lastName,%20login,nothing)").is(200, """
                [{"id": "${json-unit.regex}00u.{17}", "status": "ACTIVE",
                  "profile": {"lastName": "Brock", "login": "isaac.brock@acme.test"}}]""");
        okta.get(first + "created,passwordChanged").is(200, """
                [{"id": "${json-unit.regex}00u.{17}", "created": "2026-01-05T08:00:00.000Z",
                  "passwordChanged": null}]""");
        okta.get(first + "profile:(lastName")
                .is(400, error("E0000001", "Api validation failed: fields", "fields: The field has an invalid value"));
    }

    @Test
    void walking_the_pages_meets_everybody_who_is_here_once() {
        for (var number = 0; number < 7; number++) {
            okta.user("", "p" + number + "@acme.test", "");
        }
        okta.post("/api/v1/users/p3@acme.test/lifecycle/deactivate").is(200);
        var logins = new ArrayList<String>();

        for (var page = Optional.of("/api/v1/users?limit=3"); page.isPresent(); ) {
            var answer = okta.get(page.get()).is(200);
            answer.json().elements().forEach(user -> {
                assertThat(user.at("_links").orElseThrow().names()).containsExactly("self");
                logins.add(user.at("profile").orElseThrow().textAt("login").orElseThrow());
            });
            page = answer.link("next");
        }

        assertThat(logins)
                .containsExactly(
                        "admin@dtu.test",
                        "p0@acme.test",
                        "p1@acme.test",
                        "p2@acme.test",
                        "p4@acme.test",
                        "p5@acme.test",
                        "p6@acme.test");
    }

    @Test
    void q_matches_the_beginning_of_names_and_addresses_of_those_who_are_here() {
        okta.person("Isaac", "Brock");
        okta.person("Brooke", "Lee");
        okta.person("Ann", "Brown");
        okta.post("/api/v1/users/ann.brown@acme.test/lifecycle/deactivate").is(200);

        var found = okta.get("/api/v1/users?q=BRO").is(200);

        assertThat(found.json().elements())
                .extracting(user ->
                        user.at("profile").orElseThrow().textAt("firstName").orElseThrow())
                .containsExactly("Isaac", "Brooke");
        assertThat(found.response().headers().has("Link")).isFalse();
    }
}
