package dtu.jira.users;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final Site jira = Site.inMemory();

    @Test
    void people_are_known_by_account_id_and_nothing_else() {
        var ann = jira.person("Ann", "Lee");

        var user = jira.get("/rest/api/3/user?accountId=" + ann).is(200);

        assertThat(ann).matches("[0-9a-f]{24}");
        assertThat(user.json().names())
                .containsExactly(
                        "self",
                        "accountId",
                        "emailAddress",
                        "avatarUrls",
                        "displayName",
                        "active",
                        "timeZone",
                        "accountType",
                        "locale",
                        "groups",
                        "applicationRoles",
                        "expand");
        assertThat(user.at("groups.size")).isEqualTo("1");
        assertThat(user.value("groups.items").size()).isZero();
        var expanded = jira.get("/rest/api/3/user?accountId=" + ann + "&expand=groups");
        assertThat(expanded.at("groups.items.0.name")).isEqualTo("jira-users");
    }

    @Test
    void an_unknown_person_is_not_found() {
        jira.get("/rest/api/3/user?accountId=nobody")
                .refuses(404, "Specified user does not exist or you do not have required permissions");
        jira.get("/rest/api/3/user").is(400);
        jira.get("/rest/api/3/user/bulk").is(400);
        jira.anonymous().get("/rest/api/3/user?accountId=x").is(401);
    }

    @Test
    void searches_find_the_beginnings_of_names_and_addresses() {
        var ann = jira.person("Ann", "Lee");
        jira.person("Bob", "Annable");

        assertThat(jira.get("/rest/api/3/user/search?query=ann").json().size()).isEqualTo(2);
        assertThat(jira.get("/rest/api/3/user/search?query=LEE").at("0.accountId"))
                .isEqualTo(ann);
        assertThat(jira.get("/rest/api/3/user/search?query=ee").json().size()).isZero();
        assertThat(jira.get("/rest/api/3/user/search?query=ann&startAt=5")
                        .json()
                        .size())
                .isZero();
        jira.get("/rest/api/3/user/search").is(400);
        assertThat(jira.get("/rest/api/3/users/search?maxResults=2").json().size())
                .isEqualTo(2);
    }

    @Test
    void time_stamps_are_in_the_readers_zone() {
        jira.project("ACC", "Access");
        jira.task("ACC", "one");
        var far = jira.as(jira.person("Far", "Away", Map.of("timeZone", "America/Los_Angeles")));

        assertThat(far.get("/rest/api/3/issue/ACC-1").at("fields.created")).isEqualTo("2026-01-05T00:00:00.000-0800");
    }

    @Test
    void who_is_removed_is_inactive_and_may_not_sign_in() {
        var ann = jira.person("Ann", "Lee");
        var asAnn = jira.as(ann);

        jira.delete("/rest/api/3/user?accountId=" + ann).is(204);

        asAnn.get("/rest/api/3/myself").is(401);
        assertThat(jira.get("/rest/api/3/user?accountId=" + ann).at("active")).isEqualTo("false");
        assertThat(jira.get("/rest/api/3/user/search?query=ann").json().size()).isZero();
    }

    @Test
    void creating_somebody_who_is_there_is_no_error() {
        var made = jira.post("/rest/api/3/user", "{\"emailAddress\": \"new@acme.test\", \"products\": []}")
                .is(201);

        assertThat(jira.post("/rest/api/3/user", "{\"emailAddress\": \"NEW@acme.test\", \"products\": []}")
                        .is(201)
                        .at("accountId"))
                .isEqualTo(made.at("accountId"));
        jira.post("/rest/api/3/user", "{\"emailAddress\": \"x\", \"products\": []}")
                .is(400);
        jira.post("/rest/api/3/user", "{\"emailAddress\": \"x@y.test\"}").is(400);
        jira.as(made.at("accountId")).post("/rest/api/3/user", "{}").is(403);
    }

    @Test
    void assignable_are_those_who_may_be_assigned() {
        jira.project("ACC", "Access");
        jira.task("ACC", "one");
        var ann = jira.person("Ann", "Lee");
        assertThat(jira.get("/rest/api/3/user/assignable/search?project=ACC&query=ann")
                        .json()
                        .size())
                .isEqualTo(1);
        assertThat(jira.get("/rest/api/3/user/assignable/search?issueKey=ACC-1")
                        .json()
                        .size())
                .isEqualTo(2);

        jira.delete("/rest/api/3/group/user?groupname=jira-users&accountId=" + ann)
                .is(200);

        assertThat(jira.get("/rest/api/3/user/assignable/search?project=ACC&query=ann")
                        .json()
                        .size())
                .isZero();
        jira.get("/rest/api/3/user/assignable/search?query=ann").is(400);
        jira.get("/rest/api/3/user/assignable/search?project=NOPE").is(404);
    }

    @Test
    void groups_take_and_lose_people() {
        var ann = jira.person("Ann", "Lee");
        var group = jira.post("/rest/api/3/group", "{\"name\": \"approvers\"}").is(201);
        var member = "{\"accountId\": \"" + ann + "\"}";

        jira.post("/rest/api/3/group/user?groupId=" + group.at("groupId"), member)
                .is(201);
        jira.post("/rest/api/3/group/user?groupname=approvers", member).is(400);

        var members = jira.get("/rest/api/3/group/member?groupname=approvers").is(200);
        assertThat(members.at("total")).isEqualTo("1");
        assertThat(members.at("values.0.accountId")).isEqualTo(ann);
        jira.delete("/rest/api/3/group/user?groupname=approvers&accountId=" + ann)
                .is(200);
        jira.delete("/rest/api/3/group/user?groupname=approvers&accountId=" + ann)
                .is(404);
        jira.delete("/rest/api/3/group?groupname=approvers").is(200);
        jira.get("/rest/api/3/group/member?groupname=approvers")
                .refuses(404, "The group named 'approvers' does not exist.");
        jira.delete("/rest/api/3/group?groupname=jira-users").is(400);
        jira.post("/rest/api/3/group", "{\"name\": \"Jira-Users\"}").is(400);
        jira.as(ann).post("/rest/api/3/group", "{\"name\": \"mine\"}").is(403);
    }
}
