package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.logs.Event;
import dtu.okta.sessions.Session;
import dtu.okta.sessions.SessionToken;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.Optional;

/** Where a browser comes with an app's request, and leaves with a code or tokens once the person is known. */
final class Authorize {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private Authorize() {}

    /** A link that was followed. */
    static Commit followed(OktaCall call, Issuer issuer) {
        return begun(call, issuer, given(call.request().query()));
    }

    /** A form that was sent: the request itself, or a name and a password from the sign-in page. */
    static Commit posted(OktaCall call, Issuer issuer) {
        var form = given(Parameters.parse(call.request().body().text()));
        return form.has("username") || form.has("password") ? signedIn(call, issuer, form) : begun(call, issuer, form);
    }

    private static Parameters given(Parameters parameters) {
        return Form.tidy(parameters, Page::refusal);
    }

    private static Commit begun(OktaCall call, Issuer issuer, Parameters given) {
        var request = AuthorizationRequest.of(call, issuer, given);
        var redeemed = given.first("sessionToken").flatMap(text -> SessionToken.redeemed(call, text));
        if (redeemed.isPresent()) {
            var session = redeemed.get().session();
            var granted = granted(call, Commit.commit(redeemed.get().state()), issuer, request, session);
            return granted.answer(session.carriedBy(call, granted.answer()));
        }
        var session = current(call, request);
        if (session.isPresent()) {
            return granted(call, Commit.commit(call.state()), issuer, request, session.get());
        }
        if (request.prompt().equals("none")) {
            throw request.returning().refusal(OAuthError.NO_SESSION);
        }
        return Commit.commit(call.state()).answer(page(call, OK, issuer, given, ""));
    }

    /** The browser's session, unless the app wants the person to give the password again. */
    private static Optional<Session> current(OktaCall call, AuthorizationRequest request) {
        var maxAge = request.maxAge();
        return Session.of(call)
                .filter(session -> !request.prompt().equals("login"))
                .filter(session -> maxAge == null
                        || !call.wall().isAfter(session.authenticated().plus(maxAge)));
    }

    private static Commit signedIn(OktaCall call, Issuer issuer, Parameters form) {
        var request =
                AuthorizationRequest.of(call, issuer, form.without("username").without("password"));
        var name = form.first("username").orElse("");
        return switch (SignIn.attempt(call, name, form.first("password").orElse(""))) {
            case SignIn.Failed(var commit) ->
                commit.answer(page(call, UNAUTHORIZED, issuer, form, "Unable to sign in"));
            case SignIn.Expired(var user, var commit) ->
                commit.answer(page(call, UNAUTHORIZED, issuer, form, "Your password has expired"));
            case SignIn.Succeeded(var user, var commit) -> {
                var session = Session.started(call, user.id(), call.wall());
                var begun = commit.with(commit.state().put(Session.SESSIONS, session));
                var granted = granted(call, begun, issuer, request, session);
                yield granted.answer(session.carriedBy(call, granted.answer()));
            }
        };
    }

    private static Response page(OktaCall call, int status, Issuer issuer, Parameters given, String complaint) {
        return Page.signIn(status, issuer.url(call, "authorize"), given.without("sessionToken"), complaint);
    }

    private static Commit granted(
            OktaCall call, Commit so, Issuer issuer, AuthorizationRequest request, Session session) {
        var state = so.state();
        var user = state.get(User.USERS, session.user());
        var client = request.client();
        call.actingAs(new OktaCaller.Person(user));
        if (!client.admits(state, user)) {
            return so.announce(
                            Event.of(issuer.event("authorize"), client.target()).failedFor("User is not assigned"))
                    .answer(request.returning().error(OAuthError.NOT_ASSIGNED));
        }
        var authorization = new Authorization(
                call.mint(AccessToken.FAMILIES),
                issuer.key(),
                client.id(),
                user.id(),
                request.scopes(),
                session.authenticated());
        var commit = so.announce(Event.of("user.authentication.sso", client.target(), user.target()));
        return answered(call, commit, issuer, request, authorization);
    }

    private static Commit answered(
            OktaCall call, Commit so, Issuer issuer, AuthorizationRequest request, Authorization authorization) {
        var commit = so;
        var result = Parameters.NONE;
        var target = request.client().target();
        var types = request.responseTypes();
        if (types.contains("code")) {
            var code = AuthorizationCode.issued(call, authorization, request);
            commit = commit.with(commit.state().put(AuthorizationCode.CODES, code))
                    .announce(Event.of(issuer.event("authorize.code"), target));
            result = result.with("code", code.text(call));
        }
        var access = "";
        if (types.contains("token")) {
            var token = AccessToken.issued(call, authorization);
            access = Issuance.text(call, issuer, token);
            commit = commit.with(commit.state().put(AccessToken.TOKENS, token))
                    .announce(Event.of(issuer.event("authorize.implicit.access_token"), target));
            result = result.with("access_token", access)
                    .with("token_type", "Bearer")
                    .with("expires_in", Long.toString(AccessToken.LIFETIME.toSeconds()))
                    .with("scope", authorization.scope());
        }
        if (types.contains("id_token")) {
            var token = Issuance.idToken(call, commit.state(), issuer, authorization, request.nonce(), access);
            commit = commit.announce(Event.of(issuer.event("authorize.implicit.id_token"), target));
            result = result.with("id_token", token);
        }
        return commit.answer(request.returning().response(result));
    }
}
