package dtu.okta.apps;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown with applications and their assignments when a client asks for more. */
class ExpansionsTest {
    private final Org okta = Org.inMemory();
    private final String ann = okta.person("Ann", "Lee");
    private final String bob = okta.person("Bob", "Ray");
    private final String app = okta.post("/api/v1/apps", """
            {"label": "Wiki", "signOnMode": "BOOKMARK", "settings": {"app": {"url": "https://wiki.test"}}}
            """).is(200).at("id");
    private final String path = "/api/v1/apps/" + app;

    private static List<String> ids(Reply reply) {
        return reply.is(200).json().elements().stream()
                .map(each -> each.textAt("id").orElseThrow())
                .toList();
    }

    @Test
    void an_application_shows_the_account_of_one_person() {
        okta.post(path + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        var account = okta.get(path + "/users/" + ann).is(200).text();

        assertThatJson(okta.get(path + "?expand=user/" + ann).is(200).text())
                .node("_embedded.user")
                .isEqualTo(account);
        assertThat(okta.get(path + "?expand=user/" + bob).is(200).text()).doesNotContain("_embedded");
        var listed = okta.get("/api/v1/apps?filter=user.id%20eq%20%22" + ann + "%22&expand=user/" + ann);
        assertThatJson(listed.is(200).text()).node("[0]._embedded.user").isEqualTo(account);
        var malformed = error("E0000031", "Invalid search criteria.", "Expand query is malformed.");
        okta.get("/api/v1/apps?expand=user/" + ann).is(400, malformed);
        okta.get("/api/v1/apps?filter=user.id%20eq%20%22" + bob + "%22&expand=user/" + ann)
                .is(400, malformed);
    }

    @Test
    void an_assignment_shows_whose_it_is() {
        okta.post(path + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        var person = okta.get(path + "/users?expand=user").is(200).text();

        assertThatJson(person).node("[0]._embedded.user.id").isEqualTo(ann);
        assertThatJson(person).node("[0]._embedded.user.profile.firstName").isEqualTo("Ann");
        assertThat(okta.get(path + "/users?expand=group").is(200).text()).doesNotContain("_embedded");
        okta.get(path + "/users/" + bob + "?expand=user").is(404);
    }

    @Test
    void groups_of_an_application_are_found_by_the_beginning_of_their_names() {
        var sales = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Sales\"}}")
                .at("id");
        var presales = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Presales\"}}")
                .at("id");
        okta.put(path + "/groups/" + sales).is(200);
        okta.put(path + "/groups/" + presales).is(200);

        assertThat(ids(okta.get(path + "/groups?q=sal"))).containsExactly(sales);
        assertThat(ids(okta.get(path + "/groups?q=none"))).isEmpty();
        assertThatJson(okta.get(path + "/groups/" + sales + "?expand=group")
                        .is(200)
                        .text())
                .node("_embedded.group.profile.name")
                .isEqualTo("Sales");
        assertThat(okta.get(path + "/groups/" + sales).is(200).text()).doesNotContain("_embedded");
    }

    @Test
    void a_filter_counts_beside_the_beginning_of_a_name() {
        assertThat(ids(okta.get("/api/v1/apps?q=Wiki&filter=status%20eq%20%22ACTIVE%22")))
                .containsExactly(app);
        assertThat(ids(okta.get("/api/v1/apps?q=Wiki&filter=status%20eq%20%22INACTIVE%22")))
                .isEmpty();
        assertThat(ids(okta.get("/api/v1/apps?q=Wiki&filter=user.id%20eq%20%22" + ann + "%22")))
                .isEmpty();
        okta.get("/api/v1/apps?q=Wiki&filter=colour%20eq%20%22red%22").is(400);
    }

    @Test
    void who_takes_an_application_away_is_told_only_when_they_ask_for_it() {
        okta.post(path + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        okta.post(path + "/users", "{\"id\": \"" + bob + "\"}").is(200);
        okta.delete(path + "/users/" + ann + "?sendEmail=false").is(204);
        assertThat(okta.mail()).isEmpty();

        okta.delete(path + "/users/" + bob + "?sendEmail=true").is(204);

        assertThat(okta.mail())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains("Bob Ray is no longer assigned to Wiki."));
        okta.delete(path + "/users/" + bob + "?sendEmail=true").is(404);
        assertThat(okta.mail()).hasSize(1);
    }
}
