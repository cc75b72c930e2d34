package dtu.okta.authenticators;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.twins.Ids;
import dtu.twins.Minting;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that people of an org can prove themselves with.
 *
 * @param settings as given, with Okta's defaults; a null value when the kind has none
 * @param provider who stands behind it, as given; a null value for Okta itself
 */
public record Authenticator(
        Id id,
        AuthenticatorKind kind,
        Status status,
        String name,
        Json settings,
        Json provider,
        List<Method> methods,
        Times times) {
    public static final Table<Id, Authenticator> AUTHENTICATORS = Table.of("Authenticator", Authenticator::id);
    static final Index<String, Authenticator> BY_KEY =
            AUTHENTICATORS.index("key", authenticator -> authenticator.kind().key());
    static final Ids<Id> IDS = OktaIds.of("aut", Id::new);

    public Authenticator {
        methods = List.copyOf(methods);
    }

    /** Twenty characters that begin with {@code aut}. */
    public record Id(String value) implements EntityId {}

    /** Whether people can use it. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** One way an authenticator works, such as a text message. */
    record Method(String type, Status status, Json settings) {
        Method moved(Status to) {
            return new Method(type, to, settings);
        }

        boolean isActive() {
            return status == Status.ACTIVE;
        }
    }

    /** When it was made, and last changed. */
    record Times(Instant created, Instant lastUpdated) {}

    static Authenticator create(Id id, AuthenticatorKind kind, Status status, Instant now) {
        var methods = kind.methods().stream()
                .map(type -> new Method(
                        type,
                        type.equals("signed_nonce") ? Status.INACTIVE : Status.ACTIVE,
                        AuthenticatorKind.settings(type)))
                .toList();
        return new Authenticator(
                id, kind, status, kind.label(), kind.settings(), Json.NULL, methods, new Times(now, now));
    }

    /** The state with what every org has. */
    public static State founded(State state, Minting minting, Instant now) {
        var next = state;
        for (var kind : AuthenticatorKind.values()) {
            if (kind.isOfEveryOrg()) {
                var status = kind == AuthenticatorKind.WEBAUTHN ? Status.INACTIVE : Status.ACTIVE;
                next = next.put(AUTHENTICATORS, create(minting.next(IDS), kind, status, now));
            }
        }
        return next;
    }

    Authenticator moved(Status to, Instant now) {
        return new Authenticator(id, kind, to, name, settings, provider, methods, updated(now));
    }

    Authenticator describedBy(String newName, Json newSettings, Json newProvider, Instant now) {
        return new Authenticator(id, kind, status, newName, newSettings, newProvider, methods, updated(now));
    }

    Authenticator with(Method changed, Instant now) {
        var next = methods.stream()
                .map(method -> method.type().equals(changed.type()) ? changed : method)
                .toList();
        return new Authenticator(id, kind, status, name, settings, provider, next, updated(now));
    }

    /** With one method switched, and itself with it: an authenticator without any method is none. */
    Authenticator switched(String type, Status to, Instant now) {
        var next = methods.stream()
                .map(method -> method.type().equals(type) ? method.moved(to) : offIfOff(method))
                .toList();
        var left = next.stream().anyMatch(Method::isActive) ? Status.ACTIVE : Status.INACTIVE;
        return new Authenticator(id, kind, left, name, settings, provider, next, updated(now));
    }

    /** Methods of an authenticator that was off do not come back with another method. */
    private Method offIfOff(Method method) {
        return isActive() ? method : method.moved(Status.INACTIVE);
    }

    private Times updated(Instant now) {
        return new Times(times.created(), now);
    }

    Optional<Method> method(String type) {
        return methods.stream().filter(method -> method.type().equals(type)).findFirst();
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    private boolean isForSignIn() {
        var use = settings.textAt("allowedFor").orElse("any");
        return use.equals("any") || use.equals("sso");
    }

    public String key() {
        return kind.key();
    }

    /** The authenticator of that key; of several the oldest. */
    public static Optional<Authenticator> named(State state, String key) {
        return state.scan(BY_KEY, key).first();
    }

    /** Whether people may enroll in that method, to sign in with it and not only to recover their accounts. */
    public static boolean offers(State state, String key, String method) {
        return named(state, key)
                .filter(Authenticator::isActive)
                .filter(Authenticator::isForSignIn)
                .flatMap(authenticator -> authenticator.method(method))
                .filter(Method::isActive)
                .isPresent();
    }

    /** The domain that security keys belong to, if the org has chosen one and proved that it is its own. */
    public static Optional<String> relyingParty(State state) {
        var id = named(state, AuthenticatorKind.WEBAUTHN.key())
                .flatMap(authenticator -> authenticator.method("webauthn"))
                .flatMap(method -> method.settings().at("rpId"))
                .filter(chosen -> chosen.at("enabled").filter(Json::asTruth).isPresent());
        return id.flatMap(chosen -> chosen.at("domain"))
                .filter(domain -> domain.textAt("validationStatus").orElse("").equals("VERIFIED"))
                .flatMap(domain -> domain.textAt("name"));
    }

    Event.Target target() {
        return new Event.Target("Authenticator", id.value(), kind.key(), name);
    }
}
