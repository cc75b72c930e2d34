package dtu.okta.oauth;

import static dtu.okta.oauth.Website.CUSTOM;
import static dtu.okta.oauth.Website.ORG;
import static dtu.okta.oauth.Website.byAssertion;
import static dtu.okta.oauth.Website.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.keys.TestKey;
import dtu.twins.universe.Solo;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private final Website service = Website.service();

    @BeforeEach
    void administrator() {
        service.admin();
    }

    private Reply presented(JWTClaimsSet claims) {
        return presented(service.signed(claims));
    }

    private Reply presented(String assertion) {
        var form =
                byAssertion(assertion).with("grant_type", "client_credentials").with("scope", "okta.users.read");
        return service.bare(ORG + "token", form);
    }

    private static String refused(String description) {
        return error("invalid_client", description);
    }

    @Test
    void a_service_gets_the_scopes_that_it_was_granted_and_reads_the_api_with_them() throws ParseException {
        service.grant("okta.users.read");

        var reply = service.asService(ORG, "okta.users.read").is(200, """
                {"token_type": "Bearer", "expires_in": 3600, "scope": "okta.users.read",
                 "access_token": "${json-unit.any-string}"}""");

        var token = reply.at("access_token");
        var claims = service.verified(ORG, token);
        assertThat(claims.getSubject()).isEqualTo(service.client());
        assertThat(claims.getStringClaim("cid")).isEqualTo(service.client());
        assertThat(claims.getClaim("uid")).isNull();
        assertThat(claims.getAudience()).containsExactly("http://okta.test");
        assertThat(SignedJWT.parse(token).getHeader().getType())
                .isEqualTo(new JOSEObjectType("application/okta-internal-at+jwt"));
        assertThat(service.okta().events()).last().isEqualTo("app.oauth2.token.grant.access_token");
        assertThat(asBearer(token, "/api/v1/users/" + service.user()).is(200).at("id"))
                .isEqualTo(service.user());
    }

    private Reply asBearer(String token, String path) {
        return service.okta().sendBare(Request.get(path).header("Authorization", "Bearer " + token));
    }

    @Test
    void a_token_without_the_scope_is_refused_in_a_header() {
        service.grant("okta.users.read");
        var token = service.asService(ORG, "okta.users.read").at("access_token");

        var reply = asBearer(token, "/api/v1/groups").is(403);

        assertThat(reply.text()).isEmpty();
        assertThat(reply.response().headers().first("WWW-Authenticate").orElseThrow())
                .isEqualTo("Bearer authorization_uri=\"http://okta.test/oauth2/v1/authorize\", "
                        + "realm=\"http://okta.test\", scope=\"okta.groups.read\", error=\"insufficient_scope\", "
                        + "error_description=\"The access token provided does not contain the required scopes.\", "
                        + "resource=\"/api/v1/groups\"");
    }

    @Test
    void a_token_that_is_forged_expired_or_of_a_custom_server_opens_nothing() {
        service.grant("okta.users.read");
        var token = service.asService(ORG, "okta.users.read").at("access_token");
        challenged("nonsense", "The access token is invalid.");
        challenged(token.substring(0, token.length() - 8) + "AAAAAAAA", "The access token is invalid.");
        var site = Website.web();
        challenged(site.tokens(CUSTOM, "openid").at("access_token"), "The access token is invalid.");

        service.okta().solo().pass(Duration.ofHours(1));

        challenged(token, "The token has expired.");
    }

    private void challenged(String token, String description) {
        assertThat(asBearer(token, "/api/v1/users/me")
                        .is(401)
                        .response()
                        .headers()
                        .first("WWW-Authenticate")
                        .orElseThrow())
                .contains("error=\"invalid_token\", error_description=\"" + description + "\"");
    }

    @Test
    void managing_includes_reading() {
        service.grant("okta.groups.manage");
        var token = service.asService(ORG, "okta.groups.manage").at("access_token");

        asBearer(token, "/api/v1/groups").is(200);
    }

    @Test
    void scopes_are_worth_nothing_without_a_role() {
        service.grant("okta.users.read");
        service.grant("okta.groups.manage");
        var token = service.asService(ORG, "okta.users.read okta.groups.manage").at("access_token");
        var roles = "/oauth2/v1/clients/" + service.client() + "/roles";
        var role = service.okta()
                .get(roles)
                .json()
                .elements()
                .getFirst()
                .textAt("id")
                .orElseThrow();
        service.okta().delete(roles + "/" + role).is(204);

        asBearer(token, "/api/v1/users")
                .is(403, Org.error("E0000006", "You do not have permission to perform the requested action"));

        service.okta().post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}").is(201, """
                {"id": "JBCUYUC7IRCVGS27IFCE2SKO", "label": "Help Desk Administrator", "type": "HELP_DESK_ADMIN",
                 "status": "ACTIVE", "created": "2026-01-05T08:00:00.000Z",
                 "lastUpdated": "2026-01-05T08:00:00.000Z", "assignmentType": "CLIENT",
                 "_links": {"assignee": {"href": "http://okta.test/oauth2/v1/clients/%s"}}}
                """.formatted(service.client()));
        service.okta()
                .post(roles, "{\"type\": \"HELP_DESK_ADMIN\"}")
                .is(409, Org.error("E0000263", "Attempted to assign a duplicate standard role assignment to an admin"));
        service.okta()
                .post(roles, "{\"type\": \"KING\"}")
                .is(400, Org.error("E0000001", "Api validation failed: type", "type: The field has an invalid value"));
        service.okta().get(roles + "/JBCUYUC7IRCVGS27IFCE2SKO").is(200);
        asBearer(token, "/api/v1/users").is(200);
        var group = Request.of(Method.POST, "/api/v1/groups")
                .json("{\"profile\": {\"name\": \"G\"}}")
                .header("Authorization", "Bearer " + token);
        service.okta().sendBare(group).is(403);
        service.okta()
                .get("/oauth2/v1/clients/none/roles")
                .is(404, Org.error("E0000007", "Not found: Resource not found: none (PublicClientApp)"));
    }

    @Test
    void scopes_that_were_not_granted_are_refused() {
        service.asService(ORG, "okta.users.read")
                .is(400, error("consent_required", "You are not allowed any of the requested scopes."));
        service.grant("okta.groups.read");
        service.asService(ORG, "okta.users.read okta.groups.read")
                .is(
                        400,
                        error(
                                "consent_required",
                                "The following scopes require user consent and cannot be granted "
                                        + "for the client credentials grant type: [okta.users.read]."));
        service.asService(ORG, "openid")
                .is(400, error("invalid_scope", "Cannot request 'openid' scopes using client credentials."));
        service.asService(ORG, "car:drive")
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "One or more scopes are not configured for the authorization server resource."));
        service.asService(ORG, "").is(400, error("invalid_scope", "No scopes were requested."));
    }

    @Test
    void an_assertion_must_be_signed_by_the_service() throws ParseException {
        var claims = service.claims(ORG + "token").build();
        presented(service.signed(claims, "yours", "service"))
                .is(401, refused("The client_assertion JWT kid is invalid."));
        presented(service.signed(claims, "mine", otherPurpose()))
                .is(401, refused("The client_assertion signature is invalid."));
        presented("nonsense").is(401, refused("The parsing of the client_assertion failed."));
        presented(new PlainJWT(claims).serialize()).is(401, refused("The parsing of the client_assertion failed."));
        var form = byAssertion(service.signed(claims)).with("client_assertion_type", "magic");
        service.bare(ORG + "token", form).is(400, error("invalid_request", "The client_assertion_type is invalid."));
    }

    /** Which gives another key of the pool. */
    private String otherPurpose() {
        var tenant = service.okta().solo().universe().tenant();
        var mine = TestKey.of(tenant, "service");
        var number = 0;
        while (TestKey.of(tenant, "other" + number) == mine) {
            number++;
        }
        return "other" + number;
    }

    @Test
    void an_assertion_must_be_of_the_service_for_this_endpoint_and_for_now() {
        presented(service.claims(ORG + "token").issuer("nobody").build())
                .is(401, refused("The issuer claim for client_assertion is not a valid client_id."));
        presented(service.claims(ORG + "token").subject("nobody").build())
                .is(401, refused("The subject claim for client_assertion is not a valid client_id."));
        presented(service.claims(CUSTOM + "token").build())
                .is(
                        401,
                        refused("The audience claim for client_assertion must be the endpoint invoked for the "
                                + "request."));
        presented(service.claims(ORG + "token").expirationTime(null).build())
                .is(401, refused("The client_assertion must contain the 'exp' claim as seconds since epoch."));
        presented(service.claims(ORG + "token")
                        .expirationTime(Date.from(Solo.MONDAY))
                        .build())
                .is(401, refused("The client_assertion token is expired."));
        presented(service.claims(ORG + "token")
                        .expirationTime(Date.from(Solo.MONDAY.plus(Duration.ofHours(2))))
                        .build())
                .is(401, refused("The client_assertion token has an expiration too far into the future."));
        presented(service.claims(ORG + "token")
                        .issueTime(Date.from(Solo.MONDAY.plus(Duration.ofMinutes(6))))
                        .expirationTime(Date.from(Solo.MONDAY.plus(Duration.ofMinutes(9))))
                        .build())
                .is(401, refused("The client_assertion token must be issued before the current time."));
    }

    @Test
    void an_assertion_is_good_once() {
        service.grant("okta.users.read");
        var assertion = service.signed(service.claims(ORG + "token").build());
        presented(assertion).is(200);

        presented(assertion).is(401, refused("The client_assertion token has already been used."));
        presented(service.claims(ORG + "token").jwtID("two").build()).is(200);
        presented(service.claims(ORG + "token")
                        .jwtID(null)
                        .audience("http://okta.test")
                        .build())
                .is(200);
    }

    @Test
    void the_org_server_gives_nothing_for_a_secret_and_nothing_to_other_apps() {
        var site = Website.web();
        var form = Parameters.of("grant_type", "client_credentials", "scope", "okta.users.read");
        site.posted(ORG + "token", form)
                .is(
                        401,
                        refused("Client Credentials requests to the Org Authorization Server "
                                + "must use the private_key_jwt token_endpoint_auth_method."));
    }

    @Test
    void a_custom_server_gives_its_own_scopes_for_a_secret() throws ParseException {
        var site = Website.web();
        var form = Parameters.of("grant_type", "client_credentials", "scope", "car:drive");
        site.posted(CUSTOM + "token", form)
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "One or more scopes are not configured for the authorization server resource."));
        site.posted(CUSTOM + "token", form.without("scope"))
                .is(
                        400,
                        error(
                                "invalid_scope",
                                "The authorization server resource does not have any configured default scopes, "
                                        + "'scope' must be "
                                        + "provided."));
        site.okta().post("/api/v1/authorizationServers/default/scopes", """
                {"name": "car:drive", "default": true}""").is(201);

        var token = site.posted(CUSTOM + "token", form).is(200).at("access_token");

        var claims = site.verified(CUSTOM, token);
        assertThat(claims.getSubject()).isEqualTo(site.client());
        assertThat(claims.getStringListClaim("scp")).containsExactly("car:drive");
        assertThat(claims.getAudience()).containsExactly("api://default");
        assertThat(site.posted(CUSTOM + "token", form.without("scope")).is(200).at("scope"))
                .isEqualTo("car:drive");
    }
}
