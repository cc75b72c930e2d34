package dtu.okta.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final String CLIENTS = "/oauth2/v1/clients";
    private static final String WEB = """
            {"client_name": "%s", "application_type": "web", "redirect_uris": ["https://a.test/cb"],
             "post_logout_redirect_uris": ["https://a.test/bye"], "response_types": ["code", "id_token"],
             "grant_types": ["authorization_code", "refresh_token"], "client_uri": "https://a.test",
             "token_endpoint_auth_method": "client_secret_post", "initiate_login_uri": "https://a.test/login"}""";

    private final Org okta = Org.inMemory();

    private Reply client(String name) {
        return okta.post(CLIENTS, WEB.formatted(name)).is(201);
    }

    private static String invalid(String description) {
        return Json.EMPTY_OBJECT
                .with("error", "invalid_client_metadata")
                .with("error_description", description)
                .toString();
    }

    private boolean proves(String client, String secret) {
        var form = Parameters.of("client_id", client, "client_secret", secret, "token", "x");
        var reply = okta.sendBare(
                Request.of(Method.POST, "/oauth2/default/v1/introspect").form(form));
        return reply.response().status() == 200;
    }

    @Test
    void a_client_is_registered_and_told_its_secret_once() {
        var reply = client("Cars").is(201, """
                {"client_id": "${json-unit.regex}0oa.{17}", "client_secret": "${json-unit.regex}.{64}",
                 "client_id_issued_at": 1767600000, "client_secret_expires_at": 0, "client_name": "Cars",
                 "client_uri": "https://a.test", "logo_uri": null, "application_type": "web",
                 "redirect_uris": ["https://a.test/cb"], "post_logout_redirect_uris": ["https://a.test/bye"],
                 "response_types": ["code", "id_token"], "grant_types": ["authorization_code", "refresh_token"],
                 "token_endpoint_auth_method": "client_secret_post", "initiate_login_uri": "https://a.test/login"}""");

        assertThat(proves(reply.at("client_id"), reply.at("client_secret"))).isTrue();
        assertThat(okta.get(CLIENTS + "/" + reply.at("client_id")).is(200).text())
                .doesNotContain("client_secret\"");
        assertThat(okta.events()).endsWith("app.oauth2.client.lifecycle.create", "application.lifecycle.create");
    }

    @Test
    void addresses_are_absolute_and_lead_back_without_fragments() {
        var web = WEB.formatted("Cars");
        for (var wrong : List.of("cb", "https://a.test/cb#here", "https://a.test/c b", "")) {
            okta.post(CLIENTS, web.replace("https://a.test/cb", wrong))
                    .is(400, invalid("`redirect_uris`: The field has an invalid value"));
        }
        okta.post(CLIENTS, web.replace("https://a.test/bye", "bye"))
                .is(400, invalid("`post_logout_redirect_uris`: The field has an invalid value"));
        okta.post(CLIENTS, web.replace("\"https://a.test/login\"", "\"a.test/login\""))
                .is(400, invalid("`initiate_login_uri`: The field has an invalid value"));
        for (var page : List.of("logo_uri", "policy_uri", "tos_uri", "jwks_uri")) {
            okta.post(CLIENTS, web.replace("\"client_uri\": \"https", "\"" + page + "\": \"ftp"))
                    .is(400, invalid("`" + page + "`: The field has an invalid value"));
        }
        for (var right : List.of("https://*.a.test/cb", "com.a.app:/cb", "myapp://", "http://localhost:8080")) {
            okta.post(CLIENTS, web.replace("https://a.test/cb", right)).is(201);
        }
        okta.post(CLIENTS, web.replace("\"client_uri\": \"https://a.test\"", "\"client_uri\": \"\""))
                .is(201);
    }

    @Test
    void a_registered_client_is_an_app_that_asks_people() {
        var app = okta.get("/api/v1/apps/" + client("Cars").at("client_id")).is(200);

        assertThat(app.at("label")).isEqualTo("Cars");
        assertThat(app.text()).contains("\"consent_method\":\"REQUIRED\"");
        assertThat(app.text()).contains("\"name\":\"oidc_client\"");
    }

    @Test
    void clients_come_in_pages_and_are_found_by_the_beginning_of_their_names() {
        client("Cars");
        client("Carts");
        client("Boats");
        var first = okta.sendBare(Request.get(CLIENTS + "?limit=2"));
        first.is(403);

        var page = okta.get(CLIENTS + "?limit=2");

        assertThat(page.json().elements()).hasSize(2);
        assertThat(page.response().headers().every("link")).anyMatch(link -> link.endsWith("rel=\"next\""));
        assertThat(okta.get(CLIENTS + "?q=car").json().elements()).hasSize(2);
        assertThat(okta.get(CLIENTS + "?q=oats").json().elements()).isEmpty();
    }

    @Test
    void a_client_is_replaced_as_a_whole() {
        var id = client("Cars").at("client_id");
        okta.put(CLIENTS + "/" + id, """
                {"client_id": "%s", "client_name": "Boats", "application_type": "web",
                 "redirect_uris": ["https://b.test/cb"], "response_types": ["code"],
                 "grant_types": ["authorization_code"], "token_endpoint_auth_method": "client_secret_basic"}
                """.formatted(id)).is(200, """
                {"client_id": "%s", "client_id_issued_at": 1767600000, "client_name": "Boats", "client_uri": null,
                 "logo_uri": null, "application_type": "web", "redirect_uris": ["https://b.test/cb"],
                 "response_types": ["code"], "grant_types": ["authorization_code"],
                 "token_endpoint_auth_method": "client_secret_basic"}""".formatted(id));
        assertThat(okta.events()).last().isEqualTo("app.oauth2.client.lifecycle.update");
        okta.put(CLIENTS + "/" + id, "{\"client_name\": \"Boats\"}")
                .is(400, invalid("`application_type`: The field can't be left blank."));
        okta.put(CLIENTS + "/" + id, WEB.formatted("x").replaceFirst("\\{", "{\"client_id_issued_at\": 1, "))
                .is(400, invalid("`client_id_issued_at`: The field is read-only."));
        okta.put(CLIENTS + "/" + id, WEB.formatted("x").replaceFirst("\\{", "{\"client_id\": \"other\", "))
                .is(400, invalid("`client_id`: The client ID in the path and in the body must match."));
    }

    @Test
    void a_new_secret_replaces_the_old_one() {
        var old = client("Cars");
        var id = old.at("client_id");

        var renewed = okta.post(CLIENTS + "/" + id + "/lifecycle/newSecret").is(200);

        assertThat(proves(id, old.at("client_secret"))).isFalse();
        assertThat(proves(id, renewed.at("client_secret"))).isTrue();
        var open = okta.post(CLIENTS, """
                {"client_name": "Spa", "application_type": "browser", "redirect_uris": ["https://a.test"],
                 "token_endpoint_auth_method": "none"}""").is(201);
        assertThat(open.text()).doesNotContain("client_secret");
        okta.post(CLIENTS + "/" + open.at("client_id") + "/lifecycle/newSecret")
                .is(400, invalid("`token_endpoint_auth_method`: The client does not use a client secret."));
    }

    @Test
    void a_client_goes_though_it_is_active() {
        var id = client("Cars").at("client_id");

        okta.delete(CLIENTS + "/" + id).is(204);

        var gone = Org.error("E0000007", "Not found: Resource not found: " + id + " (PublicClientApp)");
        okta.get(CLIENTS + "/" + id).is(404, gone);
        okta.delete(CLIENTS + "/" + id).is(404, gone);
        okta.get("/api/v1/apps/" + id).is(404);
    }

    @Test
    void metadata_must_make_sense() {
        okta.post(CLIENTS, "{}").is(400, invalid("`client_name`: The field can't be left blank."));
        okta.post(CLIENTS, "{\"client_name\": \"x\"}")
                .is(
                        400,
                        invalid("`redirect_uris`: 'redirect_uris' must contain at least one URI for the given grant "
                                + "types"));
        okta.post(CLIENTS, "{\"client_name\": \"x\", \"grant_types\": \"code\"}")
                .is(400, invalid("`grant_types`: The field has an invalid value"));
        okta.post(CLIENTS, "{\"client_name\": \"x\", \"application_type\": \"toaster\"}")
                .is(400, invalid("`application_type`: The field has an invalid value"));
        okta.post(CLIENTS, """
                {"client_name": "x", "application_type": "service", "grant_types": ["client_credentials"],
                 "token_endpoint_auth_method": "private_key_jwt", "jwks": {"keys": [{"kty": "RSA", "n": "AQAB"}]}}""")
                .is(400, invalid("`jwks`: RSA key length in the 'jwks' is less than '2,048' bits for the given key."));
        assertThat(okta.get(CLIENTS).json().elements()).isEmpty();
    }
}
