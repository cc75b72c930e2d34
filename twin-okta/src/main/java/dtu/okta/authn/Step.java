package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a form on a sign-in page can ask for, and the operation of the API that does it. */
enum Step {
    SIGN_IN("signin", Authn::primary),
    VERIFY("verify", SecondFactors::verify),
    RESEND("resend", SecondFactors::resendChallenge),
    ENROLL("enroll", SecondFactors::enroll),
    ACTIVATE("activate", SecondFactors::activate),
    RESEND_ACTIVATION("resendActivation", SecondFactors::resendActivation),
    PREVIOUS("previous", Authn::previous),
    SKIP("skip", Authn::skip),
    CANCEL("cancel", Authn::cancel),
    CHANGE("change", Authn::changePassword),
    RESET("reset", Authn::resetPassword),
    FORGOT("forgot", Recoveries::password),
    UNLOCK("unlock", Recoveries::unlock),
    TOKEN("token", Recoveries::token),
    ANSWER("answer", Recoveries::answer),
    ACTIVATION("activation", Authn::primary);

    private static final Set<String> OWN = Set.of("step", "fromURI", "app", "factor", "rememberDevice");
    private static final String PROFILE = "profile.";

    private final String word;
    private final Function<OktaCall, Commit> operation;

    Step(String word, Function<OktaCall, Commit> operation) {
        this.word = word;
        this.operation = operation;
    }

    static Optional<Step> named(String word) {
        for (var step : values()) {
            if (step.word.equals(word)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    Commit does(OktaCall call) {
        return operation.apply(call);
    }

    /** The form as the call that a client of the API would make. */
    OktaCall call(OktaCall page, Parameters form) {
        var body = Json.EMPTY_OBJECT;
        var profile = Json.EMPTY_OBJECT;
        for (var field : form.all()) {
            if (field.name().startsWith(PROFILE)) {
                profile = profile.with(field.name().substring(PROFILE.length()), field.value());
            } else if (!OWN.contains(field.name())) {
                body = body.with(field.name(), field.value());
            }
        }
        var sent = profile.size() == 0 ? body : body.with("profile", profile);
        var factor = form.first("factor").orElse("");
        var remember = form.first("rememberDevice").orElse("");
        var asked = page.request();
        var query = remember.isEmpty() ? Parameters.NONE : Parameters.of("rememberDevice", "true");
        var request = new Request(asked.method(), asked.origin(), asked.path(), query, asked.headers(), asked.body());
        return page.asking(request.json(sent.toString()), Map.of("factorId", factor, "factorIdOrFactorType", factor));
    }
}
