package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.twins.http.Parameters;
import java.util.HashSet;
import java.util.Set;

/** What an app posts: named values, each at most once; an empty value is none. */
final class Form {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private Form() {}

    static Parameters posted(OktaCall call) {
        return call.request().mediaType().equals(TYPE)
                ? tidy(Parameters.parse(call.request().body().text()), OAuthError::refusal)
                : Parameters.NONE;
    }

    static Parameters tidy(Parameters given, Scopes.Refuser refuser) {
        var seen = new HashSet<String>();
        for (var parameter : given.all()) {
            if (!seen.add(parameter.name()) && !REPEATABLE.contains(parameter.name())) {
                throw refuser.refusal(OAuthError.DUPLICATES);
            }
        }
        return new Parameters(given.all().stream()
                .filter(parameter -> !parameter.value().isEmpty())
                .toList());
    }

    static String required(Parameters form, String name) {
        return form.first(name).orElseThrow(OAuthError.NO_PARAMETER.about(name));
    }
}
