package dtu.google.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dtu.google.GoogleTwin;
import dtu.google.Workspace;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.universe.Solo;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private static final String DRIVE = "https://www.googleapis.com/auth/drive";
    private static final Instant NOW = Solo.MONDAY;
    private final Workspace google = Workspace.inMemory();
    private final Json key = Json.of(google.solo().environment().getOrDefault("GOOGLE_SERVICE_ACCOUNT_JSON", "{}"));

    @Test
    void a_service_account_gets_a_token_and_uses_it() {
        var answer = exchange(claims().build()).is(200, """
                { "access_token": "${json-unit.regex}ya29\\\\.c\\\\..+", "expires_in": 3599,
                  "token_type": "Bearer" }""");

        google.with(answer.at("access_token"))
                .get("/drive/v3/about?fields=user/emailAddress")
                .is(200, "{\"user\": {\"emailAddress\": \"" + text("client_email") + "\"}}");
    }

    @Test
    void googles_own_token_address_will_do_as_audience() {
        exchange(claims().audience("https://oauth2.googleapis.com/token").build())
                .is(200);
    }

    @Test
    void any_other_audience_will_not() {
        refused(
                400,
                "invalid_grant",
                "Invalid JWT: Failed audience check.",
                claims().audience("https://x.test/").build());
    }

    @Test
    void a_signature_of_another_key_is_refused() {
        var assertion = signed(claims().build());
        var broken = assertion.substring(0, assertion.length() - 8) + "AAAAAAAA";

        token("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", broken)
                .is(400, """
                {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}""");
    }

    @Test
    void a_token_for_more_than_an_hour_is_refused() {
        refused(
                400,
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
                        + " Check your iat and exp values in the JWT claim.",
                claims().expirationTime(Date.from(NOW.plus(Duration.ofHours(2))))
                        .build());
    }

    @Test
    void an_unknown_account_is_refused() {
        refused(
                400,
                "invalid_grant",
                "Invalid grant: account not found",
                claims().issuer("somebody@dtu-x.iam.gserviceaccount.com").build());
    }

    @Test
    void scopes_must_be_there_and_be_known() {
        refused(
                400,
                "invalid_scope",
                "Invalid OAuth scope or ID token audience provided.",
                claims().claim("scope", null).build());
        refused(
                400,
                "invalid_scope",
                "Some requested scopes were invalid. {invalid=[nonsense]}",
                claims().claim("scope", "nonsense").build());
    }

    @Test
    void a_service_account_may_act_for_people_of_the_domain() {
        google.as("Ann");
        var token = exchange(claims().subject("ann@acme.test").build()).is(200).at("access_token");

        google.with(token).get("/drive/v3/about?fields=user/emailAddress").is(200, """
                {"user": {"emailAddress": "ann@acme.test"}}""");
        refused(
                400,
                "invalid_grant",
                "Invalid email or User ID",
                claims().subject("none@acme.test").build());
    }

    @Test
    void a_token_dies_after_its_hour() {
        var token = exchange(claims().build()).at("access_token");

        google.solo().pass(Duration.ofHours(2));

        var reply = google.with(token).get("/drive/v3/about?fields=user").is(401);
        assertThat(reply.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
        assertThat(reply.text()).contains("\"reason\": \"authError\"", "\"message\": \"Invalid Credentials\"");
    }

    @Test
    void a_self_signed_token_will_do_for_the_api() {
        var claims = claims().audience("https://www.googleapis.com/")
                .claim("scope", null)
                .build();

        google.with(signed(claims)).get("/drive/v3/about?fields=user/me").is(200, "{\"user\": {\"me\": true}}");
    }

    @Test
    void a_refresh_token_gets_new_access_tokens_until_it_is_revoked() {
        google.as("Ann");
        var issued = google.solo().issue("ann@acme.test", List.of("drive.readonly"));
        var refresh = issued.textAt("refresh_token").orElseThrow();
        var id = issued.textAt("client_id").orElseThrow();
        var secret = issued.textAt("client_secret").orElseThrow();

        token("grant_type", "refresh_token", "refresh_token", refresh, "client_id", id, "client_secret", secret)
                .is(200, """
                { "access_token": "${json-unit.regex}ya29\\\\..+", "expires_in": 3599, "token_type": "Bearer",
                  "scope": "https://www.googleapis.com/auth/drive.readonly" }""");
        token("grant_type", "refresh_token", "refresh_token", refresh, "client_id", id, "client_secret", "x")
                .is(401, "{\"error\": \"invalid_client\", \"error_description\": \"Unauthorized\"}");
        google.bare(Request.of(Method.POST, "/revoke").form(Parameters.of("token", refresh)))
                .is(200, "{}");
        token("grant_type", "refresh_token", "refresh_token", refresh, "client_id", id, "client_secret", secret)
                .is(400, """
                {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}""");
        google.with(issued.textAt("token").orElseThrow()).get("/drive/v3/files").is(401);
    }

    @Test
    void a_token_that_nobody_knows_cannot_be_revoked() {
        google.bare(Request.of(Method.POST, "/revoke").form(Parameters.of("token", "x")))
                .is(400, """
                {"error": "invalid_token", "error_description": "Token expired or revoked"}""");
    }

    @Test
    void token_info_writes_numbers_as_text() {
        var token = exchange(claims().build()).at("access_token");

        google.bare(Request.get("/tokeninfo?access_token=" + token)).is(200, """
                { "azp": "${json-unit.regex}1[0-9]{20}", "aud": "${json-unit.regex}1[0-9]{20}",
                  "sub": "${json-unit.any-string}", "scope": "https://www.googleapis.com/auth/drive",
                  "exp": "1767603599", "expires_in": "3599", "access_type": "online" }""");
        google.bare(Request.get("/tokeninfo?access_token=x")).is(400, """
                {"error": "invalid_token", "error_description": "Invalid Value"}""");
    }

    @Test
    void scopes_are_enforced() {
        var ann = google.as("Ann", List.of("drive.readonly"));

        ann.get("/drive/v3/files").is(200);
        var reply = ann.post("/drive/v3/files", "{}").is(403, """
                { "error": { "code": 403, "message": "Request had insufficient authentication scopes.",
                  "errors": [{ "message": "Request had insufficient authentication scopes.", "domain": "global",
                    "reason": "insufficientPermissions", "location": "Authorization",
                    "locationType": "header" }],
                  "status": "PERMISSION_DENIED" } }""");
        assertThat(reply.header("WWW-Authenticate")).endsWith("error=\"insufficient_scope\"");
    }

    @Test
    void docs_say_the_same_in_their_own_words() {
        google.as("Ann", List.of("drive.readonly")).post("/v1/documents", "{}").is(403, """
                { "error": { "code": 403, "message": "Request had insufficient authentication scopes.",
                  "status": "PERMISSION_DENIED",
                  "details": [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "domain": "googleapis.com",
                    "metadata": {"service": "docs.googleapis.com", "method": "docs.documents.create"} }] } }""");
    }

    @Test
    void a_client_with_the_file_scope_sees_only_what_it_made() {
        var file = google.text("secret");
        google.as("Ann");
        google.share(file, "Ann", "writer").is(200);
        var token = exchange(claims().subject("ann@acme.test")
                        .claim("scope", DRIVE + ".file")
                        .build())
                .at("access_token");
        var confined = google.with(token);

        confined.get("/drive/v3/files/" + file).is(404);
        assertThat(confined.names("")).isEmpty();
        var own = confined.text("own");
        confined.get("/drive/v3/files/" + own).is(200);
    }

    @Test
    void nobody_must_log_in() {
        google.bare(Request.get("/drive/v3/files")).refuses(401, "required", "Login Required.");
        google.bare(Request.get("/v1/documents/x")).is(403);
    }

    @Test
    void an_unknown_grant_type_is_refused() {
        token("grant_type", "password").is(400, """
                {"error": "unsupported_grant_type", "error_description": "Invalid grant_type: password"}""");
    }

    @Test
    void every_credential_names_its_tenant() {
        var tenant = google.solo().universe().tenant().key();
        var twin = new GoogleTwin();
        var form = Parameters.of("assertion", signed(claims().build()));

        assertThat(twin.tenantKey(Request.of(Method.POST, "/token").form(form))).contains(tenant);
        assertThat(twin.tenantKey(Request.get("/drive/v3/files")
                        .header(
                                "Authorization",
                                "Bearer " + exchange(claims().build()).at("access_token"))))
                .contains(tenant);
        assertThat(twin.tenantKey(Request.get("/drive/v3/files"))).isEmpty();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(text("client_email"))
                .audience(text("token_uri"))
                .claim("scope", DRIVE)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plus(Duration.ofHours(1))));
    }

    private String text(String member) {
        return key.textAt(member).orElseThrow();
    }

    private void refused(int status, String error, String description, JWTClaimsSet claims) {
        exchange(claims).is(status, "{\"error\": \"%s\", \"error_description\": \"%s\"}".formatted(error, description));
    }

    private Workspace.Reply exchange(JWTClaimsSet claims) {
        return token("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", signed(claims));
    }

    private Workspace.Reply token(String... form) {
        return google.bare(Request.of(Method.POST, "/token").form(Parameters.of(form)));
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(text("private_key_id"))
                            .build(),
                    claims);
            var pem = text("private_key").replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
            token.sign(new RSASSASigner(KeyFactory.getInstance("RSA").generatePrivate(spec)));
            return token.serialize();
        } catch (JOSEException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
