package dtu.okta.roles;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserRolesTest {
    private final Org okta = Org.inMemory();
    private final String ann = okta.person("Ann", "Lee");
    private final String roles = "/api/v1/users/" + ann + "/roles";

    @Test
    void a_role_is_named_by_itself_in_base_32() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201, """
                { "id": "IFIFAX2BIRGUSTQ", "label": "Application Administrator", "type": "APP_ADMIN",
                  "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "assignmentType": "USER",
                  "_links": {"assignee": {"href": "http://okta.test/api/v1/users/%s"}} }""".formatted(ann));
        assertThat(AdminRole.USER_ADMIN.encoded()).isEqualTo("KVJUKUS7IFCE2SKO");
        assertThat(okta.post(roles, "{\"type\": \"SUPER_ADMIN\"}").at("id")).matches("ra1[0-9A-Za-z]{17}");
    }

    @Test
    void a_role_cannot_be_assigned_twice() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);

        okta.post(roles, "{\"type\": \"APP_ADMIN\"}")
                .is(409, error("E0000090", "The role specified is already assigned to the user."));
        okta.post(roles, "{\"type\": \"KING\"}").is(400);
    }

    @Test
    void a_role_is_taken_away_once() {
        okta.post(roles, "{\"type\": \"APP_ADMIN\"}").is(201);

        okta.get(roles + "/IFIFAX2BIRGUSTQ").is(200);
        okta.delete(roles + "/IFIFAX2BIRGUSTQ").is(204);
        okta.delete(roles + "/IFIFAX2BIRGUSTQ")
                .is(404, error("E0000007", "Not found: Resource not found: IFIFAX2BIRGUSTQ (RoleAssignment)"));
        okta.get(roles).is(200, "[]");
    }

    @Test
    void a_token_can_do_what_its_owners_roles_allow() {
        var header = okta.solo().issue(ann, List.of()).textAt("authorization").orElseThrow();
        var add = Request.of(Method.POST, "/api/v1/groups")
                .json("{\"profile\": {\"name\": \"Engineering\"}}")
                .header("Authorization", header);

        okta.send(add).is(403, error("E0000006", "You do not have permission to perform the requested action"));
        okta.post(roles, "{\"type\": \"READ_ONLY_ADMIN\"}").is(201);
        okta.send(add).is(403);
        okta.post(roles, "{\"type\": \"USER_ADMIN\"}").is(201);
        okta.send(add).is(200);
    }
}
