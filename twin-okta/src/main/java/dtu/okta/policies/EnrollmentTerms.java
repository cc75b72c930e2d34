package dtu.okta.policies;

import dtu.twins.json.Json;
import java.util.List;

/**
 * What an enrollment policy lets people enroll.
 *
 * @param settings of the policy: {@code authenticators}, or in its old form {@code factors}
 * @param actions of the rule
 */
public record EnrollmentTerms(Json settings, Json actions) {
    private static final String NOT_ALLOWED = "NOT_ALLOWED";

    /** {@code REQUIRED}, {@code OPTIONAL} or {@code NOT_ALLOWED} for an authenticator such as {@code google_otp}. */
    public String authenticator(String key) {
        for (var each : settings.at("authenticators").map(Json::elements).orElse(List.of())) {
            if (each.textAt("key").filter(key::equals).isPresent()) {
                return self(each);
            }
        }
        return self(settings.at("factors").flatMap(all -> all.at(key)).orElse(Json.NULL));
    }

    /** Whether people may enroll that authenticator at all. */
    boolean lets(String key) {
        return !authenticator(key).equals(NOT_ALLOWED);
    }

    private static String self(Json one) {
        return one.at("enroll").flatMap(enroll -> enroll.textAt("self")).orElse(NOT_ALLOWED);
    }

    /**
     * {@code CHALLENGE}, {@code LOGIN}, {@code NEVER} or {@code NEVER_INCLUDING_RECOVERY}: when people are asked to.
     */
    public String when() {
        return actions.at("enroll").flatMap(enroll -> enroll.textAt("self")).orElse("CHALLENGE");
    }
}
