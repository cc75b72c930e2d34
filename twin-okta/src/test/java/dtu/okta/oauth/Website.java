package dtu.okta.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dtu.okta.Org;
import dtu.okta.Org.Reply;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.keys.TestKey;
import dtu.twins.universe.Solo;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Date;

/** An app registered with an org in memory, and a person who uses it. */
final class Website {
    static final String CALLBACK = "https://app.test/callback";
    static final String LOGIN = "isaac.brock@acme.test";
    static final String PASSWORD = "Tr0ubad0ur!";
    static final String ORG = "/oauth2/v1/";
    static final String CUSTOM = "/oauth2/default/v1/";
    static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more-0";

    private final Org okta;
    private final String user;
    private final String app;
    private final String client;
    private final String secret;

    private Website(Org okta, String user, Json app) {
        this.okta = okta;
        this.user = user;
        this.app = app.textAt("id").orElseThrow();
        var credentials =
                app.at("credentials").flatMap(all -> all.at("oauthClient")).orElseThrow();
        this.client = credentials.textAt("client_id").orElseThrow();
        this.secret = credentials.textAt("client_secret").orElse("");
    }

    /** A web application with a secret. */
    static Website web() {
        return web(Org.inMemory());
    }

    static Website web(Org okta) {
        return of(okta, "client_secret_basic", """
                "application_type": "web", "response_types": ["code", "token", "id_token"],
                "grant_types": ["authorization_code", "implicit", "refresh_token", "password", "client_credentials"],
                "redirect_uris": ["%s"], "post_logout_redirect_uris": ["https://app.test/bye"]""".formatted(CALLBACK));
    }

    /** An application in a browser, which can keep no secret. */
    static Website browser() {
        return of("none", """
                "application_type": "browser", "response_types": ["code"],
                "grant_types": ["authorization_code", "refresh_token"],
                "redirect_uris": ["%s"]""".formatted(CALLBACK));
    }

    /** A service that signs with a key of the pool. */
    static Website service() {
        var key = TestKey.of(Org.inMemory().solo().universe().tenant(), "service");
        return of("private_key_jwt", """
                "application_type": "service", "response_types": ["token"], "grant_types": ["client_credentials"],
                "jwks": {"keys": [{"kty": "RSA", "kid": "mine", "use": "sig",
                                    "e": "%s", "n": "%s"}]}""".formatted(key.exponent(), key.modulus()));
    }

    static Website of(String authentication, String settings) {
        return of(Org.inMemory(), authentication, settings);
    }

    private static Website of(Org okta, String authentication, String settings) {
        var user = okta.user("?activate=true", LOGIN, PASSWORD);
        var app = okta.post("/api/v1/apps", """
                {"name": "oidc_client", "label": "Website", "signOnMode": "OPENID_CONNECT",
                 "credentials": {"oauthClient": {"token_endpoint_auth_method": "%s"}},
                 "settings": {"oauthClient": {%s}}}""".formatted(authentication, settings))
                .is(200)
                .json();
        var website = new Website(okta, user, app);
        okta.post("/api/v1/apps/" + website.app + "/users", """
                {"id": "%s", "scope": "USER", "credentials": {"userName": "%s"}}""".formatted(user, LOGIN))
                .is(200);
        return website;
    }

    Org okta() {
        return okta;
    }

    String user() {
        return user;
    }

    String app() {
        return app;
    }

    String client() {
        return client;
    }

    String secret() {
        return secret;
    }

    String issuer(String server) {
        return "http://okta.test" + (server.equals(ORG) ? "" : server.substring(0, server.length() - "/v1/".length()));
    }

    /** A token for one session of the person. */
    String sessionToken() {
        return okta.sendBare(Request.of(Method.POST, "/api/v1/authn").json("""
                {"username": "%s", "password": "%s"}""".formatted(LOGIN, PASSWORD)))
                .is(200)
                .at("sessionToken");
    }

    /** What a browser is sent to authorize with; without a session. */
    Parameters request(String scope) {
        return Parameters.of(
                "client_id",
                client,
                "response_type",
                "code",
                "redirect_uri",
                CALLBACK,
                "scope",
                scope,
                "state",
                "st",
                "nonce",
                "no");
    }

    Reply authorize(String server, Parameters request) {
        return okta.sendBare(Request.get(server + "authorize?" + request.encoded()));
    }

    /** The parameters with which authorize sends the browser back. */
    static Parameters back(Reply reply) {
        var location = reply.is(302).response().headers().first("Location").orElseThrow();
        assertThat(location).startsWith(CALLBACK);
        return Parameters.parse(location.substring(CALLBACK.length() + 1));
    }

    /** A code for the person, brought back by the browser. */
    String code(String server, String scope) {
        return code(server, request(scope));
    }

    String code(String server, Parameters request) {
        return back(authorize(server, request.with("sessionToken", sessionToken())))
                .first("code")
                .orElseThrow();
    }

    Parameters codeForm(String code) {
        return Parameters.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK);
    }

    /** What an app posts that has asked the person for their password. */
    static Parameters passwordForm(String scope) {
        return Parameters.of("grant_type", "password", "username", LOGIN, "password", PASSWORD, "scope", scope);
    }

    Reply byPassword(String server, String scope) {
        return posted(server + "token", passwordForm(scope));
    }

    /** Tokens from a new sign-in. */
    Reply tokens(String server, String scope) {
        return posted(server + "token", codeForm(code(server, scope))).is(200);
    }

    /** Posted with the app's secret, if it has one. */
    Reply posted(String path, Parameters form) {
        return secret.isEmpty()
                ? bare(path, form.with("client_id", client))
                : okta.sendBare(request(path, form).header("Authorization", basic(client, secret)));
    }

    Reply bare(String path, Parameters form) {
        return okta.sendBare(request(path, form));
    }

    static Request request(String path, Parameters form) {
        return Request.of(Method.POST, path).form(form);
    }

    static String basic(String client, String secret) {
        var pair = Parameters.encoded(client) + ":" + Parameters.encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String error(String code, String description) {
        return Json.EMPTY_OBJECT
                .with("error", code)
                .with("error_description", description)
                .toString();
    }

    /** The claims of a token that a standard library finds to be signed by that server. */
    JWTClaimsSet verified(String server, String token) {
        var keys = okta.sendBare(Request.get(server + "keys")).is(200).text();
        try {
            var processor = new DefaultJWTProcessor<SecurityContext>();
            processor.setJWSTypeVerifier((type, context) -> {});
            processor.setJWTClaimsSetVerifier((claims, context) -> {});
            processor.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(keys))));
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException unverifiable) {
            throw new AssertionError(unverifiable);
        }
    }

    /** What a service says in its assertion, for tests to spoil. */
    JWTClaimsSet.Builder claims(String endpoint) {
        var now = Solo.MONDAY;
        return new JWTClaimsSet.Builder()
                .issuer(client)
                .subject(client)
                .audience("http://okta.test" + endpoint)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .jwtID("one");
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, "mine", "service");
    }

    /** Signed with a key of the pool. */
    String signed(JWTClaimsSet claims, String kid, String purpose) {
        var key = TestKey.of(okta.solo().universe().tenant(), purpose);
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
        return key.signed(header, claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Parameters byAssertion(String assertion) {
        return Parameters.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
    }

    Reply asService(String server, String scope) {
        var form = byAssertion(signed(claims(server + "token").build()))
                .with("grant_type", "client_credentials")
                .with("scope", scope);
        return bare(server + "token", form);
    }

    void grant(String scope) {
        okta.post("/api/v1/apps/" + app + "/grants", """
                {"issuer": "http://okta.test", "scopeId": "%s"}""".formatted(scope)).is(201);
    }

    /** A custom server that admits every client for everything, and its path. */
    String server(String name) {
        var id = okta.post("/api/v1/authorizationServers", """
                {"name": "%s", "audiences": ["api://%s"]}""".formatted(name, name))
                .is(201)
                .at("id");
        admitted(id);
        return "/oauth2/" + id + "/v1/";
    }

    /** Lets a server admit every client for everything. */
    void admitted(String server) {
        var policies = "/api/v1/authorizationServers/" + server + "/policies";
        var policy = okta.post(policies, """
                {"type": "OAUTH_AUTHORIZATION_POLICY", "name": "All", "description": "All",
                 "conditions": {"clients": {"include": ["ALL_CLIENTS"]}}}""").is(201).at("id");
        okta.post(policies + "/" + policy + "/rules", """
                {"type": "RESOURCE_ACCESS", "name": "All",
                 "conditions": {"people": {"groups": {"include": ["EVERYONE"]}}, "scopes": {"include": ["*"]},
                   "grantTypes": {"include": ["authorization_code", "implicit", "client_credentials"]}}}""").is(201);
    }

    /** Lets the app itself do anything. */
    void admin() {
        okta.post("/oauth2/v1/clients/" + client + "/roles", "{\"type\": \"SUPER_ADMIN\"}")
                .is(201);
    }
}
