package dtu.okta.apps;

import static dtu.okta.Org.error;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.Org;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApplicationsTest {
    private final Org okta = Org.inMemory();

    private String bookmark(String label) {
        return okta.post("/api/v1/apps", """
                {"label": "%s", "signOnMode": "BOOKMARK", "settings": {"app": {"url": "https://wiki.test"}}}
                """.formatted(label)).is(200).at("id");
    }

    private static String web(String method, String type, String redirects, String grants) {
        return """
                {"name": "oidc_client", "label": "Web", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "%s"}},
                 "settings": {"oauthClient": {"application_type": "%s", "redirect_uris": [%s],
                   "response_types": ["code"], "grant_types": [%s]}}}""".formatted(method, type, redirects, grants);
    }

    @Test
    void a_client_gets_an_id_and_a_secret_and_what_it_left_out() {
        okta.post("/api/v1/apps", web("client_secret_basic", "web", "\"https://a.test/cb\"", "\"authorization_code\""))
                .is(200, """
                { "id": "${json-unit.regex}0oa[0-9A-Za-z]{17}", "orn": "${json-unit.any-string}",
                  "name": "oidc_client", "label": "Web", "status": "ACTIVE",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "created": "2026-01-05T08:00:00.000Z",
                  "accessibility": {"selfService": false, "errorRedirectUrl": null, "loginRedirectUrl": null},
                  "visibility": {"autoLaunch": false, "autoSubmitToolbar": false,
                    "hide": {"iOS": false, "web": false}, "appLinks": {"oidc_client_link": true}},
                  "features": [], "signOnMode": "OPENID_CONNECT",
                  "credentials": {
                    "userNameTemplate": {"template": "${source.login}", "type": "BUILT_IN"},
                    "signing": {"kid": "${json-unit.regex}[A-Za-z0-9_-]{43}"},
                    "oauthClient": {"autoKeyRotation": true, "client_id": "${json-unit.regex}0oa.{17}",
                      "client_secret": "${json-unit.regex}.{64}",
                      "token_endpoint_auth_method": "client_secret_basic", "pkce_required": false}},
                  "universalLogout": null,
                  "settings": {"app": {},
                    "notifications": {"vpn": {"network": {"connection": "DISABLED"}, "message": null, "helpUrl": null}},
                    "manualProvisioning": false, "implicitAssignment": false, "emOptInStatus": "NONE",
                    "notes": {"admin": null, "enduser": null},
                    "oauthClient": {"client_uri": null, "logo_uri": null, "redirect_uris": ["https://a.test/cb"],
                      "response_types": ["code"], "grant_types": ["authorization_code"],
                      "application_type": "web", "consent_method": "TRUSTED", "issuer_mode": "ORG_URL",
                      "idp_initiated_login": {"mode": "DISABLED", "default_scope": []},
                      "wildcard_redirect": "DISABLED", "dpop_bound_access_tokens": false,
                      "participate_slo": false}},
                  "_links": "${json-unit.ignore}" }""");
    }

    @Test
    void a_public_client_has_no_secret() {
        var answer =
                okta.post("/api/v1/apps", web("none", "browser", "\"https://a.test/cb\"", "\"authorization_code\""));

        assertThat(answer.is(200).text()).doesNotContain("client_secret");
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        for (var wrong : List.of(
                web("client_secret_basic", "web", "", "\"authorization_code\""),
                web("none", "browser", "\"https://a.test/cb\"", "\"client_credentials\""),
                web("magic", "web", "\"https://a.test/cb\"", "\"authorization_code\""),
                web("none", "toaster", "\"https://a.test/cb\"", "\"authorization_code\""),
                web("none", "web", "\"https://a.test/cb\"", "\"guessing\""),
                web("none", "web", "\"https://a.test/cb\"", ""),
                web("none", "web", "\"/cb\"", "\"authorization_code\""),
                web("none", "web", "\"https://a.test/cb#here\"", "\"authorization_code\""),
                "{\"label\": \"x\", \"signOnMode\": \"OPENID_CONNECT\"}",
                "{\"label\": \"x\", \"signOnMode\": \"TELEPATHY\"}",
                "{\"label\": \"x\"}",
                "{\"signOnMode\": \"BOOKMARK\"}",
                "{\"label\": \"x\", \"signOnMode\": \"BOOKMARK\"}",
                "{\"label\": \"x\", \"signOnMode\": \"BOOKMARK\", \"settings\": {\"app\": {}}}",
                "{\"label\": \"x\", \"signOnMode\": \"BOOKMARK\", \"settings\": []}")) {
            okta.post("/api/v1/apps", wrong).is(400);
        }
        okta.get("/api/v1/apps").is(200, "[]");
    }

    @Test
    void a_short_key_is_refused() {
        okta.post("/api/v1/apps", """
                {"label": "Service", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "private_key_jwt"}},
                 "settings": {"oauthClient": {"application_type": "service", "grant_types": ["client_credentials"],
                   "jwks": {"keys": [{"kty": "RSA", "kid": "k", "e": "AQAB", "n": "AQAB"}]}}}}""")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: jwks",
                                "RSA key length in the 'jwks' is less than '2,048' bits for the given key."));
    }

    @Test
    void only_an_inactive_application_can_be_deleted() {
        var app = "/api/v1/apps/" + bookmark("Wiki");

        okta.delete(app)
                .is(
                        403,
                        error(
                                "E0000056",
                                "Delete application forbidden.",
                                "The application must be deactivated before deletion."));
        okta.post(app + "/lifecycle/deactivate").is(200, "{}");
        assertThat(okta.get(app).at("status")).isEqualTo("INACTIVE");
        okta.post(app + "/lifecycle/activate").is(200, "{}");
        okta.post(app + "/lifecycle/deactivate").is(200, "{}");
        okta.delete(app).is(204);
        okta.get(app).is(404);
        okta.get("/api/v1/apps/nope").is(404, error("E0000007", "Not found: Resource not found: nope (AppInstance)"));
    }

    @Test
    void replacing_keeps_name_status_and_times() {
        var app = "/api/v1/apps/" + bookmark("Wiki");

        var replaced = okta.put(app, """
                {"name": "other", "status": "INACTIVE", "label": "Wiki 2", "signOnMode": "BOOKMARK",
                 "profile": {"sensitive": true}, "settings": {"app": {"url": "https://wiki.test"}}}""").is(200).json();

        assertThat(replaced.textAt("name")).contains("bookmark");
        assertThat(replaced.textAt("status")).contains("ACTIVE");
        assertThat(replaced.textAt("label")).contains("Wiki 2");
        okta.put(app, "{\"label\": \"Wiki\", \"signOnMode\": \"SAML_2_0\"}").is(400);
    }

    @Test
    void applications_are_found_by_name_label_filter_and_owner() {
        var wiki = bookmark("Wiki");
        bookmark("Billing");
        var ann = okta.person("Ann", "Lee");
        okta.post("/api/v1/apps/" + wiki + "/users", "{\"id\": \"" + ann + "\"}")
                .is(200);

        assertThat(labels("q=wi")).containsExactly("Wiki");
        assertThat(labels("q=BOOK")).containsExactly("Wiki", "Billing");
        assertThat(labels("filter=" + Parameters.encoded("status eq \"ACTIVE\"")))
                .hasSize(2);
        assertThat(labels("filter=" + Parameters.encoded("user.id eq \"" + ann + "\"")))
                .containsExactly("Wiki");
        okta.get("/api/v1/apps?filter=" + Parameters.encoded("label eq \"Wiki\""))
                .is(400);
        okta.get("/api/v1/apps?expand=user/x")
                .is(400, error("E0000031", "Invalid search criteria.", "Expand query is malformed."));
        okta.get("/api/v1/apps?after=00u1testcursorvalue&limit=1")
                .is(400, error("E0000029", "Invalid paging request.", "Invalid cursor."));
    }

    private List<String> labels(String query) {
        return okta.get("/api/v1/apps?" + query).is(200).json().elements().stream()
                .map(app -> app.textAt("label").orElseThrow())
                .toList();
    }

    @Test
    void a_direct_assignment_beats_the_group_and_falls_back_to_it() {
        var app = "/api/v1/apps/" + bookmark("Wiki");
        var ann = okta.person("Ann", "Lee");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Writers\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);

        okta.get(app + "/users/" + ann).is(404);
        okta.put(app + "/groups/" + group, "{}").is(200, """
                { "id": "%s", "lastUpdated": "2026-01-05T08:00:00.000Z", "priority": 0, "profile": {},
                  "_links": "${json-unit.ignore}" }""".formatted(group));
        assertThat(okta.get(app + "/users/" + ann).at("scope")).isEqualTo("GROUP");
        okta.delete(app + "/users/" + ann).is(403);

        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"credentials\": {\"userName\": \"ann\"}}")
                .is(200, """
                { "id": "%s", "externalId": null, "created": "2026-01-05T08:00:00.000Z",
                  "lastUpdated": "2026-01-05T08:00:00.000Z", "scope": "USER", "status": "ACTIVE",
                  "statusChanged": "2026-01-05T08:00:00.000Z", "passwordChanged": null, "syncState": "DISABLED",
                  "credentials": {"userName": "ann"}, "profile": {}, "_links": "${json-unit.ignore}" }
                """.formatted(ann));
        okta.delete(app + "/users/" + ann).is(204);
        assertThat(okta.get(app + "/users/" + ann).at("scope")).isEqualTo("GROUP");

        okta.delete(app + "/groups/" + group).is(204);
        okta.get(app + "/users/" + ann).is(404);
        okta.get(app + "/users").is(200, "[]");
        assertThat(okta.events())
                .contains(
                        "group.application_assignment.add",
                        "application.user_membership.add",
                        "group.application_assignment.remove",
                        "application.user_membership.remove");
    }

    @Test
    void a_direct_assignment_is_given_up_for_the_groups() {
        var app = "/api/v1/apps/" + bookmark("Wiki");
        var ann = okta.person("Ann", "Lee");
        okta.post(app + "/users", "{\"id\": \"" + ann + "\", \"scope\": \"GROUP\"}")
                .is(
                        400,
                        error(
                                "E0000001",
                                "Api validation failed: scope",
                                "scope: No group assigns the application to the user"));
        var direct = okta.post(app + "/users", """
                {"id": "%s", "scope": "USER", "credentials": {"userName": "ann", "password": {"value": "s3cret"}}}
                """.formatted(ann)).is(200).text();
        assertThatJson(direct).inPath("credentials").isEqualTo("{\"userName\": \"ann\", \"password\": {}}");
        assertThatJson(direct).inPath("passwordChanged").isEqualTo("2026-01-05T08:00:00.000Z");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Writers\"}}")
                .at("id");
        okta.put("/api/v1/groups/" + group + "/users/" + ann).is(204);
        okta.put(app + "/groups/" + group, "{}").is(200);
        assertThat(okta.post(app + "/users/" + ann, "{\"scope\": \"GROUP\", \"profile\": {}}")
                        .is(200)
                        .at("scope"))
                .isEqualTo("USER");

        var left = okta.post(app + "/users/" + ann, "{\"scope\": \"GROUP\"}").is(200);

        assertThat(left.at("scope")).isEqualTo("GROUP");
        assertThatJson(left.text()).inPath("credentials").isEqualTo("{\"userName\": \"ann.lee@acme.test\"}");
        assertThatJson(left.text()).inPath("passwordChanged").isNull();
        okta.get(app + "/users/" + ann).is(200, left.text());
        assertThat(okta.events()).endsWith("application.user_membership.update");
        okta.delete(app + "/groups/" + group).is(204);
        okta.get(app + "/users/" + ann).is(404);
    }

    @Test
    void whoever_leaves_loses_every_application() {
        var app = "/api/v1/apps/" + bookmark("Wiki");
        var ann = okta.person("Ann", "Lee");
        okta.post(app + "/users", "{\"id\": \"" + ann + "\"}").is(200);

        okta.post("/api/v1/users/" + ann + "/lifecycle/deactivate").is(200);

        okta.get(app + "/users").is(200, "[]");
        assertThat(okta.events()).contains("application.user_membership.remove");
        okta.post(app + "/users", "{\"id\": \"" + ann + "\"}").is(403);
    }

    @Test
    void the_people_of_an_application_are_paged_once_each_however_they_have_it() {
        var app = "/api/v1/apps/" + bookmark("Wiki");
        var group = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Writers\"}}")
                .at("id");
        okta.put(app + "/groups/" + group, "{}").is(200);
        var expected = new ArrayList<String>();
        for (var number = 0; number < 6; number++) {
            var id = okta.user("", "p" + number + "@acme.test", "");
            expected.add(id);
            if (number % 2 == 0) {
                okta.put("/api/v1/groups/" + group + "/users/" + id).is(204);
            }
            if (number % 3 != 1) {
                okta.post(app + "/users", "{\"id\": \"" + id + "\"}").is(200);
            }
        }
        expected.remove(1);
        var found = new ArrayList<String>();

        for (var page = Optional.of(app + "/users?limit=2"); page.isPresent(); ) {
            var answer = okta.get(page.get()).is(200);
            answer.json().elements().forEach(user -> found.add(user.textAt("id").orElseThrow()));
            page = answer.link("next");
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void the_groups_of_an_application_stand_in_the_order_of_their_priority() {
        var wiki = bookmark("Wiki");
        var app = "/api/v1/apps/" + wiki;
        var one = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"One\"}}")
                .at("id");
        var two = okta.post("/api/v1/groups", "{\"profile\": {\"name\": \"Two\"}}")
                .at("id");
        okta.put(app + "/groups/" + one).is(200);
        okta.put(app + "/groups/" + two).is(200);
        var move = Request.of(Method.PATCH, app + "/groups/" + one)
                .json("[{\"op\": \"replace\", \"path\": \"/priority\", \"value\": 5}]");

        okta.send(move).is(200);

        assertThat(okta.get(app + "/groups").json().elements())
                .extracting(each -> each.textAt("id").orElseThrow())
                .containsExactly(two, one);
        assertThat(okta.get("/api/v1/groups/" + one + "/apps").json().elements())
                .extracting(each -> each.textAt("id").orElseThrow())
                .containsExactly(wiki);
        assertThat(okta.get("/api/v1/groups?search=" + Parameters.encoded("profile.name eq \"one\"") + "&expand=stats")
                        .json()
                        .elements()
                        .getFirst()
                        .at("_embedded")
                        .flatMap(each -> each.at("stats"))
                        .flatMap(each -> each.at("appsCount"))
                        .map(Json::asLong))
                .contains(1L);
        okta.send(Request.of(Method.PATCH, app + "/groups/" + one).json("{}")).is(400);
        okta.put(app + "/groups/00gnone").is(404);
    }

    @Test
    void a_dashboard_has_a_link_for_each_application_in_use() {
        var ann = okta.person("Ann", "Lee");
        var app = okta.post("/api/v1/apps", """
                {"label": "Wiki", "name": "bookmark", "signOnMode": "BOOKMARK",
                 "settings": {"app": {"url": "https://wiki.test"}}}""").is(200).at("id");
        okta.get("/api/v1/users/" + ann + "/appLinks").is(200, "[]");
        okta.post("/api/v1/apps/" + app + "/users", "{\"id\": \"" + ann + "\"}").is(200);
        okta.get("/api/v1/users/" + ann + "/appLinks").is(200, """
                [{"id": "%1$s", "label": "Wiki", "linkUrl": "http://okta.test/home/bookmark/%2$s/bookmark_link",
                  "logoUrl": "${json-unit.any-string}", "appName": "bookmark", "appInstanceId": "%2$s",
                  "appAssignmentId": "%1$s", "credentialsSetup": false, "hidden": false,
                  "sortOrder": 0}]""".formatted(ann, app));
        okta.post("/api/v1/apps/" + app + "/lifecycle/deactivate").is(200);
        okta.get("/api/v1/users/" + ann + "/appLinks").is(200, "[]");
        okta.get("/api/v1/users/00unone/appLinks").is(404);
    }
}
