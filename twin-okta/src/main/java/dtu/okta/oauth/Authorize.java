package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.authn.SignInPages;
import dtu.okta.logs.Event;
import dtu.okta.oauth.AuthorizationRequest.Manner;
import dtu.okta.sessions.Session;
import dtu.okta.sessions.SessionToken;
import dtu.okta.sessions.SignIn;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.List;
import java.util.Optional;

/** Where a browser comes with an app's request, and leaves with a code or tokens once the person is known. */
final class Authorize {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final String CODE = "authorization_code";
    private static final String IMPLICIT = "implicit";

    private Authorize() {}

    /**
     * One visit of a browser.
     *
     * @param given what it brought, which a page that asks for more has to bring again
     */
    private record Visit(OktaCall call, Issuer issuer, Parameters given, AuthorizationRequest request) {
        static Visit of(OktaCall call, Issuer issuer, Parameters given) {
            var request =
                    AuthorizationRequest.of(call, issuer, PushedRequests.resolved(call, issuer, given), Manner.BROWSER);
            return new Visit(call, issuer, given, request);
        }

        Visit answered() {
            return new Visit(call, issuer, given, request.answered());
        }
    }

    /** A link that was followed. */
    static Commit followed(OktaCall call, Issuer issuer) {
        return begun(Visit.of(call, issuer, given(call.request().query())));
    }

    /** A form that was sent: the request itself, or a name and a password from the sign-in page. */
    static Commit posted(OktaCall call, Issuer issuer) {
        var form = given(Parameters.parse(call.request().body().text()));
        var visit = Visit.of(call, issuer, form);
        return form.has("username") || form.has("password") ? signedIn(visit) : begun(visit);
    }

    private static Parameters given(Parameters parameters) {
        return Form.tidy(parameters, Page::refusal);
    }

    private static Commit begun(Visit visit) {
        var call = visit.call();
        var token = PushedRequests.resolved(call, visit.issuer(), visit.given()).first("sessionToken");
        var redeemed = token.flatMap(text -> SessionToken.redeemed(call, text));
        if (redeemed.isPresent()) {
            var session = redeemed.get().session();
            return session.carriedBy(
                    call, granted(visit, Commit.commit(redeemed.get().state()), session));
        }
        var asked = Session.of(call).map(session -> Consent.given(call, session, visit.given()));
        if (asked.filter(answer -> answer != Consent.Answer.NOT_ASKED).isPresent()) {
            return granted(
                    visit.answered(),
                    Commit.commit(call.state()),
                    Session.of(call).orElseThrow());
        }
        var session = current(call, visit.request());
        if (session.isPresent()) {
            return granted(visit, Commit.commit(call.state()), session.get());
        }
        if (visit.request().prompt().equals("none")) {
            throw visit.request().returning().refusal(OAuthError.NO_SESSION);
        }
        return Commit.commit(call.state()).answer(page(visit, OK, ""));
    }

    /** The browser's session, unless the app wants the person to give the password again. */
    private static Optional<Session> current(OktaCall call, AuthorizationRequest request) {
        var maxAge = request.maxAge();
        return Session.of(call)
                .filter(session -> !request.prompt().equals("login"))
                .filter(session -> maxAge == null
                        || !call.wall().isAfter(session.authenticated().plus(maxAge)));
    }

    private static Commit signedIn(Visit visit) {
        var call = visit.call();
        var name = visit.given().first("username").orElse("");
        var password = visit.given().first("password").orElse("");
        return switch (SignIn.attempt(call, name, password)) {
            case SignIn.Asked(var commit) -> commit;
            case SignIn.Failed(var commit) -> commit.answer(page(visit, UNAUTHORIZED, "Unable to sign in"));
            case SignIn.Expired(var user, var commit) ->
                commit.answer(page(visit, UNAUTHORIZED, "Your password has expired"));
            case SignIn.Succeeded(var user, var commit) -> {
                var session = Session.started(call, user.id(), call.wall());
                var begun = commit.with(commit.state().put(Session.SESSIONS, session));
                yield session.carriedBy(call, granted(visit, begun, session));
            }
        };
    }

    private static Response page(Visit visit, int status, String complaint) {
        // Whoever comes back has just given a password: to ask for that again would never end.
        var request = visit.given()
                .without("sessionToken")
                .without("username")
                .without("password")
                .without("max_age");
        var prompt = visit.given().first("prompt").filter(all -> !all.equals("login"));
        var back = request.without("prompt");
        var parameters = prompt.isEmpty() ? back : back.with("prompt", prompt.get());
        var url = visit.issuer().url(visit.call(), "authorize") + "?" + parameters.encoded();
        var hint = PushedRequests.resolved(visit.call(), visit.issuer(), visit.given())
                .first("login_hint")
                .orElse("");
        return SignInPages.page(visit.call(), status, url, complaint, hint);
    }

    private static Commit granted(Visit visit, Commit so, Session session) {
        var call = visit.call();
        var state = so.state();
        var user = state.get(User.USERS, session.user());
        var client = visit.request().client();
        var returning = visit.request().returning();
        call.actingAs(new OktaCaller.Person(user));
        if (!client.admits(state, user)) {
            return so.announce(Event.of(visit.issuer().event("authorize"), client.target())
                            .failedFor("User is not assigned"))
                    .answer(returning.error(OAuthError.NOT_ASSIGNED));
        }
        var asked = visit.request().assurances();
        var met = Assurance.met(asked, session.proven());
        if (met.isEmpty() && !asked.isEmpty()) {
            return so.answer(returning.error(OAuthError.UNMET_ASSURANCE));
        }
        return agreed(visit, so, session, met.map(Assurance::text).orElse(""));
    }

    /** Once it is sure enough who the person is, they may have to say that the app may. */
    private static Commit agreed(Visit visit, Commit so, Session session, String assurance) {
        var call = visit.call();
        var state = so.state();
        var client = visit.request().client();
        var returning = visit.request().returning();
        var authorization = new Authorization(
                call.mint(AccessToken.FAMILIES),
                visit.issuer().key(),
                client.id(),
                session.user(),
                visit.request().scopes(),
                session.proven().assuring(assurance),
                CODE,
                null);
        var consent = Consent.given(call, session, visit.given());
        if (consent != Consent.Answer.NOT_ASKED) {
            var kept = Consent.kept(state, visit.issuer(), authorization, visit.given());
            return consent == Consent.Answer.DENIED || kept.scopes().isEmpty()
                    ? so.answer(returning.error(OAuthError.DENIED))
                    : admitted(visit, Consent.remembered(call, so, visit.issuer(), kept, client.target()), kept);
        }
        var wanted = Consent.wanted(
                state, visit.issuer(), client, authorization, visit.request().prompt());
        if (wanted.isEmpty()) {
            return admitted(visit, so, authorization);
        }
        return so.answer(
                visit.request().prompt().equals("none")
                        ? returning.error(OAuthError.PERSON_NOT_CONSENTED, String.join(", ", wanted))
                        : asking(visit, so, session, authorization));
    }

    private static Response asking(Visit visit, Commit so, Session session, Authorization authorization) {
        var call = visit.call();
        var scopes = Consent.scopes(so.state(), visit.issuer(), authorization);
        var request = visit.given()
                .without("sessionToken")
                .without("username")
                .without("password")
                .without("consent_proof");
        for (var scope : scopes) {
            request = request.without(Consent.box(scope));
        }
        return Page.consent(
                visit.issuer().url(call, "authorize"),
                visit.request().client().app().label(),
                scopes,
                request,
                Consent.proof(call, session));
    }

    /** Policies decide of every token that goes to the app by the browser, and of the code. */
    private static Commit admitted(Visit visit, Commit so, Authorization authorization) {
        var state = so.state();
        var client = visit.request().client();
        var types = visit.request().responseTypes();
        Scopes.Refuser refuser = (error, details) -> visit.request().returning().refusal(error, details);
        if (types.contains("code")) {
            Lifetimes.decided(state, visit.issuer(), authorization, refuser);
        }
        if (types.contains("token") || types.contains("id_token")) {
            Lifetimes.decided(state, visit.issuer(), authorization.by(IMPLICIT), refuser);
        }
        var user = authorization.user();
        var person =
                user == null ? client.target() : state.get(User.USERS, user).target();
        var commit = so.announce(Event.of("user.authentication.sso", client.target(), person));
        return answered(visit, commit, authorization, refuser);
    }

    private static Commit answered(Visit visit, Commit so, Authorization authorization, Scopes.Refuser refuser) {
        var call = visit.call();
        var issuer = visit.issuer();
        var commit = so;
        var result = Parameters.NONE;
        var types = visit.request().responseTypes();
        var returning = visit.request().returning();
        if (types.contains("code")) {
            var code = AuthorizationCode.issued(call, authorization, visit.request());
            commit = commit.with(code.in(commit.state(), call.wall()))
                    .announce(Event.of(
                            issuer.event("authorize.code"),
                            visit.request().client().target()));
            result = result.with("code", code.text(call));
        }
        if (types.equals(List.of("code"))) {
            return commit.answer(returning.response(result));
        }
        var direct = authorization.by(IMPLICIT);
        var lifetimes = Lifetimes.decided(so.state(), issuer, direct, refuser);
        var seeing = call.seeing(so.state());
        var token = types.contains("token") ? AccessToken.issued(call, direct, lifetimes.access()) : null;
        var extent = token == null ? Claims.Extent.FULL : Claims.Extent.BRIEF;
        var draft = new Draft(
                direct,
                token == null ? null : Draft.Access.of(seeing, issuer, token),
                types.contains("id_token")
                        ? Draft.Identity.of(
                                seeing, issuer, direct, visit.request().nonce(), extent)
                        : null,
                null,
                new Handover.ByBrowser(returning, result));
        return TokenHook.passed(seeing, commit, draft, lifetimes, visit.given());
    }
}
