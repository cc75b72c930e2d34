package dtu.okta.factors;

import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Something that a person has enrolled to prove themselves with.
 *
 * @param profile what clients see of it
 */
public record Factor(
        Id id,
        User.Id user,
        FactorKind kind,
        Status status,
        Json profile,
        Proof proof,
        Instant created,
        Instant lastUpdated) {
    public static final Table<Id, Factor> FACTORS = Table.of("Factor", Factor::id);
    static final Index<User.Id, Factor> BY_USER = FACTORS.index("user", Factor::user);

    /** Twenty characters that begin with the kind. */
    public record Id(String value) implements EntityId {}

    /** How far the enrollment has come. */
    public enum Status {
        PENDING_ACTIVATION,
        ACTIVE
    }

    /** All that a person has enrolled or begun to. */
    public static List<Factor> of(State state, User.Id user) {
        return state.scan(BY_USER, user).stream()
                .sorted(Comparator.comparing(Factor::kind).thenComparing(Factor::id))
                .toList();
    }

    /** What a person can be asked for: enrolled, and offered by the org. */
    public static List<Factor> usable(State state, User.Id user) {
        return of(state, user).stream()
                .filter(Factor::isActive)
                .filter(factor -> factor.kind().isOffered(state))
                .toList();
    }

    static Optional<Factor> of(State state, User.Id user, FactorKind kind) {
        return of(state, user).stream().filter(factor -> factor.kind() == kind).findFirst();
    }

    /** The state without anything that a person has enrolled. */
    public static State without(State state, User.Id user) {
        var next = state;
        for (var factor : state.scan(BY_USER, user).toList()) {
            next = factor.removedFrom(next);
        }
        for (var kind : List.of(FactorKind.SMS, FactorKind.CALL)) {
            next = next.remove(Phone.PHONES, Phone.Id.of(user, kind));
        }
        return next.remove(WrongAnswers.COUNTS, WrongAnswers.Id.of(user));
    }

    /** The state without this factor, and without what hangs on it; a phone number stays on file. */
    public State removedFrom(State state) {
        var next = Push.without(state, id).remove(FACTORS, id);
        return proof instanceof Proof.Registered(var token)
                ? next.put(YubiKey.TOKENS, state.get(YubiKey.TOKENS, token).revoked(lastUpdated))
                : next;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    Factor activated(Instant now) {
        return new Factor(id, user, kind, Status.ACTIVE, profile, proof, created, now);
    }

    Factor activated(Json newProfile, Instant now) {
        return new Factor(id, user, kind, Status.ACTIVE, newProfile, proof, created, now);
    }

    /** The same with what is known now; a change that clients cannot see leaves no time. */
    Factor knowing(Proof other) {
        return new Factor(id, user, kind, status, profile, other, created, lastUpdated);
    }

    String number() {
        return profile.textAt("phoneNumber").orElse("");
    }

    /** This factor as the system log names it. */
    public Event.Target target() {
        return new Event.Target("AuthenticatorEnrollment", id.value(), "unknown", kind.type());
    }
}
