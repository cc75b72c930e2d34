package dtu.okta.authn;

import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.sessions.Session;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;

/**
 * Okta's own pages for people with a browser: the Authentication API with a form around each step. They keep nothing of
 * their own; what they know is in the transaction.
 */
public final class SignInPages {
    private static final String HOME = "/app/UserHome";
    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final int UNAUTHORIZED = 401;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("signInPage",          GET,  SignInForm.PATH,                 PUBLIC, SignInPages::signIn),
        write("signInStep",          POST, SignInForm.PATH,                 PUBLIC, SignInPages::typed),
        read ("signInDefaultPage",   GET,  "/login/default",                PUBLIC, SignInPages::signIn),
        read ("signInShortPage",     GET,  "/signin",                       PUBLIC, SignInPages::signIn),
        read ("forgotPasswordPage",  GET,  "/signin/forgot-password",       PUBLIC, SignInPages::forgotten),
        read ("unlockPage",          GET,  "/signin/unlock",                PUBLIC, SignInPages::locked),
        read ("resetPasswordPage",   GET,  "/signin/reset-password/{token}", PUBLIC, SignInPages::recovery),
        read ("adminResetPage",      GET,  "/reset_password/{token}",       PUBLIC, SignInPages::recovery),
        read ("unlockLinkPage",      GET,  "/signin/unlock/{token}",        PUBLIC, SignInPages::recovery),
        read ("activationPage",      GET,  "/welcome/{token}",              PUBLIC, SignInPages::welcome),
        read ("homePage",            GET,  HOME,                            PUBLIC, SignInPages::home),
        write("signOutPage",         GET,  "/login/signout",                PUBLIC, SignInPages::signOut));
    // spotless:on

    private SignInPages() {}

    private static Response page(OktaCall call, int status, String url, String complaint) {
        return page(call, status, url, complaint, "");
    }

    /** The page that asks for a name, which may stand there already, and a password, on the way to that URL. */
    public static Response page(OktaCall call, int status, String url, String complaint, String username) {
        return SignInForm.signIn(call, status, url, complaint, username);
    }

    private static Response signIn(OktaCall call) {
        return page(call, OK, target(call, call.request().query()), "");
    }

    private static Response forgotten(OktaCall call) {
        return SignInForm.forgotten(call, "forgot", "Reset Password", "Reset via Email");
    }

    private static Response locked(OktaCall call) {
        return SignInForm.forgotten(call, "unlock", "Unlock account", "Send Email");
    }

    /** Looking at a page uses no link up: that is what the button on it does. */
    private static Response recovery(OktaCall call) {
        return SignInForm.link(call, "token", "recoveryToken", call.path("token"));
    }

    private static Response welcome(OktaCall call) {
        return SignInForm.link(call, "activation", "token", call.path("token"));
    }

    private static Response home(OktaCall call) {
        var person = Session.of(call).flatMap(session -> call.state().find(User.USERS, session.user()));
        return person.map(user -> SignInForm.home(call, user.displayName()))
                .orElseGet(() -> Response.empty(FOUND)
                        .plus("Location", call.href(SignInForm.PATH + "?fromURI=" + Parameters.encoded(HOME))));
    }

    private static Commit signOut(OktaCall call) {
        var answer = Session.forgottenBy(call, Response.empty(FOUND).plus("Location", call.href(SignInForm.PATH)));
        return Session.of(call)
                .map(session -> session.closed(call))
                .orElseGet(() -> Commit.commit(call.state()))
                .answer(answer);
    }

    /** Where the person wants to be in the end: a place of this org, else their home. */
    static String target(OktaCall call, Parameters given) {
        var from = given.first("fromURI").orElse(HOME);
        var origin = call.request().origin();
        if (from.startsWith(origin + "/")) {
            return from;
        }
        return from.startsWith("/") && !from.startsWith("//") && !from.startsWith("/\\")
                ? origin + from
                : call.href(HOME);
    }

    /** One step: what the form says is done by the API, and what the API answers is shown. */
    private static Commit typed(OktaCall call) {
        var form = Parameters.parse(call.request().body().text());
        var step = Step.named(form.first("step").orElse(""));
        if (step.isEmpty()) {
            return Commit.commit(call.state()).answer(page(call, OK, target(call, form), ""));
        }
        var inner = step.get().call(call, form);
        var done = done(call, inner, step.get(), form);
        call.actingAs(inner.caller());
        // Somebody outside is being asked for a password: the step begins again when the answer is there.
        return done.ask() == null ? shown(call, done, form) : done;
    }

    private static Commit done(OktaCall call, OktaCall inner, Step step, Parameters form) {
        try {
            return step == Step.SIGN_IN
                    ? Authn.towards(inner, new Wishes.Target(form.first("app").orElse(""), target(call, form)))
                    : step.does(inner);
        } catch (Refusal refused) {
            return Commit.commit(call.state()).answer(refused.answer(inner));
        }
    }

    static Commit shown(OktaCall call, Commit done, Parameters form) {
        var answer = Json.of(done.answer().body().text());
        if (answer.at("errorCode").isPresent()) {
            return refused(call, done, form, answer);
        }
        var status = answer.textAt("status").orElse("");
        var token = answer.textAt("stateToken");
        if (status.equals("SUCCESS") && token.isPresent()) {
            var left = StepUp.left(call, done, Transaction.at(call.seeing(done.state()), token.get()));
            return left.answer(withCookies(done.answer(), left.answer()));
        }
        var session = answer.textAt("sessionToken");
        if (session.isPresent()) {
            var way = "/login/sessionCookieRedirect?token=" + Parameters.encoded(session.get()) + "&redirectUrl="
                    + Parameters.encoded(call.href(HOME));
            return done.answer(Response.empty(FOUND).plus("Location", call.href(way)));
        }
        if (status.isEmpty()) {
            return done.answer(page(call, OK, target(call, form), ""));
        }
        return done.answer(withCookies(done.answer(), TransactionForm.of(call, answer, OK, "")));
    }

    /** The same step again, with what was wrong above it. */
    private static Commit refused(OktaCall call, Commit done, Parameters form, Json error) {
        var status = done.answer().status();
        var causes = error.at("errorCauses").map(Json::elements).orElse(List.of());
        var summary = error.textAt("errorSummary").orElse("");
        var complaint = causes.isEmpty()
                ? summary
                : causes.getFirst().textAt("errorSummary").orElse(summary);
        var token = form.first("stateToken");
        if (token.isEmpty()) {
            var words = status == UNAUTHORIZED ? "Unable to sign in" : complaint;
            return done.answer(page(call, status, target(call, form), words));
        }
        try {
            var seen = call.seeing(done.state());
            var here = TransactionView.of(seen, Transaction.at(seen, token.get()));
            return done.answer(TransactionForm.of(call, Json.of(here.body().text()), status, complaint));
        } catch (Refusal over) {
            return done.answer(page(call, UNAUTHORIZED, target(call, form), "You have been away too long"));
        }
    }

    private static Response withCookies(Response from, Response to) {
        var answer = to;
        for (var cookie : from.headers().every("Set-Cookie")) {
            answer = answer.plus("Set-Cookie", cookie);
        }
        return answer;
    }
}
