package dtu.okta.authenticators;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.twins.Refusal;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.Set;

/** An authenticator as a client describes it. */
final class GivenAuthenticator {
    private static final Set<String> USES = Set.of("any", "recovery", "sso", "none");
    private static final long TOKEN_MINUTES_MAX = 30;
    private static final long TTL_MIN = 10;
    private static final long TTL_MAX = 14_400;
    private static final long USUAL_TTL = 120;

    private GivenAuthenticator() {}

    /** The authenticator with what the body says of it; what it leaves out keeps Okta's defaults. */
    static Authenticator on(OktaCall call, Authenticator before) {
        var given = call.body();
        var name = given.text("name").or(before.name());
        var settings = given.object("settings")
                .map(sent -> settings(call, before, sent))
                .or(before.settings());
        var sentProvider = given.opaqueObject("provider").or(before.provider());
        var provider = before.kind() == AuthenticatorKind.TAC ? withCharacters(sentProvider) : sentProvider;
        if (before.kind().needsProvider() && provider.isNull()) {
            throw invalid("provider", "The field cannot be left blank");
        }
        if (before.kind() == AuthenticatorKind.TAC) {
            tac(given.objectOrEmpty("provider").objectOrEmpty("configuration"));
        }
        if (before.kind() == AuthenticatorKind.CUSTOM_APP
                && !given.truth("agreeToTerms").or(false)) {
            throw invalid("agreeToTerms", "The terms have to be agreed to");
        }
        return before.describedBy(name, settings, provider, call.stamp());
    }

    private static Json settings(OktaCall call, Authenticator before, Fields sent) {
        var use = sent.text("allowedFor").or("any");
        var minutes = sent.whole("tokenLifetimeInMinutes").or(1L);
        if (!USES.contains(use)) {
            throw invalid("allowedFor", "The field has an invalid value");
        }
        if (minutes < 1 || minutes > TOKEN_MINUTES_MAX) {
            throw invalid("tokenLifetimeInMinutes", "must be between 1 and " + TOKEN_MINUTES_MAX);
        }
        var known = before.settings().isNull() ? sent.json() : before.settings().merged(sent.json());
        return before.kind() == AuthenticatorKind.CUSTOM_APP ? owned(call, known) : known;
    }

    /** A custom authenticator belongs to an app, and is known by its client id. */
    private static Json owned(OktaCall call, Json settings) {
        var id = settings.textAt("appInstanceId").orElse("");
        var app = call.state()
                .find(Application.APPS, new Application.Id(id))
                .orElseThrow(() -> invalid("appInstanceId", "The field has an invalid value"));
        return settings.with("oauthClientId", app.clientId());
    }

    private static void tac(Fields configuration) {
        var min = ttl(configuration, "minTtl", TTL_MIN);
        var max = ttl(configuration, "maxTtl", TTL_MAX);
        var usual = ttl(configuration, "defaultTtl", Math.max(min, Math.min(USUAL_TTL, max)));
        if (min > max || usual < min || usual > max) {
            throw invalid("defaultTtl", "must be between minTtl and maxTtl");
        }
    }

    /** Codes are of all characters unless the authenticator says of which. */
    private static Json withCharacters(Json provider) {
        var configuration = provider.at("configuration").orElse(Json.EMPTY_OBJECT);
        if (configuration.at("complexity").isPresent()) {
            return provider;
        }
        var all = Json.EMPTY_OBJECT
                .with("numbers", Json.truth(true))
                .with("letters", Json.truth(true))
                .with("specialCharacters", Json.truth(true));
        return provider.with("configuration", configuration.with("complexity", all));
    }

    private static long ttl(Fields configuration, String name, long usual) {
        var minutes = configuration.whole(name).or(usual);
        if (minutes < TTL_MIN || minutes > TTL_MAX) {
            throw invalid(name, "must be between " + TTL_MIN + " and " + TTL_MAX);
        }
        return minutes;
    }

    private static Refusal invalid(String name, String why) {
        return VALIDATION_FAILED.because(name + ": " + why, name);
    }
}
