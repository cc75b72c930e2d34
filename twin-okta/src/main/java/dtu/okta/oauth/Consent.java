package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.servers.Scope;
import dtu.okta.sessions.Session;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Whether a person lets an app have what it asks for. */
final class Consent {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 40;
    private static final String PROMPT = "consent";

    private Consent() {}

    /** What a person has answered. */
    enum Answer {
        NOT_ASKED,
        ALLOWED,
        DENIED
    }

    /** The answer in a form; only the page that the session's own browser was shown can give one. */
    static Answer given(OktaCall call, Session session, Parameters form) {
        if (!form.first("consent_proof").filter(proof(call, session)::equals).isPresent()) {
            return Answer.NOT_ASKED;
        }
        return switch (form.first("consent").orElse("")) {
            case "allow" -> Answer.ALLOWED;
            case "deny" -> Answer.DENIED;
            default -> Answer.NOT_ASKED;
        };
    }

    static String proof(OktaCall call, Session session) {
        return call.tenant().secret("okta.consent." + session.id().value(), LETTERS, LENGTH);
    }

    /** The scopes about which the person has to be asked, because the app, or its administrator, wants it. */
    static List<String> wanted(State state, Issuer issuer, Client client, Authorization authorization, String prompt) {
        if (!prompt.equals(PROMPT) && !client.asksConsent()) {
            return List.of();
        }
        var scopes =
                scopes(state, issuer, authorization).stream().map(Scope::name).toList();
        return prompt.equals(PROMPT) ? scopes : UserGrant.missing(state, authorization, scopes);
    }

    /** Those of what is asked for that people have a say in. */
    static List<Scope> scopes(State state, Issuer issuer, Authorization authorization) {
        var server = issuer.server();
        return server == null
                ? List.of()
                : authorization.scopes().stream()
                        .map(name -> Scope.find(state, server.id(), name))
                        .flatMap(Optional::stream)
                        .filter(Scope::wantsConsent)
                        .toList();
    }

    /** What the page calls the box that a person leaves empty to skip a scope. */
    static String box(Scope scope) {
        return "allow." + scope.name();
    }

    /** What is left for the app after a person has skipped some of it. */
    static Authorization kept(State state, Issuer issuer, Authorization authorization, Parameters form) {
        var skipped = scopes(state, issuer, authorization).stream()
                .filter(scope -> scope.isOptional() && form.first(box(scope)).isEmpty())
                .map(Scope::name)
                .toList();
        return authorization.narrowed(authorization.scopes().stream()
                .filter(scope -> !skipped.contains(scope))
                .toList());
    }

    /** The commit in which the person has consented to all of it. */
    static Commit remembered(OktaCall call, Commit so, Issuer issuer, Authorization authorization, Event.Target app) {
        var scopes = scopes(so.state(), issuer, authorization).stream()
                .map(Scope::name)
                .toList();
        var state = UserGrant.given(so.state(), call::mint, authorization, scopes, call.stamp());
        return so.with(state).announce(Event.of(issuer.event("consent.grant"), app));
    }
}
