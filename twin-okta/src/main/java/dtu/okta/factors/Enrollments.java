package dtu.okta.factors;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.NOT_IN_EXPECTED_STATE;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.factors.TemporaryCode.CODES;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.authenticators.Authenticator;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same enrollments in the words of Identity Engine: which authenticators a person has, passwords and codes too. */
public final class Enrollments {
    private static final String ALL = "/api/v1/users/{userId}/authenticator-enrollments";
    private static final String ONE = ALL + "/{enrollmentId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listAuthenticatorEnrollments",     GET,    ALL,            USERS_READ,   Enrollments::list),
        write("createAuthenticatorEnrollment",    POST,   ALL + "/phone", USERS_MANAGE, Enrollments::phone),
        write("createTacAuthenticatorEnrollment", POST,   ALL + "/tac",   USERS_MANAGE, Enrollments::tac),
        read ("getAuthenticatorEnrollment",       GET,    ONE,            USERS_READ,   Enrollments::get),
        write("deleteAuthenticatorEnrollment",    DELETE, ONE,            USERS_MANAGE, Enrollments::delete));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(CODES);

    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789@*!";
    private static final long USUAL_TTL = 120;
    private static final long USUAL_LENGTH = 16;

    private Enrollments() {}

    private static List<EnrollmentView> all(OktaCall call, User user) {
        var all = new ArrayList<EnrollmentView>();
        if (user.hasPassword()) {
            all.add(EnrollmentView.password(user));
        }
        Factor.of(call.state(), user.id()).stream()
                .filter(Factor::isActive)
                .forEach(factor -> all.add(EnrollmentView.of(call, factor)));
        call.state().scan(TemporaryCode.BY_USER, user.id()).stream()
                .filter(code -> call.now().isBefore(code.expires()))
                .forEach(code -> all.add(EnrollmentView.of(code)));
        return all;
    }

    private static Response list(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return Response.json(
                200,
                JsonOut.array(
                        all(call, user).stream(),
                        (json, view) -> json.value(object -> view.members(call, object, user))));
    }

    private static Response get(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        return ok(call, user, named(call, user));
    }

    private static EnrollmentView named(OktaCall call, User user) {
        var id = call.path("enrollmentId");
        return all(call, user).stream()
                .filter(view -> view.id().equals(id))
                .findFirst()
                .orElseThrow(NOT_FOUND.about(id, "AuthenticatorEnrollment"));
    }

    /** A phone that an administrator vouches for. */
    private static Commit phone(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        authenticator(call, FactorKind.SMS.authenticator());
        var number = call.body().requiredObject("profile").requiredText("phoneNumber");
        var begun = Enrollment.vouched(call, user, FactorKind.SMS, number);
        return begun.commit().answer(ok(call, user, EnrollmentView.of(call, begun.factor())));
    }

    private static Commit tac(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var terms = authenticator(call, "tac").provider().at("configuration").orElse(Json.EMPTY_OBJECT);
        var profile = call.body().objectOrEmpty("profile");
        var minutes = profile.whole("ttl").or(number(terms, "defaultTtl", USUAL_TTL));
        if (minutes < number(terms, "minTtl", 1) || minutes > number(terms, "maxTtl", Integer.MAX_VALUE)) {
            throw invalid("ttl", "The field is outside of what the authenticator allows");
        }
        var many = profile.truth("multiUse").or(false);
        if (many && terms.at("multiUseAllowed").filter(Json::asTruth).isEmpty()) {
            throw invalid("multiUse", "The authenticator does not allow codes for many uses");
        }
        var text = new StringBuilder();
        for (var i = 0; i < number(terms, "length", USUAL_LENGTH); i++) {
            text.append(LETTERS.charAt(call.chance().in("tac").below(LETTERS.length(), i)));
        }
        var uses = many ? TemporaryCode.Uses.MANY : TemporaryCode.Uses.ONE;
        var end = call.stamp().plus(Duration.ofMinutes(minutes));
        var code = new TemporaryCode(call.mint(TemporaryCode.IDS), user.id(), text.toString(), uses, call.stamp(), end);
        var view = EnrollmentView.of(code);
        return call.logged(
                        call.state().put(CODES, code),
                        Event.of("user.mfa.factor.activate", user.target(), view.target()))
                .answer(ok(call, user, view.showing(code)));
    }

    private static long number(Json terms, String name, long usual) {
        return terms.at(name).filter(Json::isNumber).map(Json::asLong).orElse(usual);
    }

    /** The authenticator that the body names; refused when it is another kind, or off. */
    private static Authenticator authenticator(OktaCall call, String key) {
        var id = call.body().requiredText("authenticatorId");
        return call.state()
                .find(Authenticator.AUTHENTICATORS, new Authenticator.Id(id))
                .filter(found -> found.key().equals(key) && found.isActive())
                .orElseThrow(() -> invalid("authenticatorId", "The field has an invalid value"));
    }

    private static Refusal invalid(String name, String why) {
        return VALIDATION_FAILED.because(name + ": " + why, name);
    }

    private static Commit delete(OktaCall call) {
        var user = UserFinder.at(call, "userId");
        var view = named(call, user);
        var factor = call.state().find(Factor.FACTORS, new Factor.Id(view.id()));
        var code = new TemporaryCode.Id(view.id());
        if (factor.isEmpty() && !call.state().has(CODES, code)) {
            // A password is replaced, never taken away.
            throw NOT_IN_EXPECTED_STATE.refusal();
        }
        var state = factor.map(found -> found.removedFrom(call.state()))
                .orElseGet(() -> call.state().remove(CODES, code));
        return call.logged(state, Event.of("user.mfa.factor.deactivate", user.target(), view.target()));
    }

    private static Response ok(OktaCall call, User user, EnrollmentView view) {
        return Response.json(200, json -> view.members(call, json, user));
    }
}
