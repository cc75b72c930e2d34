package dtu.okta.factors;

import dtu.okta.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.Optional;

/** A number that a person has proved to own; it helps to recover an account even when its factor is gone. */
public record Phone(Id id, Factor.Id factor, String number) {
    static final Table<Id, Phone> PHONES = Table.of("Phone", Phone::id);

    /** The person, and whether the number takes messages or calls. */
    record Id(String value) implements EntityId {
        static Id of(User.Id user, FactorKind kind) {
            return new Id(user.value() + "/" + kind.type());
        }
    }

    public static Optional<Phone> of(State state, User.Id user, FactorKind kind) {
        return state.find(PHONES, Id.of(user, kind));
    }

    static Phone of(Factor factor) {
        return new Phone(Id.of(factor.user(), factor.kind()), factor.id(), factor.number());
    }
}
