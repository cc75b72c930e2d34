package dtu.okta.apps;

import dtu.twins.json.Json;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Okta does for the accounts of an application: makes them there, or takes them from there. */
record AppFeature(Id id, Json capabilities) {
    static final Table<Id, AppFeature> FEATURES = Table.of("ApplicationFeature", AppFeature::id);

    private static final String DESCRIBED = "usernameFormat";

    /** Application and feature. */
    record Id(Application.Id app, Name name) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : name.compareTo(other.name);
        }
    }

    /** The two of them. */
    enum Name {
        USER_PROVISIONING("User provisioning settings from Okta to a downstream application", """
                {"create": {"lifecycleCreate": {"status": "DISABLED"}},
                 "update": {"profile": {"status": "DISABLED"}, "lifecycleDeactivate": {"status": "DISABLED"},
                   "password": {"status": "DISABLED", "seed": "RANDOM", "change": "KEEP_EXISTING"}}}"""),
        INBOUND_PROVISIONING("In-bound provisioning settings for provisioning users from an application to Okta", """
                {"importSettings": {"username": {"userNameFormat": "EMAIL"},
                   "schedule": {"status": "DISABLED", "fullImport": null, "incrementalImport": null}},
                 "importRules": {"userCreateAndMatch": {"exactMatchCriteria": "USERNAME", "allowPartialMatch": true,
                   "autoConfirmPartialMatch": false, "autoConfirmExactMatch": false, "autoConfirmNewUsers": false,
                   "autoActivateNewUsers": false}}}""");

        private final String description;
        private final Json usual;

        Name(String description, String usual) {
            this.description = description;
            this.usual = Json.of(usual);
        }

        static Optional<Name> named(String text) {
            for (var name : values()) {
                if (name.name().equals(text)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }

        String description() {
            return description;
        }

        Json usual() {
            return usual;
        }
    }

    /** The names that the application itself has for what can be switched on. */
    private static final Map<String, List<String>> SWITCHES = Map.of(
            "PUSH_NEW_USERS", List.of("create", "lifecycleCreate"),
            "PUSH_PROFILE_UPDATES", List.of("update", "profile"),
            "PUSH_USER_DEACTIVATION", List.of("update", "lifecycleDeactivate"),
            "PUSH_PASSWORD_UPDATES", List.of("update", "password"));

    /** As an application has it that says so with the names of what is switched on. */
    static AppFeature begun(Application app, Name name) {
        var capabilities = name.usual();
        if (name == Name.USER_PROVISIONING) {
            for (var entry : SWITCHES.entrySet()) {
                if (app.features().contains(entry.getKey())) {
                    capabilities = switched(capabilities, entry.getValue());
                }
            }
        }
        return new AppFeature(new Id(app.id(), name), capabilities);
    }

    private static Json switched(Json capabilities, List<String> path) {
        var outer = capabilities.at(path.getFirst()).orElse(Json.EMPTY_OBJECT);
        var inner = outer.at(path.getLast()).orElse(Json.EMPTY_OBJECT).with("status", "ENABLED");
        return capabilities.with(path.getFirst(), outer.with(path.getLast(), inner));
    }

    /** The application's own list of what is switched on, once this is. */
    List<String> features(Application app) {
        var features = new ArrayList<>(app.features());
        if (id.name() == Name.USER_PROVISIONING) {
            SWITCHES.forEach((feature, path) -> {
                features.remove(feature);
                var on = capabilities
                        .at(path.getFirst())
                        .flatMap(outer -> outer.at(path.getLast()))
                        .flatMap(inner -> inner.textAt("status"))
                        .filter("ENABLED"::equals);
                if (on.isPresent()) {
                    features.add(feature);
                }
            });
        }
        return features.stream().sorted().toList();
    }

    /** Okta describes {@code usernameFormat} and shows {@code userNameFormat}: both are understood. */
    static Json spelled(Json given) {
        var settings = given.at("importSettings").orElse(Json.NULL);
        var username = settings.at("username").orElse(Json.NULL);
        return username.at(DESCRIBED)
                .map(format -> username.without(DESCRIBED).with("userNameFormat", format))
                .map(shown -> given.with("importSettings", settings.with("username", shown)))
                .orElse(given);
    }

    /** With what was given in the place of what there is, at every depth of objects. */
    AppFeature changed(Json given) {
        return new AppFeature(id, over(capabilities, given));
    }

    private static Json over(Json present, Json given) {
        var result = new Json[] {present};
        given.members((name, value) -> {
            var inner = present.at(name).filter(Json::isObject);
            result[0] = result[0].with(name, inner.isPresent() && value.isObject() ? over(inner.get(), value) : value);
        });
        return result[0];
    }
}
