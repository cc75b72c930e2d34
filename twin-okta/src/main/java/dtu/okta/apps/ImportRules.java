package dtu.okta.apps;

import dtu.okta.OktaCall;
import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Subject;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.Optional;
import java.util.Set;

/**
 * How people of an application come into Okta, as its in-bound provisioning says.
 *
 * @param capabilities as Okta shows them
 */
public record ImportRules(Json capabilities) {
    private static final String SOURCE = "custom_identity_source";

    /** People of an identity source are known by the names that it gives them. */
    private static final Json OF_SOURCES = Json.of("""
            {"importSettings": {"username": {"userNameFormat": "CUSTOM"}}}""");

    /** Whether an application is one that others feed with people. */
    public static boolean isSource(Application app) {
        return app.name().startsWith(SOURCE);
    }

    public static ImportRules of(State state, Application app) {
        var name = AppFeature.Name.INBOUND_PROVISIONING;
        return new ImportRules(state.find(AppFeature.FEATURES, new AppFeature.Id(app.id(), name))
                .map(AppFeature::capabilities)
                .orElseGet(() -> isSource(app) ? name.usual().merged(OF_SOURCES) : name.usual()));
    }

    /** Whether people are known again by their address, and not by their login. */
    public boolean matchesByEmail() {
        return rules().textAt("exactMatchCriteria").orElse("").equals("EMAIL");
    }

    /** The names of what people are known by, as hooks are told them. */
    public String criterion() {
        return rules().textAt("exactMatchCriteria").orElse("USERNAME");
    }

    /** Whether new people are activated at once. */
    public boolean activates() {
        return rules().at("autoActivateNewUsers").filter(Json::asTruth).isPresent();
    }

    /** What somebody with that account signs in with; empty when the account says nothing of it. */
    public Optional<String> login(OktaCall call, Json account) {
        var username = capabilities
                .at("importSettings")
                .flatMap(settings -> settings.at("username"))
                .orElse(Json.EMPTY_OBJECT);
        if (username.textAt("userNameFormat").orElse("EMAIL").equals("EMAIL")) {
            return account.textAt("email");
        }
        return username.textAt("userNameExpression")
                .filter(text -> !text.isBlank())
                .map(text -> evaluated(call, text, account))
                .orElseGet(() -> account.textAt("userName"));
    }

    private static Optional<String> evaluated(OktaCall call, String text, Json account) {
        var surroundings = Json.EMPTY_OBJECT.with("source", account).with("appuser", account);
        try {
            var login = call.conditions()
                    .value(text, Set.of())
                    .valueFor(new Subject(call.state(), null, call.now(), surroundings));
            return Optional.of(login).filter(Json::isText).map(Json::asText);
        } catch (BadExpression soundWhenItWasWritten) {
            return Optional.empty();
        }
    }

    private Json rules() {
        return capabilities
                .at("importRules")
                .flatMap(rules -> rules.at("userCreateAndMatch"))
                .orElse(Json.EMPTY_OBJECT);
    }
}
