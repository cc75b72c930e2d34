package dtu.okta.schemas;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final String DEFAULT = "/api/v1/meta/schemas/user/default";

    private final Org okta = Org.inMemory();

    private Org.Reply define(String path, String properties) {
        return okta.post(path, "{\"definitions\": {\"custom\": {\"properties\": {" + properties + "}}}}");
    }

    private Org.Reply person(String login, String more) {
        return okta.post("/api/v1/users?activate=false", """
                {"profile": {"firstName": "I", "lastName": "B", "email": "%s",
                  "login": "%s"%s}}""".formatted(login, login, more));
    }

    @Test
    void the_default_schema_has_what_okta_defines_and_nothing_else() {
        var schema = okta.get(DEFAULT).is(200).text();

        assertThatJson(schema).inPath("$.definitions.custom").isEqualTo("""
                {"id": "#custom", "type": "object", "properties": {}, "required": []}""");
        assertThatJson(schema).inPath("$.definitions.base.properties.login").isEqualTo("""
                {"title": "Username", "type": "string", "required": true, "mutability": "READ_WRITE", "scope": "NONE",
                 "minLength": 5, "maxLength": 100, "permissions": [{"principal": "SELF", "action": "READ_ONLY"}],
                 "master": {"type": "PROFILE_MASTER"}}""");
        assertThatJson(schema)
                .inPath("$.definitions.base.required")
                .isEqualTo("[\"login\", \"firstName\", \"lastName\", \"email\"]");
        assertThatJson(schema)
                .inPath("$.definitions.base.properties")
                .isObject()
                .hasSize(31);
        assertThatJson(schema).inPath("$._links.self").isEqualTo("""
                {"rel": "self", "href": "http://okta.test/api/v1/meta/schemas/user/default", "method": "GET"}""");
    }

    @Test
    void a_custom_attribute_is_shown_with_what_okta_fills_in_and_judges_profiles() {
        person("a@a.test", ", \"badge\": \"b-1\"")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: newUser",
                                "Property name 'badge' is not defined in profile"));

        var schema = define(DEFAULT, """
                "badge": {"title": "Badge", "type": "string", "minLength": 3, "maxLength": 5, "pattern": "b-\\\\d+"},
                "size": {"title": "Size", "type": "integer", "enum": [1, 2], "oneOf":
                  [{"const": 1, "title": "one"}, {"const": 2, "title": "two"}]},
                "tags": {"title": "Tags", "type": "array", "items": {"type": "string"}}""").is(200);

        assertThatJson(schema.text())
                .inPath("$.definitions.custom.properties.badge")
                .isEqualTo("""
                {"title": "Badge", "type": "string", "mutability": "READ_WRITE", "scope": "NONE", "minLength": 3,
                 "maxLength": 5, "pattern": "b-\\\\d+", "permissions": [{"principal": "SELF", "action": "READ_ONLY"}],
                 "master": {"type": "PROFILE_MASTER"}}""");
        person("a@a.test", ", \"badge\": \"b-1\", \"size\": 2, \"tags\": [\"x\"]")
                .is(200);
        person("b@a.test", ", \"badge\": \"c-1\"")
                .is(400, error("E0000001", "Api validation failed: badge", "badge: Does not match required pattern"));
        person("b@a.test", ", \"badge\": \"b-12345\"").is(400);
        person("b@a.test", ", \"size\": 3")
                .is(400, error("E0000001", "Api validation failed: size", "size: The field has an invalid value"));
        person("b@a.test", ", \"size\": \"2\"").is(400);
        person("b@a.test", ", \"tags\": [1]").is(400);
    }

    @Test
    void null_removes_an_attribute_also_from_the_profiles_that_had_it() {
        define(DEFAULT, "\"badge\": {\"title\": \"Badge\"}, \"other\": {\"title\": \"Other\"}")
                .is(200);
        var user = person("a@a.test", ", \"badge\": \"b\"").at("id");

        var schema = define(DEFAULT, "\"badge\": null").is(200);

        assertThatJson(schema.text())
                .inPath("$.definitions.custom.properties")
                .isObject()
                .containsOnlyKeys("other");
        assertThatJson(okta.get("/api/v1/users/" + user).text())
                .inPath("$.profile")
                .isObject()
                .doesNotContainKey("badge");
        okta.post("/api/v1/users/" + user, "{\"profile\": {\"badge\": \"b\"}}").is(400);
    }

    @Test
    void a_unique_attribute_has_each_value_once_and_a_required_one_always_has_one() {
        var schema = define(DEFAULT, """
                "badge": {"title": "Badge", "type": "string", "unique": true, "required": true}""").is(200);
        assertThatJson(schema.text())
                .inPath("$.definitions.custom.properties.badge.unique")
                .isEqualTo("UNIQUE_VALIDATED");
        assertThatJson(schema.text()).inPath("$.definitions.custom.required").isEqualTo("[\"badge\"]");

        person("a@a.test", "")
                .is(400, error("E0000001", "Api validation failed: badge", "badge: The field cannot be left blank"));
        var one = person("a@a.test", ", \"badge\": \"b\"").is(200).at("id");
        person("b@a.test", ", \"badge\": \"B\"")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: badge",
                                "badge: An object with this field already exists in the current organization"));
        okta.post("/api/v1/users/" + one, "{\"profile\": {\"nickName\": \"n\"}}")
                .is(200);
    }

    @Test
    void of_oktas_own_attributes_next_to_nothing_can_be_changed() {
        var body = "{\"definitions\": {\"base\": {\"properties\": {%s}}}}";
        okta.post(DEFAULT, body.formatted("\"title\": {\"maxLength\": 3}"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: definitions",
                                "title.maxLength: The field of a base property cannot be changed"));
        okta.post(DEFAULT, body.formatted("\"title\": null")).is(400);
        okta.post(DEFAULT, body.formatted("\"lastName\": {\"required\": false}, \"login\": {\"pattern\": \".+\"}"))
                .is(200);
        okta.post("/api/v1/users?activate=false", """
                {"profile": {"firstName": "I", "email": "a@a.test", "login": "isaac"}}""").is(200);
    }

    @Test
    void of_the_attributes_that_every_app_has_only_whether_they_are_required_can_be_changed() {
        var app = okta.post("/api/v1/apps", """
                {"label": "Site", "signOnMode": "OPENID_CONNECT", "settings": {"oauthClient": {
                 "application_type": "web", "grant_types": ["authorization_code"], "response_types": ["code"],
                 "redirect_uris": ["https://site.test/cb"]}}}""").is(200).at("id");
        var path = "/api/v1/meta/schemas/apps/" + app + "/default";
        var body = "{\"definitions\": {\"base\": {\"properties\": {%s}}}}";

        okta.post(path, body.formatted("\"email\": {\"required\": true}")).is(200);
        assertThatJson(okta.get(path).text())
                .inPath("$.definitions.base.required")
                .isEqualTo("[\"userName\", \"email\"]");
        okta.post(path, body.formatted("\"email\": {\"required\": false}")).is(200);
        assertThatJson(okta.get(path).text())
                .inPath("$.definitions.base.properties.email")
                .isEqualTo("{\"title\": \"Email\", \"type\": \"string\", \"scope\": \"SELF\"}");

        okta.post(path, body.formatted("\"userName\": {\"required\": false}"))
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: definitions",
                                "userName.required: The field of a base property cannot be changed"));
        okta.post(path, body.formatted("\"email\": {\"permissions\": []}")).is(400);
        okta.post("/api/v1/meta/schemas/group/default", body.formatted("\"name\": {\"permissions\": []}"))
                .is(400);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        define(DEFAULT, "\"9x\": {\"title\": \"X\"}").is(400);
        define(DEFAULT, "\"x\": {}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: definitions",
                                "x.title: The field cannot be left blank"));
        define(DEFAULT, "\"x\": {\"title\": \"X\", \"type\": \"date\"}").is(400);
        define(DEFAULT, "\"x\": {\"title\": \"X\", \"type\": \"array\"}").is(400);
        define(DEFAULT, "\"x\": {\"title\": \"X\", \"pattern\": \"(\"}").is(400);
        define(DEFAULT, "\"x\": {\"title\": \"X\", \"minLength\": 5, \"maxLength\": 2}")
                .is(400);
        define(DEFAULT, "\"login\": {\"title\": \"X\"}").is(400);
        define(DEFAULT, "\"x\": {\"title\": \"X\"}").is(200);
        define(DEFAULT, "\"x\": {\"title\": \"X\", \"type\": \"integer\"}").is(400);
        okta.get("/api/v1/meta/schemas/user/oscnone")
                .is(404, error("E0000007", "Not found: Resource not found: oscnone (Schema)"));
    }

    @Test
    void groups_have_a_schema_too() {
        var path = "/api/v1/meta/schemas/group/default";
        okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"a\", \"code\": \"x\"}}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: profile",
                                "Property name 'code' is not defined in profile"));
        define(path, "\"code\": {\"title\": \"Code\", \"type\": \"string\", \"maxLength\": 2}")
                .is(200, """
                { "id": "http://okta.test/meta/schemas/group/default",
                  "$schema": "http://json-schema.org/draft-04/schema#", "name": "group", "title": "Okta group",
                  "description": "Okta group profile template", "lastUpdated": "2026-01-05T08:00:00.000Z",
                  "created": "2026-01-05T08:00:00.000Z",
                  "definitions": {"custom": {"id": "#custom", "type": "object", "properties": {"code": {
                      "title": "Code", "type": "string", "mutability": "READ_WRITE", "scope": "NONE", "maxLength": 2,
                      "permissions": [{"principal": "SELF", "action": "READ_ONLY"}],
                      "master": {"type": "PROFILE_MASTER"}}}, "required": []},
                    "base": {"id": "#base", "type": "object", "properties": "${json-unit.ignore}",
                      "required": ["name"]}},
                  "type": "object", "properties": {"profile": {"allOf": [{"$ref": "#/definitions/custom"},
                    {"$ref": "#/definitions/base"}]}},
                  "_links": {"self": {"rel": "self", "href": "http://okta.test%s",
                    "method": "GET"}} }""".formatted(path));
    }

    @Test
    void groups_have_the_attributes_of_their_schema() {
        var path = "/api/v1/meta/schemas/group/default";
        var body = "{\"profile\": {\"name\": \"%s\"%s}}";
        define(path, "\"code\": {\"title\": \"Code\", \"type\": \"string\", \"maxLength\": 2}")
                .is(200);

        var group = okta.post("/api/v1/groups", body.formatted("a", ", \"code\": \"x\""))
                .is(200);
        assertThatJson(group.text()).inPath("$.profile.code").isEqualTo("x");
        assertThat(okta.get("/api/v1/groups?search=profile.code+eq+%22x%22")
                        .json()
                        .size())
                .isEqualTo(1);
        okta.post("/api/v1/groups", body.formatted("b", ", \"code\": \"xyz\"")).is(400);
        define(path, "\"code\": null").is(200);
        assertThatJson(okta.get("/api/v1/groups/" + group.at("id")).text())
                .inPath("$.profile")
                .isObject()
                .doesNotContainKey("code");
    }

    @Test
    void apps_and_log_streams_have_schemas_too() {
        var app = okta.post("/api/v1/apps", """
                {"label": "B", "signOnMode": "BOOKMARK", "name": "bookmark",
                 "settings": {"app": {"url": "https://a.test"}}}""").at("id");
        var path = "/api/v1/meta/schemas/apps/" + app + "/default";
        define(path, "\"level\": {\"title\": \"Level\", \"type\": \"number\"}").is(200);

        assertThatJson(okta.get(path).is(200).text())
                .inPath("$.definitions.custom.properties")
                .isObject()
                .containsOnlyKeys("level");
        okta.get("/api/v1/meta/schemas/apps/0oanone/default")
                .is(404, error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
        assertThat(okta.get("/api/v1/meta/schemas/logStream").is(200).json().size())
                .isEqualTo(2);
        assertThat(okta.get("/api/v1/meta/schemas/logStream/aws_eventbridge").at("title"))
                .isEqualTo("AWS EventBridge");
        okta.get("/api/v1/meta/schemas/logStream/none").is(404);
    }
}
