package dtu.slack.interactions;

import dtu.slack.chat.Message;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import dtu.twins.state.Table;

/**
 * What a person has chosen under a message. Slack's client remembers it and tells it with whatever that person does
 * there next, so that a menu beside a button works as a form.
 *
 * @param values as {@code state.values}; those of elements that are gone meanwhile are not shown any more
 */
record Chosen(Id id, Json values) {
    static final Table<Id, Chosen> CHOSEN = Table.of("Chosen", Chosen::id);

    /** Everybody chooses for themselves. */
    record Id(Message.Id message, User.Id user) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byMessage = message.compareTo(other.message);
            return byMessage != 0 ? byMessage : user.compareTo(other.user);
        }
    }

    static Json under(State state, Id id) {
        return state.find(CHOSEN, id).map(Chosen::values).orElse(Json.EMPTY_OBJECT);
    }
}
