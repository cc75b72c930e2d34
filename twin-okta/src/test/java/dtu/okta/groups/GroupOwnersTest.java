package dtu.okta.groups;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class GroupOwnersTest {
    private final Org okta = Org.inMemory();

    @Test
    void owners_are_shown_whole_and_in_two_forms_of_time() {
        var ann = okta.person("Ann", "Lee");
        var group =
                okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"a\"}}").at("id");
        var other =
                okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"b\"}}").at("id");
        var path = "/api/v1/groups/" + group + "/owners";
        var body = "{\"id\": \"%s\", \"type\": \"%s\"}";
        var shown = """
                { "id": "%s", "type": "USER", "resolved": true, "originId": null, "originType": "OKTA_DIRECTORY",
                  "displayName": "Ann Lee", "lastUpdated": "%s" }""";

        okta.post(path, body.formatted(ann, "USER")).is(201, shown.formatted(ann, "Mon Jan 05 08:00:00 UTC 2026"));
        okta.get(path).is(200, "[" + shown.formatted(ann, "2026-01-05 08:00:00.0") + "]");
        okta.post(path, body.formatted(ann, "USER"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: owner",
                                "Provided owner is already assigned to this group"));
        okta.post(path, body.formatted(other, "USER"))
                .is(404, error("E0000007", "Not found: Resource not found: " + other + " (User)"));
        okta.post(path, body.formatted(other, "GROUP")).is(201);
        okta.post(path, body.formatted(other, "APP")).is(400);
        assertThat(okta.get(path + "?search=type+eq+%22GROUP%22").json().size()).isEqualTo(1);
        okta.get(path + "?search=name+eq+%22x%22").is(400);
        assertThat(okta.get(path + "?limit=1").link("next")).isPresent();
        okta.delete(path + "/" + ann).is(204);
        okta.delete(path + "/" + ann)
                .is(404, error("E0000007", "Not found: Resource not found: " + ann + " (LinkedObject)"));
        okta.get("/api/v1/groups/00gnone/owners").is(404);
    }
}
