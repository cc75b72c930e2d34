package dtu.okta.links;

import static dtu.okta.Org.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class LinkedObjectsTest {
    private static final String PATH = "/api/v1/meta/schemas/user/linkedObjects";
    private static final String MANAGER = """
            {"primary": {"name": "manager", "title": "Manager", "description": "d", "type": "USER"},
             "associated": {"name": "subordinate", "title": "Subordinate", "description": "e", "type": "USER"}}""";

    private final Org okta = Org.inMemory();

    @Test
    void a_definition_is_shown_whole_and_found_by_its_names() {
        okta.post(PATH, MANAGER).is(201, """
                { "primary": {"name": "manager", "title": "Manager", "description": "d", "type": "USER"},
                  "associated": {"name": "subordinate", "title": "Subordinate", "description": "e", "type": "USER"},
                  "_links": {"self": {"href": "http://okta.test%s/manager"}} }""".formatted(PATH));
        okta.get(PATH + "/manager").is(200);
        assertThat(okta.get(PATH).json().size()).isEqualTo(1);
        okta.post(PATH, MANAGER)
                .is(
                        409,
                        error(
                                "E0000127",
                                "Invalid linked objection definition. The name 'manager' is already in use."));
        okta.post(PATH, MANAGER.replace("subordinate", "manager")).is(409);
        okta.post(PATH, MANAGER.replace("USER", "APP")).is(400);
        okta.post(PATH, "{\"primary\": {}}").is(400);
        okta.get(PATH + "/none")
                .is(404, error("E0000007", "Not found: Resource not found: none (LinkedObjectProperty)"));
        okta.delete(PATH + "/manager").is(204);
        okta.delete(PATH + "/manager").is(404);
        assertThat(okta.events()).contains("directory.linked_object.create", "directory.linked_object.delete");
    }

    @Test
    void somebody_has_one_primary_and_the_primary_has_many() {
        okta.post(PATH, MANAGER).is(201);
        var ann = okta.person("Ann", "Lee");
        var bob = okta.person("Bob", "Ray");
        var cat = okta.person("Cat", "Fox");
        var bobs = "/api/v1/users/" + bob + "/linkedObjects/";
        okta.get(bobs + "manager").is(200, "[]");

        okta.put(bobs + "manager/" + ann).is(204);
        okta.put("/api/v1/users/" + cat + "/linkedObjects/manager/" + ann).is(204);
        okta.put(bobs + "manager/" + cat).is(204);

        okta.get(bobs + "manager").is(200, """
                [{"_links": {"self": {"href": "http://okta.test/api/v1/users/%s"}}}]""".formatted(cat));
        okta.get("/api/v1/users/" + ann + "/linkedObjects/subordinate").is(200, """
                [{"_links": {"self": {"href": "http://okta.test/api/v1/users/%s"}}}]""".formatted(cat));
        okta.put(bobs + "manager/" + bob).is(400);
        okta.put(bobs + "manager/00unone").is(404);
        okta.put(bobs + "subordinate/" + ann).is(404);
        okta.delete(bobs + "subordinate").is(400);
        okta.delete(bobs + "manager").is(204);
        okta.delete(bobs + "manager").is(204);
        okta.get(bobs + "none").is(404);
    }

    @Test
    void a_definition_takes_its_relationships_along_and_no_others() {
        okta.post(PATH, MANAGER).is(201);
        okta.post(PATH, MANAGER.replace("manager", "coach").replace("subordinate", "player"))
                .is(201);
        var ann = okta.person("Ann", "Lee");
        var bobs = "/api/v1/users/" + okta.person("Bob", "Ray") + "/linkedObjects/";
        okta.put(bobs + "manager/" + ann).is(204);
        okta.put(bobs + "coach/" + ann).is(204);

        okta.delete(PATH + "/manager").is(204);
        okta.get(bobs + "manager").is(404);
        okta.post(PATH, MANAGER).is(201);
        okta.get(bobs + "manager").is(200, "[]");
        assertThat(okta.get(bobs + "coach").json().size()).isEqualTo(1);
    }

    @Test
    void who_is_gone_is_nobodys_primary() {
        okta.post(PATH, MANAGER).is(201);
        var ann = okta.person("Ann", "Lee");
        var bob = okta.person("Bob", "Ray");
        okta.put("/api/v1/users/" + bob + "/linkedObjects/manager/" + ann).is(204);

        okta.delete("/api/v1/users/" + ann).is(204);
        okta.delete("/api/v1/users/" + ann).is(204);

        okta.get("/api/v1/users/" + bob + "/linkedObjects/manager").is(200, "[]");
    }
}
