package dtu.okta.users;

import static dtu.okta.OktaError.CREDENTIALS_NOT_UPDATED;
import static dtu.okta.OktaError.FORGOT_NOT_ALLOWED;
import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.PASSWORD_NOT_RESET;
import static dtu.okta.OktaError.RECOVERY_QUESTION_NOT_ALLOWED;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaError.WRONG_RECOVERY_ANSWER;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.users.User.USERS;
import static dtu.okta.users.UserStatus.ACTIVE;
import static dtu.okta.users.UserStatus.LOCKED_OUT;
import static dtu.okta.users.UserStatus.PASSWORD_EXPIRED;
import static dtu.okta.users.UserStatus.PROVISIONED;
import static dtu.okta.users.UserStatus.RECOVERY;
import static dtu.okta.users.UserStatus.STAGED;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.policies.Ruling;
import dtu.okta.sessions.Session;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.Route;
import dtu.twins.http.Response;
import java.util.List;
import java.util.Set;

/** Okta's credential operations: expiring, resetting and changing passwords and recovery questions. */
public final class Passwords {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        write("expirePassword", POST, "/api/v1/users/{id}/lifecycle/expire_password", USERS_MANAGE, Passwords::expire),
        write("expirePasswordWithTempPassword", POST, "/api/v1/users/{id}/lifecycle/expire_password_with_temp_password",
                USERS_MANAGE, Passwords::expireWithTemporary),
        write("resetPassword", POST, "/api/v1/users/{id}/lifecycle/reset_password", USERS_MANAGE, Passwords::reset),
        write("forgotPassword", POST, "/api/v1/users/{userId}/credentials/forgot_password", USERS_MANAGE, Passwords::forgot),
        write("forgotPasswordSetNewPassword", POST, "/api/v1/users/{userId}/credentials/forgot_password_recovery_question",
                USERS_MANAGE, Passwords::forgotAndSet),
        write("changePassword", POST, "/api/v1/users/{userId}/credentials/change_password", USERS_MANAGE, Passwords::change),
        write("changeRecoveryQuestion", POST, "/api/v1/users/{userId}/credentials/change_recovery_question",
                USERS_MANAGE, Passwords::changeQuestion));
    // spotless:on

    private static final Set<UserStatus> RESETTABLE =
            Set.of(PROVISIONED, ACTIVE, PASSWORD_EXPIRED, RECOVERY, LOCKED_OUT);
    private static final Set<UserStatus> CHANGEABLE = Set.of(STAGED, ACTIVE, PASSWORD_EXPIRED, RECOVERY);
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int TEMPORARY_LENGTH = 8;

    private Passwords() {}

    private static Commit expire(OktaCall call) {
        var expired = expirable(call).moved(PASSWORD_EXPIRED, call.stamp());
        return logged(call, expired, "user.account.expire_password").answer(UserView.ok(call, expired));
    }

    private static Commit expireWithTemporary(OktaCall call) {
        var chance = call.chance().in("temporaryPassword");
        var password = new StringBuilder("x4");
        for (var i = password.length(); i < TEMPORARY_LENGTH; i++) {
            password.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        var user = expirable(call);
        var credentials = user.credentials().withPassword(new Password.Own(Secret.of(password.toString(), chance)));
        var expired = user.identifiedBy(credentials, call.stamp()).moved(PASSWORD_EXPIRED, call.stamp());
        var commit = logged(call, expired, "user.account.expire_password");
        return (call.flag("revokeSessions").orElse(false) ? revoked(call, expired, commit) : commit)
                .answer(Response.json(200, json -> json.text("tempPassword", password.toString())));
    }

    private static User expirable(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() != ACTIVE || user.credentials().provider().isElsewhere()) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        return user;
    }

    private static Commit reset(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (!RESETTABLE.contains(user.status())) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        if (call.query("provider")
                .filter(Credentials.Provider.FEDERATION.type()::equals)
                .isPresent()) {
            return federated(call, user);
        }
        if (user.provider().equals("SOCIAL")) {
            throw PASSWORD_NOT_RESET.refusal();
        }
        // Whoever signed in elsewhere does so here from now on.
        var own = user.signsInElsewhere()
                ? user.identifiedBy(user.credentials().checkedBy(Credentials.Provider.OKTA), call.stamp())
                : user;
        var recovering = own.moved(RECOVERY, call.stamp());
        var ticket = Ticket.issued(call, user.id(), Ticket.Purpose.RESET);
        var commit = logged(call, recovering, "user.account.reset_password");
        var revoking = call.flag("revokeSessions").orElse(false);
        return sent(call, recovering, ticket, revoking ? revoked(call, recovering, commit) : commit);
    }

    /** From now on somebody else checks who this person is, and the password is none any more. */
    private static Commit federated(OktaCall call, User user) {
        if (call.flag("sendEmail").orElse(false)) {
            throw VALIDATION_FAILED.because("sendEmail: must be false when the provider changes", "sendEmail");
        }
        var federated = user.identifiedBy(user.credentials().federated(), call.stamp());
        return logged(call, federated, "user.account.reset_password").answer(Response.json(200, json -> {}));
    }

    /** Without the person's sessions; the one in which they call themselves stays. */
    private static Commit revoked(OktaCall call, User user, Commit commit) {
        return commit.with(Session.withoutOthers(call, commit.state(), user.id()))
                .announce(Event.of("user.session.clear", user.target()));
    }

    private static Commit forgot(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        if (user.status() != ACTIVE || user.credentials().recovery() == null) {
            throw FORGOT_NOT_ALLOWED.refusal();
        }
        var ticket = Ticket.issued(call, user.id(), Ticket.Purpose.FORGOTTEN);
        return sent(call, user, ticket, logged(call, user, "user.account.reset_password"));
    }

    /** With {@code sendEmail=false} the link is the answer; otherwise the person gets it. */
    private static Commit sent(OktaCall call, User user, Ticket ticket, Commit commit) {
        var issued = commit.with(ticket.in(commit.state()));
        if (!call.flag("sendEmail").orElse(true)) {
            return issued.answer(Response.json(200, json -> json.text("resetPasswordUrl", ticket.url(call))));
        }
        var text = "Hi " + user.attribute("firstName") + ", reset your Okta password: " + ticket.url(call);
        return issued.mail(new Mail(
                        call.now(),
                        "okta",
                        "email",
                        user.email(),
                        "Account password reset",
                        text,
                        "",
                        ticket.url(call)))
                .answer(Response.json(200, json -> {}));
    }

    private static Commit forgotAndSet(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var recovery = user.credentials().recovery();
        if (user.status() != ACTIVE || recovery == null) {
            throw FORGOT_NOT_ALLOWED.refusal();
        }
        var password = call.body().requiredObject("password").requiredText("value");
        var answer = call.body().requiredObject("recovery_question").requiredText("answer");
        if (!recovery.isAnsweredBy(answer)) {
            throw WRONG_RECOVERY_ANSWER.refusal();
        }
        return changed(call, withPassword(call, user, password), "user.account.reset_password");
    }

    private static Commit change(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        if (!CHANGEABLE.contains(user.status()) || user.credentials().provider().isElsewhere()) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        var old = call.body().requiredObject("oldPassword").requiredText("value");
        var fresh = call.body().requiredObject("newPassword").requiredText("value");
        var password = user.credentials().password();
        if (password == null || !password.matches(old)) {
            throw CREDENTIALS_NOT_UPDATED.because("Old Password is not correct");
        }
        if (call.flag("strict").orElse(false)) {
            Ruling.password(call, user).tooYoung(user, call.now()).ifPresent(why -> {
                throw CREDENTIALS_NOT_UPDATED.because(why);
            });
        }
        var changed = withPassword(call, user, fresh);
        var commit = changed(call, changed, "user.account.update_password");
        return call.body().truth("revokeSessions").or(false) ? revoked(call, changed, commit) : commit;
    }

    /** A person who had to choose another password has now done so. */
    private static User withPassword(OktaCall call, User user, String plain) {
        var complaint = Ruling.password(call, user).complaint(user, plain);
        if (complaint.isPresent()) {
            throw CREDENTIALS_NOT_UPDATED.because(complaint.get());
        }
        var secret = Secret.of(plain, call.chance().in("password"));
        var changed = user.identifiedBy(user.credentials().withPassword(new Password.Own(secret)), call.stamp());
        var waiting = user.status() == PASSWORD_EXPIRED || user.status() == RECOVERY;
        return waiting ? changed.moved(ACTIVE, call.stamp()) : changed;
    }

    private static Commit changeQuestion(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        if (!CHANGEABLE.contains(user.status())) {
            throw RECOVERY_QUESTION_NOT_ALLOWED.refusal();
        }
        var given = call.body().requiredObject("password").requiredText("value");
        var question = call.body().requiredObject("recovery_question");
        var text = question.requiredText("question");
        var answer = question.requiredText("answer");
        var password = user.credentials().password();
        if (password == null || !password.matches(given)) {
            throw CREDENTIALS_NOT_UPDATED.because("The password is not correct");
        }
        var secret =
                Secret.of(Credentials.Recovery.normal(answer), call.chance().in("recovery"));
        var credentials = user.credentials().withRecovery(new Credentials.Recovery(text, secret));
        return changed(call, user.identifiedBy(credentials, call.stamp()), "user.account.update_profile");
    }

    private static Commit changed(OktaCall call, User user, String event) {
        return logged(call, user, event)
                .answer(Response.json(200, json -> user.credentials().write(json)));
    }

    private static Commit logged(OktaCall call, User user, String event) {
        return call.logged(call.state().put(USERS, user), Event.of(event, user.target()));
    }
}
