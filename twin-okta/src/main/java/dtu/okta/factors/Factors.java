package dtu.okta.factors;

import static dtu.okta.OktaError.FACTOR_NOT_ACTIVE;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.NOT_IN_EXPECTED_STATE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.factors.Factor.FACTORS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Okta's Factors API: enrolling people, activating and verifying what they enrolled. */
public final class Factors {
    private static final String ALL = "/api/v1/users/{userId}/factors";
    private static final String ONE = ALL + "/{factorId}";
    private static final String ACTIVATE = ONE + "/lifecycle/activate";
    private static final String TRANSACTION = ONE + "/transactions/{transactionId}";

    // spotless:off - a table reads best as a table
    private static final List<Route> OWN = List.of(
        read ("listFactors",                    GET,    ALL,                               USERS_READ,   Factors::list),
        write("enrollFactor",                   POST,   ALL,                               USERS_MANAGE, Factors::enroll),
        read ("listSupportedFactors",           GET,    ALL + "/catalog",                  USERS_READ,   Factors::catalog),
        read ("listSupportedSecurityQuestions", GET,    ALL + "/questions",                USERS_READ,   Factors::questions),
        read ("getFactor",                      GET,    ONE,                               USERS_READ,   Factors::get),
        write("unenrollFactor",                 DELETE, ONE,                               USERS_MANAGE, Factors::unenroll),
        write("activateFactor",                 POST,   ACTIVATE,                          USERS_MANAGE, Factors::activate),
        read ("pollFactorActivation",           POST,   ACTIVATE + "/poll",                USERS_MANAGE, Factors::get),
        write("sendFactorActivation",           POST,   ACTIVATE + "/{channel}",           USERS_MANAGE, OktaVerify::sendLink),
        write("resendEnrollFactor",             POST,   ONE + "/resend",                   USERS_MANAGE, Factors::resend),
        write("verifyFactor",                   POST,   ONE + "/verify",                   USERS_MANAGE, Challenges::verify),
        read ("getFactorTransactionStatus",     GET,    TRANSACTION,                       USERS_READ,   Challenges::poll),
        write("cancelFactorTransaction",        DELETE, TRANSACTION,                       USERS_MANAGE, Challenges::cancel),
        write("resetFactors",                   POST,   "/api/v1/users/{id}/lifecycle/reset_factors",
                USERS_MANAGE, Factors::reset));
    // spotless:on

    public static final List<Route> ROUTES =
            Stream.concat(OWN.stream(), QrCode.ROUTES.stream()).toList();

    public static final List<Shape> SHAPES =
            List.of(FACTORS, Phone.PHONES, WrongAnswers.COUNTS, Push.PUSHES, YubiKey.TOKENS);

    private Factors() {}

    private static Response list(OktaCall call) {
        var factors = Factor.of(call.state(), UserFinder.at(call, "userId").id());
        return Response.json(
                200,
                JsonOut.array(
                        factors.stream(),
                        (json, factor) -> json.value(object -> FactorView.members(call, object, factor))));
    }

    private static Commit enroll(OktaCall call) {
        var begun = Enrollment.begun(call, UserFinder.at(call, "userId"), call.body());
        return begun.commit().answer(FactorView.ok(call.seeing(begun.commit().state()), begun.factor()));
    }

    private static Response catalog(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return Response.json(
                200,
                JsonOut.array(
                        FactorKind.offered(call.state()).stream(),
                        (json, kind) -> json.value(object -> supported(call, object, user, kind))));
    }

    private static void supported(OktaCall call, JsonOut json, User user, FactorKind kind) {
        var self = "/api/v1/users/" + user.id().value() + "/factors";
        json.text("factorType", kind.type())
                .text("provider", kind.provider())
                .text("vendorName", kind.provider())
                .object("_links", links -> {
                    if (kind == FactorKind.QUESTION) {
                        FactorView.link(call, links, "questions", self + "/questions", "GET");
                    }
                    FactorView.link(call, links, "enroll", self, "POST");
                })
                .text(
                        "status",
                        Factor.of(call.state(), user.id(), kind)
                                .map(factor -> factor.status().name())
                                .orElse("NOT_SETUP"))
                .text("enrollment", "OPTIONAL");
        Phone.of(call.state(), user.id(), kind).ifPresent(phone -> phones(json, phone));
    }

    private static void phones(JsonOut json, Phone phone) {
        json.object(
                "_embedded",
                embedded -> embedded.array(
                        "phones",
                        List.of(phone),
                        (out, known) -> out.value(object -> object.text(
                                        "id", known.factor().value())
                                .object("profile", profile -> profile.text("phoneNumber", known.number()))
                                .text("status", "ACTIVE"))));
    }

    private static Response questions(OktaCall call) {
        UserFinder.at(call, "userId");
        return Response.json(
                200,
                JsonOut.array(
                        Question.ALL.stream(),
                        (json, question) -> json.value(object ->
                                object.text("question", question.key()).text("questionText", question.text()))));
    }

    private static Response get(OktaCall call) {
        return FactorView.ok(call, factor(call));
    }

    private static Commit unenroll(OktaCall call) {
        var factor = factor(call);
        var state = factor.removedFrom(call.state());
        if (call.flag("removeRecoveryEnrollment").orElse(false)) {
            state = state.remove(Phone.PHONES, Phone.Id.of(factor.user(), factor.kind()));
        }
        return call.logged(state, deactivated(UserFinder.at(call, "userId"), factor));
    }

    private static Event deactivated(User user, Factor factor) {
        return Event.of("user.mfa.factor.deactivate", user.target(), factor.target());
    }

    private static Commit activate(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var factor = pending(call);
        if (factor.kind() == FactorKind.PUSH) {
            return Commit.commit(call.state()).answer(FactorView.ok(call, factor));
        }
        var activation = Activation.of(call, user, factor, call.members());
        return activation.factor() == null
                ? activation.commit()
                : activation.commit().answer(FactorView.ok(call, activation.factor()));
    }

    private static Commit resend(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var factor = pending(call);
        var given = call.members();
        var isOther = !given.text("factorType")
                        .or(factor.kind().type())
                        .equals(factor.kind().type())
                || !given.text("provider")
                        .or(factor.kind().provider())
                        .equals(factor.kind().provider());
        if (isOther || !factor.kind().isSent()) {
            throw VALIDATION_FAILED.because("Invalid factor type or provider.", "factorResendRequest");
        }
        return Messages.sent(call, Commit.commit(call.state()), user, factor).answer(FactorView.ok(call, factor));
    }

    private static Commit reset(OktaCall call) {
        var user = UserFinder.at(call, "id");
        var commit = call.logged(
                Factor.without(call.state(), user.id()), Event.of("user.mfa.factor.reset_all", user.target()));
        for (var factor : Factor.of(call.state(), user.id())) {
            commit = commit.announce(deactivated(user, factor));
        }
        return commit.answer(Response.json(200, json -> {}));
    }

    /** The one place where a factor that is not this person's is refused. */
    static Factor factor(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var id = call.path("factorId");
        return call.state()
                .find(FACTORS, new Factor.Id(id))
                .filter(factor -> factor.user().equals(user.id()))
                .orElseThrow(NOT_FOUND.about(id, "UserFactor"));
    }

    static Factor active(OktaCall call) {
        var factor = factor(call);
        if (!factor.isActive() || !factor.kind().isOffered(call.state())) {
            throw FACTOR_NOT_ACTIVE.refusal();
        }
        return factor;
    }

    static Factor pending(OktaCall call) {
        var factor = factor(call);
        if (factor.isActive()) {
            throw NOT_IN_EXPECTED_STATE.refusal();
        }
        return factor;
    }
}
