package dtu.okta.factors;

import dtu.okta.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;

/** How often in a row a person has given wrong answers to second factors. */
record WrongAnswers(Id id, int count) {
    static final Table<Id, WrongAnswers> COUNTS = Table.of("WrongAnswers", WrongAnswers::id);
    /** So many lock the account. */
    static final int MOST = 5;

    /** The person's id. */
    record Id(String value) implements EntityId {
        static Id of(User.Id user) {
            return new Id(user.value());
        }
    }

    static WrongAnswers oneMore(State state, User.Id user) {
        var before = state.find(COUNTS, Id.of(user)).map(WrongAnswers::count).orElse(0);
        return new WrongAnswers(Id.of(user), before + 1);
    }
}
