package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Parameters;
import org.junit.jupiter.api.Test;

class TokenListsTest {
    private final Website site = Website.web();
    private final Org okta = site.okta();
    private final String server =
            okta.get("/api/v1/authorizationServers/default").at("id");
    private final String ofApp = "/api/v1/apps/" + site.app() + "/tokens";
    private final String ofServer = "/api/v1/authorizationServers/" + server + "/clients/" + site.client() + "/tokens";
    private final String ofUser = "/api/v1/users/" + site.user() + "/clients/" + site.client() + "/tokens";

    private String token() {
        return site.tokens(CUSTOM, "openid offline_access").at("refresh_token");
    }

    private String id(String list) {
        return okta.get(list).json().elements().getFirst().textAt("id").orElseThrow();
    }

    private void isGone(String token) {
        site.posted(CUSTOM + "token", Parameters.of("grant_type", "refresh_token", "refresh_token", token))
                .is(400, error("invalid_grant", "The refresh token is invalid or expired."));
    }

    @Test
    void a_refresh_token_shows_whose_it_is_and_not_its_text() {
        token();
        var id = id(ofApp);

        okta.get(ofApp + "/" + id + "?expand=scope")
                .is(200, """
                {"id": "${json-unit.regex}oar.{17}", "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "expiresAt": "2026-01-12T08:00:00.000Z",
                 "issuer": "http://okta.test/oauth2/default", "clientId": "%1$s", "userId": "%2$s",
                 "scopes": ["openid", "offline_access"],
                 "_embedded": {"scopes": [
                   {"id": "${json-unit.regex}scp.{17}", "name": "openid", "displayName": "openid", "description": "",
                    "_links": "${json-unit.ignore}"},
                   {"id": "${json-unit.regex}scp.{17}", "name": "offline_access", "displayName": "offline_access",
                    "description": "", "_links": "${json-unit.ignore}"}]},
                 "_links": {
                   "app": {"href": "http://okta.test/api/v1/apps/%3$s", "title": "Website"},
                   "authorizationServer": {"href": "http://okta.test/api/v1/authorizationServers/%4$s",
                                           "title": "default"},
                   "self": {"href": "http://okta.test%5$s"},
                   "revoke": {"href": "http://okta.test%5$s", "hints": {"allow": ["DELETE"]}},
                   "client": {"href": "http://okta.test/oauth2/v1/clients/%1$s", "title": "Website"},
                   "user": {"href": "http://okta.test/api/v1/users/%2$s", "title": "Isaac Brock"}}}
                """.formatted(site.client(), site.user(), site.app(), server, ofApp + "/" + id));
        assertThat(id(ofServer)).isEqualTo(id);
        assertThat(id(ofUser)).isEqualTo(id);
        okta.get(ofServer + "/" + id).is(200);
        okta.get(ofUser + "/" + id).is(200);
    }

    @Test
    void lists_come_in_pages() {
        token();
        token();
        token();

        var first = okta.get(ofApp + "?limit=2");
        assertThat(first.json().elements()).hasSize(2);
        var second = okta.get(first.link("next").orElseThrow());

        assertThat(second.json().elements()).hasSize(1);
        assertThat(second.link("next")).isEmpty();
        assertThat(okta.get(ofUser + "?limit=2").link("next")).isPresent();
    }

    @Test
    void the_clients_of_a_server_are_those_that_have_tokens() {
        var clients = "/api/v1/authorizationServers/" + server + "/clients";
        okta.get(clients).is(200, "[]");
        token();
        okta.get(clients).is(200, """
                [{"client_id": "%1$s", "client_name": "Website", "client_uri": null, "logo_uri": null,
                  "_links": {"tokens": {"href": "http://okta.test%2$s"}}}]""".formatted(site.client(), ofServer));
    }

    @Test
    void revoking_a_refresh_token_ends_the_access_tokens_that_came_with_it() {
        var tokens = site.tokens(CUSTOM, "openid offline_access");
        var lonely = site.tokens(CUSTOM, "openid").at("access_token");

        okta.delete(ofApp + "/" + id(ofApp)).is(204);

        isGone(tokens.at("refresh_token"));
        site.posted(CUSTOM + "introspect", Parameters.of("token", tokens.at("access_token")))
                .is(200, "{\"active\": false}");
        assertThat(site.posted(CUSTOM + "introspect", Parameters.of("token", lonely))
                        .text())
                .contains("\"active\":true");
        assertThat(okta.events()).last().isEqualTo("app.oauth2.as.token.revoke");
    }

    @Test
    void all_tokens_of_an_app_a_server_or_a_person_can_be_revoked() {
        for (var list : new String[] {ofApp, ofServer, ofUser}) {
            var first = token();
            var second = token();
            okta.delete(list).is(204);
            isGone(first);
            isGone(second);
            okta.get(list).is(200, "[]");
        }
        var third = token();
        okta.delete(ofServer + "/" + id(ofServer)).is(204);
        isGone(third);
        var fourth = token();
        okta.delete(ofUser + "/" + id(ofUser)).is(204);
        isGone(fourth);
    }

    @Test
    void what_is_not_there_is_named() {
        okta.get(ofApp + "/oarnone")
                .is(
                        404,
                        Org.error(
                                "E0000007",
                                "Not found: Resource not found: " + site.app() + ".oarnone (OAuth2RefreshTokenTx)"));
        okta.delete(ofUser + "/oarnone").is(404);
        okta.get("/api/v1/apps/0oanone/tokens")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (AppInstance)"));
        okta.get("/api/v1/authorizationServers/default/clients/0oanone/tokens")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (PublicClientApp)"));
        okta.delete("/api/v1/authorizationServers/default/clients/0oanone/tokens")
                .is(404, Org.error("E0000007", "Not found: Resource not found: 0oanone (PublicClientApp)"));
    }

    @Test
    void a_server_that_goes_takes_its_tokens_along() {
        var custom = site.server("cars");
        site.tokens(custom, "openid offline_access");
        var id = custom.split("/", -1)[2];
        assertThat(okta.get(ofApp).json().elements()).hasSize(1);

        okta.delete("/api/v1/authorizationServers/" + id).is(204);

        okta.get(ofApp).is(200, "[]");
    }
}
