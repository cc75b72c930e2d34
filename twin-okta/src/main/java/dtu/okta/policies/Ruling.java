package dtu.okta.policies;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/**
 * Which policy holds for a person, and which rule of it: the first active one, by priority, whose conditions fit.
 *
 * @param rule none when the policy holds and none of its rules does
 */
public record Ruling(Policy policy, Optional<PolicyRule> rule) {

    /** What that person's password must be like, and what they may do about it. */
    public static PasswordTerms password(OktaCall call, User user) {
        var ruling = of(PolicyType.PASSWORD, Situation.of(call, user, ""));
        return new PasswordTerms(ruling.policy().terms().settings(), ruling.actions());
    }

    /** Whether that person may sign in to Okta now, with what, and for how long. */
    public static SignOnTerms signOn(OktaCall call, User user) {
        var ruling = of(PolicyType.OKTA_SIGN_ON, Situation.of(call, user, ""));
        return new SignOnTerms(ruling.actions().at("signon").orElse(Json.EMPTY_OBJECT));
    }

    /** The authenticators that person may or must enroll, and when. */
    public static EnrollmentTerms enrollment(OktaCall call, User user) {
        var ruling = of(PolicyType.MFA_ENROLL, Situation.of(call, user, ""));
        return new EnrollmentTerms(ruling.policy().terms().settings(), ruling.actions());
    }

    /** The names of the enrollment policies that let anybody enroll that authenticator. */
    public static List<String> enrolling(OktaCall call, String key) {
        return call.state().scan(Policy.BY_PLACE, Policies.ofType(PolicyType.MFA_ENROLL)).stream()
                .filter(Policy::isActive)
                .filter(policy -> new EnrollmentTerms(policy.terms().settings(), Json.EMPTY_OBJECT).lets(key))
                .map(policy -> policy.terms().name())
                .toList();
    }

    /** The identity providers to which that person is sent for that app, as rules list them. */
    public static Json routing(OktaCall call, User user, String app) {
        var ruling = of(PolicyType.IDP_DISCOVERY, Situation.of(call, user, app));
        return ruling.actions().at("idp").orElse(Json.EMPTY_OBJECT);
    }

    /** The sign-in action of that app's policy for that person, as rules show it: access and verification method. */
    public static Json access(OktaCall call, User user, Application.Id app) {
        var policy = PolicyMappings.of(call.state(), app, PolicyType.ACCESS_POLICY);
        var rule = rule(call.state(), policy, Situation.of(call, user, app.value()));
        return rule.flatMap(found -> found.terms().actions().at("appSignOn")).orElse(Json.EMPTY_OBJECT);
    }

    /** How people sign up on their way to that app, or to Okta itself when it is none. */
    public static RegistrationTerms registration(State state, Optional<Application> app) {
        var type = PolicyType.PROFILE_ENROLLMENT;
        var policy = app.map(known -> PolicyMappings.of(state, known.id(), type))
                .orElseGet(() -> PolicyMappings.usual(state, type));
        var rule =
                state.scan(PolicyRule.BY_PLACE, Policies.ofPolicy(policy.id())).first();
        return new RegistrationTerms(
                rule.flatMap(found -> found.terms().actions().at("profileEnrollment"))
                        .orElse(Json.EMPTY_OBJECT));
    }

    /** The rule that answers, as Okta shows its actions; none answers nothing. */
    Json actions() {
        return rule.map(found -> found.terms().actions()).orElse(Json.EMPTY_OBJECT);
    }

    /** A ranked policy of that type. A policy none of whose rules fits leaves the case to the next one. */
    static Ruling of(PolicyType type, Situation situation) {
        var state = situation.call().state();
        Ruling first = null;
        for (var policy : state.scan(Policy.BY_PLACE, Policies.ofType(type))) {
            if (!policy.isActive() || !fits(policy.terms().conditions(), situation)) {
                continue;
            }
            var ruling = new Ruling(policy, rule(state, policy, situation));
            if (ruling.rule().isPresent()) {
                return ruling;
            }
            first = first == null ? ruling : first;
        }
        if (first == null) {
            throw new IllegalStateException("no default " + type);
        }
        return first;
    }

    /** The rule of a policy that is known already, such as an app's. */
    static Optional<PolicyRule> rule(State state, Policy policy, Situation situation) {
        return state.scan(PolicyRule.BY_PLACE, Policies.ofPolicy(policy.id())).stream()
                .filter(rule -> rule.isActive() && fits(rule.terms().conditions(), situation))
                .findFirst();
    }

    private static boolean fits(Json conditions, Situation situation) {
        return Checks.together(Checks.of(conditions, situation)) == Checks.Verdict.MATCH;
    }
}
