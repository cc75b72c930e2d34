package dtu.okta.policies;

import dtu.twins.json.Json;
import java.time.Duration;

/**
 * What a sign-on rule demands and grants.
 *
 * @param signon the rule's action as Okta shows it
 */
public record SignOnTerms(Json signon) {
    private static final long IDLE_MINUTES = 120;

    /** Whether the person may sign in at all. */
    public boolean allows() {
        return signon.textAt("access").orElse("ALLOW").equals("ALLOW");
    }

    /** Whether the password alone is not enough. */
    public boolean requiresFactor() {
        return truth("requireFactor");
    }

    /** {@code ALWAYS}, {@code DEVICE} or {@code SESSION}: when a second factor is asked for again. */
    public String factorPromptMode() {
        return signon.textAt("factorPromptMode").orElse("ALWAYS");
    }

    /** How long a second factor counts on a device that is remembered. */
    public Duration factorLifetime() {
        return Duration.ofMinutes(minutes(signon, "factorLifetime", 0));
    }

    public boolean remembersDeviceByDefault() {
        return truth("rememberDeviceByDefault");
    }

    /** How long a session lives without being used. */
    public Duration idle() {
        return Duration.ofMinutes(minutes(session(), "maxSessionIdleMinutes", IDLE_MINUTES));
    }

    /** How long a session lives whatever happens; zero for as long as it is used. */
    public Duration lifetime() {
        return Duration.ofMinutes(minutes(session(), "maxSessionLifetimeMinutes", 0));
    }

    /** Whether the session outlives the browser. */
    public boolean usesPersistentCookie() {
        return session().at("usePersistentCookie").filter(Json::asTruth).isPresent();
    }

    private Json session() {
        return signon.at("session").orElse(Json.EMPTY_OBJECT);
    }

    private boolean truth(String name) {
        return signon.at(name).filter(Json::asTruth).isPresent();
    }

    private static long minutes(Json object, String name, long usual) {
        return object.at(name).filter(Json::isNumber).map(Json::asLong).orElse(usual);
    }
}
