package dtu.okta.users;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserSearchTest {
    private final Org okta = Org.inMemory();

    @BeforeEach
    void four_people_in_four_states() {
        okta.user("", "ann@acme.test", "Abcd1234");
        okta.user("?activate=false", "Bob@acme.test", "");
        okta.user("", "cleo@other.test", "Abcd1234");
        okta.user("", "dora@acme.test", "");
        okta.post("/api/v1/users/ann@acme.test", "{\"profile\": {\"department\": \"Sales\", \"title\": \"Clerk\"}}")
                .is(200);
        okta.post("/api/v1/users/cleo@other.test", "{\"profile\": {\"department\": \"sales\"}}")
                .is(200);
        okta.post("/api/v1/users/dora@acme.test/lifecycle/deactivate").is(200);
    }

    private List<String> search(String search) {
        return logins(okta.get("/api/v1/users?search=" + Parameters.encoded(search)));
    }

    private List<String> filter(String filter) {
        return logins(okta.get("/api/v1/users?filter=" + Parameters.encoded(filter)));
    }

    private static List<String> logins(Org.Reply reply) {
        return reply.is(200).json().elements().stream()
                .map(user -> user.at("profile").orElseThrow().textAt("login").orElseThrow())
                .toList();
    }

    @Test
    void search_ignores_the_case_of_values_and_filter_does_not() {
        assertThat(search("profile.login eq \"BOB@ACME.test\"")).containsExactly("Bob@acme.test");
        assertThat(search("profile.department eq \"SALES\"")).containsExactly("ann@acme.test", "cleo@other.test");
        assertThat(filter("profile.login eq \"bob@acme.test\"")).isEmpty();
        assertThat(filter("profile.login eq \"Bob@acme.test\"")).containsExactly("Bob@acme.test");
    }

    @Test
    void filters_show_those_who_have_left() {
        assertThat(filter("status eq \"DEPROVISIONED\"")).containsExactly("dora@acme.test");
        assertThat(search("status eq \"deprovisioned\"")).containsExactly("dora@acme.test");
    }

    @Test
    void and_binds_tighter_than_or() {
        assertThat(search("profile.title eq \"clerk\" or profile.department eq \"sales\" and status eq \"STAGED\""))
                .containsExactly("ann@acme.test");
        assertThat(search("(profile.title eq \"clerk\" or profile.department eq \"sales\") AND status eq \"ACTIVE\""))
                .containsExactly("ann@acme.test", "cleo@other.test");
    }

    @Test
    void not_is_written_as_less_or_greater() {
        assertThat(search("(status lt \"ACTIVE\" or status gt \"ACTIVE\")"))
                .containsExactly("Bob@acme.test", "dora@acme.test");
        okta.get("/api/v1/users?search=" + Parameters.encoded("not (status eq \"ACTIVE\")"))
                .is(400);
        okta.get("/api/v1/users?search=" + Parameters.encoded("status ne \"ACTIVE\""))
                .is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
    }

    @Test
    void beginnings_presence_and_parts_of_texts() {
        assertThat(search("profile.login sw \"c\"")).containsExactly("cleo@other.test");
        assertThat(search("profile.email co \"OTHER\"")).containsExactly("cleo@other.test");
        assertThat(search("profile.title pr")).containsExactly("ann@acme.test");
        okta.get("/api/v1/users?search=" + Parameters.encoded("profile.title co \"er\""))
                .is(400);
    }

    @Test
    void times_are_compared_as_times() {
        okta.solo().pass(java.time.Duration.ofMinutes(1));
        okta.user("", "eve@acme.test", "");

        assertThat(filter("lastUpdated gt \"2026-01-05T08:00:30.000Z\"")).containsExactly("eve@acme.test");
        assertThat(search("created ge \"2026-01-05T09:01:00.000+01:00\"")).containsExactly("eve@acme.test");
        okta.get("/api/v1/users?filter=" + Parameters.encoded("lastUpdated gt \"yesterday\""))
                .is(400);
    }

    @Test
    void filter_knows_few_properties_and_operators() {
        for (var wrong : List.of(
                "profile.department eq \"Sales\"",
                "profile.login sw \"a\"",
                "status",
                "status eq",
                "status eq ACTIVE",
                "(status eq \"ACTIVE\"",
                "status eq \"ACTIVE\" and",
                "",
                "Status eq \"ACTIVE\"")) {
            okta.get("/api/v1/users?filter=" + Parameters.encoded(wrong))
                    .is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
        }
    }

    @Test
    void q_and_a_filter_at_once_are_refused() {
        okta.get("/api/v1/users?q=a&filter=" + Parameters.encoded("status eq \"ACTIVE\""))
                .is(
                        400,
                        error("E0000033", "Bad request. Can't specify a search query and filter in the same request."));
    }

    @Test
    void pages_of_a_search_meet_everybody_once_in_either_order() {
        for (var number = 0; number < 5; number++) {
            okta.user("", "p" + number + "@many.test", "");
        }

        assertThat(walk("search=" + Parameters.encoded("status eq \"PROVISIONED\"") + "&limit=2"))
                .containsExactly("p0@many.test", "p1@many.test", "p2@many.test", "p3@many.test", "p4@many.test");
        assertThat(walk("search=" + Parameters.encoded("profile.login sw \"p\"") + "&limit=2"))
                .containsExactly("p0@many.test", "p1@many.test", "p2@many.test", "p3@many.test", "p4@many.test");
        assertThat(walk("search=" + Parameters.encoded("profile.login sw \"p\"")
                        + "&limit=2&sortBy=profile.login&sortOrder=desc"))
                .containsExactly("p4@many.test", "p3@many.test", "p2@many.test", "p1@many.test", "p0@many.test");
    }

    @Test
    void a_page_goes_on_behind_a_row_that_has_gone_or_moved() {
        for (var number = 0; number < 4; number++) {
            okta.user("", "p" + number + "@many.test", "Abcd1234");
        }
        var query = "/api/v1/users?search=" + Parameters.encoded("profile.login sw \"p\"") + "&limit=2&sortBy=";
        for (var order : List.of("profile.login", "profile.department")) {
            var first = okta.get(query + order).is(200);
            okta.post("/api/v1/users/p1@many.test", "{\"profile\": {\"login\": \"zz@many.test\"}}")
                    .is(200);

            assertThat(logins(okta.get(first.link("next").orElseThrow())))
                    .containsExactly("p2@many.test", "p3@many.test");
            okta.post("/api/v1/users/zz@many.test", "{\"profile\": {\"login\": \"p1@many.test\"}}")
                    .is(200);
        }
        okta.get(query + "profile.login&after=nonsense")
                .is(400, error("E0000031", "Invalid search criteria.", "Invalid cursor."));
        okta.get(query + "nonsense").is(400, error("E0000031", "Invalid search criteria.", "Invalid search syntax."));
    }

    @Test
    void equals_stand_in_the_order_of_their_ids_whether_it_ascends_or_descends() {
        assertThat(walk("search=" + Parameters.encoded("id pr") + "&limit=2&sortBy=profile.lastName"))
                .containsExactly(
                        "admin@dtu.test", "ann@acme.test", "Bob@acme.test", "cleo@other.test", "dora@acme.test");
        assertThat(walk("search=" + Parameters.encoded("id pr") + "&limit=2&sortBy=profile.lastName&sortOrder=desc"))
                .containsExactly(
                        "ann@acme.test", "Bob@acme.test", "cleo@other.test", "dora@acme.test", "admin@dtu.test");
        assertThat(walk("search=" + Parameters.encoded("id pr") + "&limit=2&sortBy=profile.department&sortOrder=DESC"))
                .containsExactly(
                        "ann@acme.test", "cleo@other.test", "admin@dtu.test", "Bob@acme.test", "dora@acme.test");
        assertThat(walk("search=" + Parameters.encoded("profile.login sw \"b\"") + "&sortOrder=desc"))
                .containsExactly("Bob@acme.test");
    }

    @Test
    void lists_are_found_by_any_element_and_numbers_by_their_value() {
        okta.post("/api/v1/meta/schemas/user/default", """
                {"definitions": {"custom": {"properties": {
                  "langs": {"title": "Languages", "type": "array", "items": {"type": "string"}},
                  "floor": {"title": "Floor", "type": "number"}}}}}""").is(200);
        okta.post("/api/v1/users/ann@acme.test", "{\"profile\": {\"langs\": [\"Welsh\", \"Thai\"], \"floor\": 5.0}}")
                .is(200);
        okta.post("/api/v1/users/Bob@acme.test", "{\"profile\": {\"langs\": [], \"floor\": 10}}")
                .is(200);

        assertThat(search("profile.langs eq \"thai\"")).containsExactly("ann@acme.test");
        assertThat(search("profile.langs eq \"thai\" and profile.langs sw \"WE\""))
                .containsExactly("ann@acme.test");
        assertThat(search("profile.langs eq \"Thai, Welsh\"")).isEmpty();
        assertThat(search("profile.floor eq 5")).containsExactly("ann@acme.test");
        assertThat(search("profile.floor gt 5")).containsExactly("Bob@acme.test");
        assertThat(walk("search=" + Parameters.encoded("profile.floor pr") + "&sortBy=profile.floor"))
                .containsExactly("ann@acme.test", "Bob@acme.test");
        okta.post("/api/v1/meta/schemas/user/default", """
                {"definitions": {"custom": {"properties": {"langs": null}}}}""").is(200);
        assertThat(search("profile.langs pr")).isEmpty();
        okta.post("/api/v1/users/Bob@acme.test", "{\"profile\": {\"title\": \"Clerk\"}}")
                .is(200);
    }

    @Test
    void values_are_compared_in_the_order_of_letters() {
        assertThat(search("profile.department ge \"sales\"")).containsExactly("ann@acme.test", "cleo@other.test");
        assertThat(search("profile.department gt \"sales\" or profile.login lt \"b\""))
                .containsExactly("admin@dtu.test", "ann@acme.test");
        assertThat(search("profile.department sw \"SA\"")).containsExactly("ann@acme.test", "cleo@other.test");
    }

    private List<String> walk(String query) {
        var logins = new ArrayList<String>();
        for (var page = Optional.of("/api/v1/users?" + query); page.isPresent(); ) {
            var answer = okta.get(page.get()).is(200);
            logins.addAll(logins(answer));
            page = answer.link("next");
        }
        return logins;
    }
}
