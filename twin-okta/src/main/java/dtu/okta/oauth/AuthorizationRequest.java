package dtu.okta.oauth;

import static dtu.okta.idps.IdentityProvider.PROVIDERS;

import dtu.okta.OktaCall;
import dtu.okta.idps.IdentityProvider;
import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an app asks for by way of a browser, checked. Whatever is wrong with the app or its address is said on a page;
 * everything else goes back to the app.
 *
 * @param returning how the result goes back
 * @param prompt what the app wants the person to be asked, such as {@code login}; empty when it does not mind
 * @param assurances any of which is enough; none when the app does not mind
 * @param maxAge how long ago the person may have given a password; null when the app does not mind
 */
record AuthorizationRequest(
        Client client,
        Redirection returning,
        List<String> responseTypes,
        List<String> scopes,
        @Nullable String nonce,
        @Nullable String challenge,
        String prompt,
        @Nullable Duration maxAge,
        List<Assurance> assurances) {
    private static final Set<String> RESPONSE_TYPES = Set.of("code", "token", "id_token");
    private static final Set<String> PROMPTS = Set.of("", "none", "login", "consent");
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    String redirectUri() {
        return returning.uri();
    }

    /** The same, once the person has been asked whatever there was to ask. */
    AuthorizationRequest answered() {
        return new AuthorizationRequest(
                client, returning, responseTypes, scopes, nonce, challenge, "", maxAge, assurances);
    }

    /** How a request comes, and so how it is refused. */
    enum Manner {
        /** By a browser, which can be sent back to an address that is known to be the app's. */
        BROWSER {
            @Override
            Refusal refusal(@Nullable Redirection returning, OAuthError error, Object... details) {
                return returning == null ? Page.refusal(error, details) : returning.refusal(error, details);
            }
        },
        /** From the app itself, beforehand. */
        PUSHED {
            @Override
            Refusal refusal(@Nullable Redirection returning, OAuthError error, Object... details) {
                return error.refusal(details);
            }
        };

        abstract Refusal refusal(@Nullable Redirection returning, OAuthError error, Object... details);
    }

    static AuthorizationRequest of(OktaCall call, Issuer issuer, Parameters given, Manner manner) {
        var client = given.first("client_id")
                .flatMap(id -> Client.active(call, id))
                .orElseThrow(() -> manner.refusal(null, OAuthError.UNKNOWN_CLIENT));
        var uri = given.first("redirect_uri").orElse("");
        if (!client.redirectsTo(uri)) {
            throw manner.refusal(null, OAuthError.BAD_REDIRECT_URI, uri);
        }
        var types = Scopes.words(given.first("response_type").orElse(""));
        var returning = returning(given, uri, types, manner);
        Scopes.Refuser refuser = (error, details) -> manner.refusal(returning, error, details);
        refuseUnsupported(given, client, types, refuser);
        if (returning.state() == null) {
            throw refuser.refusal(OAuthError.BAD_STATE);
        }
        var nonce = given.first("nonce").orElse(null);
        if (nonce == null && (types.contains("id_token") || types.contains("token"))) {
            throw refuser.refusal(OAuthError.NO_NONCE);
        }
        var prompt = given.first("prompt").orElse("");
        if (!PROMPTS.contains(prompt)) {
            throw refuser.refusal(OAuthError.BAD_PROMPT);
        }
        var maxAge = maxAge(given, refuser);
        var challenge = challenge(given, client, types, refuser);
        var scopes = Scopes.forPerson(call, issuer, client, given.first("scope").orElse(""), refuser);
        var assurances = Assurance.asked(given.first("acr_values").orElse(""), refuser);
        refuseUnknownProvider(call, given, refuser);
        return new AuthorizationRequest(client, returning, types, scopes, nonce, challenge, prompt, maxAge, assurances);
    }

    /** Tokens never stand in a query, where servers would log them. */
    private static Redirection returning(Parameters given, String uri, List<String> types, Manner manner) {
        var state = given.first("state").orElse(null);
        var withTokens = types.contains("token") || types.contains("id_token");
        var usual = withTokens ? Redirection.Mode.FRAGMENT : Redirection.Mode.QUERY;
        var named = given.first("response_mode");
        if (named.isEmpty()) {
            return new Redirection(uri, usual, state);
        }
        var mode = Redirection.Mode.named(named.get()).orElse(null);
        if (mode == null) {
            throw manner.refusal(new Redirection(uri, usual, state), OAuthError.BAD_RESPONSE_MODE);
        }
        if (mode == Redirection.Mode.QUERY && withTokens) {
            throw manner.refusal(new Redirection(uri, usual, state), OAuthError.QUERY_WITH_TOKENS);
        }
        return new Redirection(uri, mode, state);
    }

    private static void refuseUnsupported(Parameters given, Client client, List<String> types, Scopes.Refuser refuser) {
        if (given.has("request")) {
            throw refuser.refusal(OAuthError.NO_REQUEST_OBJECTS);
        }
        if (given.has("request_uri")) {
            throw refuser.refusal(OAuthError.NO_REQUEST_URIS);
        }
        if (types.isEmpty()
                || !RESPONSE_TYPES.containsAll(types)
                || !client.responseTypes().containsAll(types)) {
            throw refuser.refusal(OAuthError.BAD_RESPONSE_TYPE, String.join(", ", client.responseTypes()));
        }
        var grants = client.grantTypes();
        var allowed = (!types.contains("code") || grants.contains("authorization_code"))
                && (types.equals(List.of("code")) || grants.contains("implicit"));
        if (!allowed) {
            throw refuser.refusal(OAuthError.NOT_GRANTED, String.join(", ", grants));
        }
    }

    /** Where the person might sign in instead; nobody outside takes part, so that Okta's own page is shown to all. */
    private static void refuseUnknownProvider(OktaCall call, Parameters given, Scopes.Refuser refuser) {
        var named = given.first("idp").orElse("");
        if (!named.isEmpty() && !call.state().has(PROVIDERS, new IdentityProvider.Id(named))) {
            throw refuser.refusal(OAuthError.UNKNOWN_IDP);
        }
    }

    private static @Nullable Duration maxAge(Parameters given, Scopes.Refuser refuser) {
        var text = given.first("max_age").orElse("");
        if (text.isEmpty()) {
            return null;
        }
        try {
            var seconds = Integer.parseInt(text);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            throw refuser.refusal(OAuthError.BAD_MAX_AGE);
        }
        throw refuser.refusal(OAuthError.BAD_MAX_AGE);
    }

    private static @Nullable String challenge(
            Parameters given, Client client, List<String> types, Scopes.Refuser refuser) {
        var challenge = given.first("code_challenge").orElse(null);
        if (challenge == null) {
            if (client.needsChallenge() && types.contains("code")) {
                throw refuser.refusal(OAuthError.NO_CHALLENGE);
            }
            return null;
        }
        if (!given.first("code_challenge_method").orElse("").equals("S256")) {
            throw refuser.refusal(OAuthError.BAD_CHALLENGE_METHOD);
        }
        if (!CHALLENGE.matcher(challenge).matches()) {
            throw refuser.refusal(OAuthError.BAD_CHALLENGE);
        }
        return challenge;
    }
}
