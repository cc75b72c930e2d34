package dtu.okta.authn;

import static dtu.okta.OktaError.AUTHENTICATION_FAILED;
import static dtu.okta.OktaError.CREDENTIALS_NOT_UPDATED;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaError.WRONG_AUTHN_STATE;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.PUBLIC;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaCaller;
import dtu.okta.apps.Application;
import dtu.okta.apps.Assignments;
import dtu.okta.logs.Event;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.Judgement;
import dtu.okta.sessions.Proven;
import dtu.okta.users.NewPassword;
import dtu.okta.users.Ticket;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.state.Shape;
import java.util.List;

/** Okta's Authentication API: from a name and a password, or a link that was sent, to a session token. */
public final class Authn {
    private static final String ALL = "/api/v1/authn";
    private static final String RECOVERY = ALL + "/recovery";
    private static final String FACTOR = ALL + "/factors/{factorId}";
    private static final String VERIFY = ALL + "/factors/{factorIdOrFactorType}/verify";
    private static final String ACTIVATE = FACTOR + "/lifecycle/activate";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("authnPrimary",            POST, ALL,                                     PUBLIC, Authn::primary),
        write("authnCancel",             POST, ALL + "/cancel",                         PUBLIC, Authn::cancel),
        write("authnPrevious",           POST, ALL + "/previous",                       PUBLIC, Authn::previous),
        write("authnSkip",               POST, ALL + "/skip",                           PUBLIC, Authn::skip),
        write("authnChangePassword",     POST, ALL + "/credentials/change_password",    PUBLIC, Authn::changePassword),
        write("authnResetPassword",      POST, ALL + "/credentials/reset_password",     PUBLIC, Authn::resetPassword),
        write("authnEnrollFactor",       POST, ALL + "/factors",                        PUBLIC, SecondFactors::enroll),
        write("authnActivateFactor",     POST, ACTIVATE,                                PUBLIC, SecondFactors::activate),
        write("authnActivatePoll",       POST, ACTIVATE + "/poll",                      PUBLIC, SecondFactors::activate),
        write("authnResendActivation",   POST, FACTOR + "/lifecycle/resend",            PUBLIC, SecondFactors::resendActivation),
        write("authnVerifyFactor",       POST, VERIFY,                                  PUBLIC, SecondFactors::verify),
        write("authnResendChallenge",    POST, FACTOR + "/verify/resend",               PUBLIC, SecondFactors::resendChallenge),
        write("authnRecoveryPassword",   POST, RECOVERY + "/password",                  PUBLIC, Recoveries::password),
        write("authnRecoveryUnlock",     POST, RECOVERY + "/unlock",                    PUBLIC, Recoveries::unlock),
        write("authnRecoveryToken",      POST, RECOVERY + "/token",                     PUBLIC, Recoveries::token),
        write("authnRecoveryAnswer",     POST, RECOVERY + "/answer",                    PUBLIC, Recoveries::answer),
        write("authnRecoveryVerifySms",  POST, RECOVERY + "/factors/sms/verify",        PUBLIC, Recoveries::verify),
        write("authnRecoveryVerifyCall", POST, RECOVERY + "/factors/call/verify",       PUBLIC, Recoveries::verify),
        write("authnRecoveryResendSms",  POST, RECOVERY + "/factors/sms/resend",        PUBLIC, Recoveries::resend),
        write("authnRecoveryResendCall", POST, RECOVERY + "/factors/call/resend",       PUBLIC, Recoveries::resend),
        write("stepUpRedirect",          GET,  "/login/step-up/redirect",               PUBLIC, StepUp::redirect));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(Transaction.TRANSACTIONS);

    private Authn() {}

    /** A name and a password, the token of an activation link, or a state token to see where one stands. */
    static Commit primary(OktaCall call) {
        // An API token that is no good is refused, even though none is needed.
        call.caller();
        var given = call.body();
        if (given.text("token").isValue()) {
            return activated(call, given);
        }
        if (given.text("stateToken").isValue()) {
            var transaction = Transaction.at(call, given, Move.LOOK);
            return transaction.state() == AuthnState.UNAUTHENTICATED
                            && given.text("username").isValue()
                    ? authenticated(call, given, transaction)
                    : Flow.at(call, Commit.commit(call.state()), transaction);
        }
        return authenticated(
                call, given, Transaction.begun(call, AuthnState.UNAUTHENTICATED, null, Wishes.of(call, given)));
    }

    /** A sign-in of a browser that wants to be somewhere in the end. */
    static Commit towards(OktaCall call, Wishes.Target target) {
        var wishes = Wishes.of(call, call.body()).towards(target);
        return authenticated(call, call.body(), Transaction.begun(call, AuthnState.UNAUTHENTICATED, null, wishes));
    }

    private static Commit authenticated(OktaCall call, Fields given, Transaction transaction) {
        var login = given.text("username").or("");
        var password = given.text("password").or("");
        if (login.isEmpty() || password.isEmpty()) {
            throw VALIDATION_FAILED.because(
                    "The 'username' and 'password' attributes are required in this context.", "authRequest");
        }
        return switch (Judgement.of(call, login, password)) {
            case Judgement.Asked(var commit) -> commit;
            case Judgement.Wrong(var commit) -> commit.answer(AUTHENTICATION_FAILED.response(call, List.of()));
            case Judgement.Locked(var user, var commit) ->
                commit.answer(
                        Ruling.password(call, user).showsLockout()
                                ? TransactionView.lockedOut(call)
                                : AUTHENTICATION_FAILED.response(call, List.of()));
            case Judgement.Expired(var user, var commit) ->
                Flow.at(call, commit, transaction.of(user).moved(AuthnState.PASSWORD_EXPIRED));
            case Judgement.Right(var user, var commit) -> {
                audience(call, given, user);
                yield Flow.afterPassword(call, commit, transaction.of(user).having(Proven.byPassword(call.wall())));
            }
        };
    }

    /** A client may name the app it signs people in for: one that they do not have is no reason to. */
    private static void audience(OktaCall call, Fields given, User user) {
        var audience = given.text("audience").or("");
        if (audience.isEmpty()) {
            return;
        }
        var app = call.state().find(Application.APPS, new Application.Id(audience));
        if (app.filter(Application::isActive).isEmpty()
                || !Assignments.has(call.state(), app.get().id(), user)) {
            throw VALIDATION_FAILED.because("Sign in not allowed for app '" + audience + "'.", "authRequest");
        }
    }

    private static Commit activated(OktaCall call, Fields given) {
        var ticket = Ticket.redeemed(call, given.text("token").or(""))
                .filter(found -> found.purpose() == Ticket.Purpose.ACTIVATION)
                .orElseThrow(AUTHENTICATION_FAILED.about());
        var user = call.state().get(User.USERS, ticket.user());
        call.actingAs(new OktaCaller.Person(user));
        return SignUp.welcomed(call, Commit.commit(ticket.usedUp(call.state())), user, Wishes.of(call, given));
    }

    static Commit cancel(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.CANCEL);
        var relayState = transaction.wishes().relayState();
        return Commit.commit(transaction.ended(SecondFactors.withoutPending(call.state(), transaction)))
                .answer(Response.json(
                        200, json -> json.textIfAny("relayState", relayState.isEmpty() ? null : relayState)));
    }

    static Commit previous(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.PREVIOUS);
        var so = Commit.commit(SecondFactors.withoutPending(call.state(), transaction));
        var to = transaction.state() == AuthnState.MFA_CHALLENGE ? AuthnState.MFA_REQUIRED : AuthnState.MFA_ENROLL;
        return Flow.at(call, so, transaction.moved(to));
    }

    static Commit skip(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.SKIP);
        var so = Commit.commit(call.state());
        if (transaction.state() == AuthnState.PASSWORD_WARN) {
            return Flow.afterWarning(call, so, transaction);
        }
        if (Flow.isRequired(call, transaction.person(call.state()))) {
            throw WRONG_AUTHN_STATE.because("This operation is not allowed in the current authentication state.");
        }
        return Flow.succeeded(call, so, transaction);
    }

    static Commit changePassword(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.CHANGE_PASSWORD);
        var user = transaction.person(call.state());
        var old = call.body().requiredText("oldPassword");
        var fresh = call.body().requiredText("newPassword");
        if (!Ruling.password(call, user).allowsChange()) {
            throw CREDENTIALS_NOT_UPDATED.refusal();
        }
        if (!user.isKnownBy(old)) {
            throw CREDENTIALS_NOT_UPDATED.because("oldPassword: The credentials provided were incorrect.");
        }
        var so = withPassword(call, user, fresh, "user.account.update_password");
        return Flow.afterWarning(call, so, transaction.having(Proven.byPassword(call.wall())));
    }

    static Commit resetPassword(OktaCall call) {
        var transaction = Transaction.at(call, call.body(), Move.RESET_PASSWORD);
        var user = transaction.person(call.state());
        var event = transaction.recovery() == Transaction.Recovery.ACCOUNT_ACTIVATION
                ? "user.account.update_password"
                : "user.account.reset_password";
        var so = withPassword(call, user, call.body().requiredText("newPassword"), event);
        return Flow.afterWarning(call, so, transaction.having(Proven.byPassword(call.wall())));
    }

    private static Commit withPassword(OktaCall call, User user, String password, String event) {
        var changed = NewPassword.chosen(call, user, password);
        var state = Ticket.without(call.state().put(User.USERS, changed), user.id());
        var commit = call.logged(state, Event.of(event, changed.target()));
        return user.status() == UserStatus.PROVISIONED || user.status() == UserStatus.STAGED
                ? commit.announce(Event.of("user.lifecycle.activate", changed.target()))
                : commit;
    }
}
