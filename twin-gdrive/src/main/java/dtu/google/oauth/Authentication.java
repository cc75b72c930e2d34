package dtu.google.oauth;

import dtu.google.GoogleCall;
import dtu.google.GoogleCaller;
import dtu.google.GoogleError;
import dtu.google.Scope;
import dtu.google.directory.Enrolment;
import dtu.google.people.Person;
import dtu.twins.Refusal;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who a request's credential says is calling. */
public final class Authentication {
    private Authentication() {}

    public static GoogleCaller caller(GoogleCall call) {
        var token = token(call.request());
        if (token.isEmpty()) {
            return new GoogleCaller.Nobody();
        }
        var grant = Grant.redeemed(call, token.get()).filter(found -> found.kind() != Grant.Kind.REFRESH);
        if (grant.isPresent() && !Enrolment.opens(call.state(), grant.get().person())) {
            throw refused(call);
        }
        if (grant.isPresent()) {
            var person = call.state().get(Person.PEOPLE, grant.get().person());
            return new GoogleCaller.Bearer(
                    person, Set.copyOf(grant.get().scopes()), grant.get().client());
        }
        return selfSigned(call, token.get()).orElseThrow(() -> refused(call));
    }

    private static Refusal refused(GoogleCall call) {
        return GoogleError.INVALID_CREDENTIALS.ofCredential(
                call.route().map(Route::operation).orElse(""));
    }

    /** A service account may sign its access tokens itself; then the audience or the scope says what for. */
    private static Optional<GoogleCaller> selfSigned(GoogleCall call, String token) {
        return Assertion.parse(token)
                .filter(assertion -> assertion.isTimely(call))
                .filter(assertion -> !assertion.scope().isEmpty() || assertion.isForApi(call))
                .flatMap(assertion -> signer(call, assertion).map(person -> {
                    var scopes = assertion.scope().isEmpty()
                            ? Set.copyOf(Scope.everything())
                            : Set.copyOf(Arrays.asList(assertion.scope().trim().split("\\s+", -1)));
                    return new GoogleCaller.Bearer(person, scopes, person.account());
                }));
    }

    private static Optional<Person> signer(GoogleCall call, Assertion assertion) {
        try {
            return Optional.of(assertion.signer(call));
        } catch (Refusal unknownOrUnsigned) {
            return Optional.empty();
        }
    }

    /** The text of the access token, wherever the client put it. */
    static Optional<String> token(Request request) {
        return request.authorization("Bearer")
                .or(() -> request.query().first("access_token"))
                .or(() -> request.query().first("oauth_token"));
    }

    /** The tenant key inside whatever credential a request carries. */
    public static Optional<String> tenantKey(Request request) {
        var form = request.mediaType().equals("application/x-www-form-urlencoded")
                ? Parameters.parse(request.body().text())
                : Parameters.NONE;
        return Stream.of(
                        token(request),
                        form.first("assertion"),
                        form.first("refresh_token"),
                        form.first("token"),
                        form.first("access_token"),
                        request.query().first("token"),
                        request.query().first("upload_id"))
                .flatMap(Optional::stream)
                .flatMap(
                        text -> Grant.tenantKey(text)
                                .or(() -> UploadKey.tenantKey(text))
                                .or(() -> Assertion.tenantKey(text))
                                .stream())
                .findFirst();
    }
}
