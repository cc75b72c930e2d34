package dtu.okta.imports;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppUsers;
import dtu.okta.apps.Application;
import dtu.okta.apps.ImportRules;
import dtu.okta.logs.Event;
import dtu.okta.users.Creation;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.Refusal;
import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to become of one account that is imported, as far as it is known.
 *
 * @param profile the person's, made of the account's
 * @param linked the id of the person whose account it is; empty when there is to be a new one
 * @param told attributes of the account that a hook has set, which count more than any mapping
 */
record Proposal(Application.Id app, Candidate candidate, Json profile, String linked, Json told) {
    /** What services and Okta call the same thing. */
    private static final Map<String, String> NAMES =
            Map.of("givenName", "firstName", "familyName", "lastName", "homeAddress", "streetAddress");

    private static final String LOGIN = "login";

    static Proposal of(OktaCall call, State state, Application app, Candidate candidate) {
        var rules = ImportRules.of(state, app);
        var attributes = person(state, Json.EMPTY_OBJECT, candidate.profile());
        var profile = rules.login(call, candidate.profile())
                .map(login -> attributes.with(LOGIN, login))
                .orElse(attributes);
        var key = rules.matchesByEmail()
                ? profile.textAt("email")
                        .flatMap(email ->
                                state.scan(User.BY_EMAIL, User.key(email)).first())
                : profile.textAt(LOGIN).flatMap(login -> state.find(User.BY_LOGIN, User.key(login)));
        var linked = key.map(user -> user.id().value()).orElse("");
        return new Proposal(app.id(), candidate, profile, linked, Json.EMPTY_OBJECT);
    }

    /** A person's profile with what the attributes of an account say. */
    private static Json person(State state, Json before, Json account) {
        var known = UserType.usual(state).attributes();
        var profile = new Json[] {before};
        account.members((given, value) -> {
            var name = NAMES.getOrDefault(given, given);
            if (known.contains(name) && !value.isNull()) {
                profile[0] = profile[0].with(name, value);
            }
        });
        return profile[0];
    }

    boolean isNew() {
        return linked.isEmpty();
    }

    /** Attributes of the person that somebody else has already, and only one may have. */
    List<String> conflicts(State state) {
        var holder = profile.textAt(LOGIN).flatMap(login -> state.find(User.BY_LOGIN, User.key(login)));
        return holder.filter(user -> !user.id().value().equals(linked)).isPresent() ? List.of(LOGIN) : List.of();
    }

    /** With other attributes of the account, which flow on into the person's. */
    Proposal withAccount(OktaCall call, State state, Application application, Json changes) {
        var rules = ImportRules.of(state, application);
        var account = new Candidate(candidate.externalId(), candidate.profile().merged(changes));
        var attributes = person(state, profile, changes);
        var login = rules.login(call, account.profile());
        var person = login.isEmpty() || login.equals(rules.login(call, candidate.profile()))
                ? attributes
                : attributes.with(LOGIN, login.get());
        return new Proposal(app, account, person, linked, told.merged(changes));
    }

    Proposal withPerson(Json changes) {
        return new Proposal(app, candidate, profile.merged(changes), linked, told);
    }

    /** For a person who is there, or, when it is empty, for a new one. */
    Proposal linkedTo(String user) {
        return new Proposal(app, candidate, profile, user, told);
    }

    /** The commit in which it is so; what cannot be is logged, and the import goes on. */
    Commit applied(OktaCall call, Commit so, Application application) {
        var seen = call.seeing(so.state());
        if (!isNew()) {
            return so.state()
                    .find(User.USERS, new User.Id(linked))
                    .map(user -> assigned(
                            seen,
                            so.announce(
                                    Event.of("system.import.user_match.confirm", user.target(), application.target())),
                            application,
                            user))
                    .orElse(so);
        }
        var inner = seen.asking(creation(call, ImportRules.of(so.state(), application)), Map.of());
        try {
            var made = Creation.create(inner);
            var login = profile.textAt(LOGIN).orElse("");
            var user = made.state().find(User.BY_LOGIN, User.key(login)).orElseThrow();
            var created =
                    made.after(so).announce(Event.of("system.import.user.create", user.target(), application.target()));
            return assigned(call.seeing(created.state()), created, application, user);
        } catch (Refusal refused) {
            var error = Json.of(refused.answer(inner).body().text());
            return so.announce(
                    Event.of("system.import.user.create", application.target()).failedFor(why(error)));
        }
    }

    private Request creation(OktaCall call, ImportRules rules) {
        var provider = Json.EMPTY_OBJECT.with("type", "IMPORT").with("name", "IMPORT");
        var body = Json.EMPTY_OBJECT
                .with("profile", profile)
                .with("credentials", Json.EMPTY_OBJECT.with("provider", provider));
        var here = call.request();
        var query = Parameters.of("activate", String.valueOf(rules.activates()));
        return new Request(Method.POST, here.origin(), here.path(), query, here.headers(), here.body())
                .json(body.toString());
    }

    private static String why(Json error) {
        return error.at("errorCauses").map(Json::elements).orElse(List.of()).stream()
                .flatMap(cause -> cause.textAt("errorSummary").stream())
                .findFirst()
                .or(() -> error.textAt("errorSummary"))
                .orElse("");
    }

    private Commit assigned(OktaCall call, Commit so, Application application, User user) {
        return AppUsers.imported(call, so, application, user, told);
    }

    /** The person as far as there is one already. */
    Optional<User> person(State state) {
        return isNew() ? Optional.empty() : state.find(User.USERS, new User.Id(linked));
    }
}
