package dtu.okta.oauth;

import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;

class AuthorizationServersTest {
    private static final String ALL = "/api/v1/authorizationServers";

    private final Website site = Website.web();
    private final Org okta = site.okta();

    private Json cars() {
        return okta.post(ALL, """
                {"name": "cars", "description": "Everything about cars",
                 "audiences": ["api://cars"]}""").is(201).json();
    }

    @Test
    void an_org_begins_with_the_default_server() {
        okta.get(ALL + "/default").is(200, """
                {"id": "${json-unit.regex}aus.{17}", "name": "default",
                 "description": "Default Authorization Server for your Applications",
                 "audiences": ["api://default"], "issuer": "http://okta.test/oauth2/default",
                 "issuerMode": "DYNAMIC", "status": "ACTIVE", "default": true,
                 "created": "2026-01-05T08:00:00.000Z", "lastUpdated": "2026-01-05T08:00:00.000Z",
                 "credentials": {"signing": {"kid": "${json-unit.any-string}", "rotationMode": "AUTO",
                   "lastRotated": "2026-01-05T08:00:00.000Z", "nextRotation": "2026-04-05T08:00:00.000Z"}},
                 "_links": "${json-unit.ignore}"}""");
        var id = okta.get(ALL + "/default").at("id");
        assertThat(okta.get(ALL + "/" + id).is(200).text())
                .isEqualTo(okta.get(ALL + "/default").text());
        assertThat(okta.get(ALL).is(200).json().elements()).hasSize(1);
    }

    @Test
    void another_server_issues_tokens_of_its_own() {
        var id = cars().textAt("id").orElseThrow();
        assertThat(okta.events()).last().isEqualTo("oauth2.as.created");
        var server = "/oauth2/" + id + "/v1/";
        site.admitted(id);

        var claims = site.verified(server, site.tokens(server, "openid").at("access_token"));

        assertThat(claims.getIssuer()).isEqualTo("http://okta.test/oauth2/" + id);
        assertThat(claims.getAudience()).containsExactly("api://cars");
        assertThat(okta.get(ALL).json().elements()).hasSize(2);
        assertThat(okta.get(ALL + "?limit=1").link("next")).isPresent();
    }

    @Test
    void a_server_needs_a_name_of_its_own_and_an_audience() {
        cars();

        okta.post(ALL, "{\"name\": \"cars\", \"audiences\": [\"api://cars\"]}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists in the current organization"));
        okta.post(ALL, "{\"name\": \"bikes\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: audiences",
                                "audiences: exactly one audience is required"));
        okta.post(ALL, "{\"audiences\": [\"api://bikes\"]}")
                .is(400, Org.error("E0000001", "Api validation failed: name", "name: The field cannot be left blank"));
        okta.get(ALL + "/nowhere")
                .is(404, Org.error("E0000007", "Not found: Resource not found: nowhere (AuthorizationServer)"));
    }

    @Test
    void scopes_are_made_and_unmade() {
        var scope = okta.post(ALL + "/default/scopes", """
                {"name": "car:drive", "description": "Drive a car", "consent": "IMPLICIT",
                 "metadataPublish": "ALL_CLIENTS"}""").is(201, """
                {"id": "${json-unit.regex}scp.{17}", "name": "car:drive", "description": "Drive a car",
                 "system": false, "metadataPublish": "ALL_CLIENTS", "consent": "IMPLICIT", "default": false,
                 "optional": false, "apiResourceId": null,
                 "_links": {"self": {"href": "${json-unit.any-string}",
                                     "hints": {"allow": ["GET", "PUT", "DELETE"]}}}}""").at("id");
        assertThat(okta.get("/oauth2/default/.well-known/oauth-authorization-server")
                        .text())
                .contains("car:drive");
        okta.get(ALL + "/default/scopes/" + scope).is(200);
        assertThat(okta.get(ALL + "/default/scopes").json().elements()).hasSize(8);
        okta.post(ALL + "/default/scopes", "{\"name\": \"car:drive\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: name",
                                "name: An object with this field already exists"));

        okta.delete(ALL + "/default/scopes/" + scope).is(204);

        okta.get(ALL + "/default/scopes/" + scope)
                .is(404, Org.error("E0000007", "Not found: Resource not found: " + scope + " (OAuth2Scope)"));
    }

    @Test
    void the_scopes_of_openid_connect_stay() {
        var openid = okta.get(ALL + "/default/scopes").json().elements().getFirst();
        assertThat(openid.textAt("name")).contains("openid");

        okta.delete(ALL + "/default/scopes/" + openid.textAt("id").orElseThrow())
                .is(400, Org.error("E0000001", "Api validation failed: scope", "System scopes can't be deleted."));
    }

    @Test
    void scopes_of_the_api_are_granted_for_the_server_of_the_org_alone() {
        var service = Website.service();
        service.okta()
                .post("/api/v1/apps/" + service.app() + "/grants", """
                {"issuer": "http://okta.test/oauth2/default", "scopeId": "okta.users.read"}""")
                .is(
                        400,
                        Org.error(
                                "E0000001", "Api validation failed: issuer", "issuer: The field has an invalid value"));
    }

    @Test
    void an_administrator_grants_an_app_scopes_of_the_api_and_takes_them_back() {
        var service = Website.service();
        var path = "/api/v1/apps/" + service.app() + "/grants";
        var granted = "{\"issuer\": \"http://okta.test\", \"scopeId\": \"okta.users.read\"}";
        var grant = service.okta()
                .post(path, granted)
                .is(201, """
                {"id": "${json-unit.regex}oag.{17}", "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "createdBy": {"id": "${json-unit.regex}00u.{17}", "type": "User"},
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "issuer": "http://okta.test", "clientId": "%s",
                 "scopeId": "okta.users.read", "source": "ADMIN", "_embedded": {"scope": {"id": "okta.users.read"}},
                 "_links": "${json-unit.ignore}"}""".formatted(service.client()))
                .at("id");
        assertThat(service.okta().get(path).json().elements()).hasSize(1);
        service.okta().get(path + "/" + grant).is(200);
        service.okta().post(path, granted).is(400);
        service.okta()
                .post(path, "{\"issuer\": \"http://okta.test\", \"scopeId\": \"users\"}")
                .is(
                        400,
                        Org.error(
                                "E0000001",
                                "Api validation failed: scopeId",
                                "scopeId: The field has an invalid value"));

        service.okta().delete(path + "/" + grant).is(204);

        service.okta()
                .get(path + "/" + grant)
                .is(
                        404,
                        Org.error(
                                "E0000007", "Not found: Resource not found: " + grant + " (OAuth2ScopeConsentGrant)"));
        service.asService("/oauth2/v1/", "okta.users.read")
                .is(400, error("consent_required", "You are not allowed any of the requested scopes."));
    }
}
