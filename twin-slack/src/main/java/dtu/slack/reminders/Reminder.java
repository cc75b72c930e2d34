package dtu.slack.reminders;

import dtu.slack.SlackIds;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to remind somebody of.
 *
 * @param recurrence how it repeats, as given; null for one that does not
 * @param completed null until it is marked as done
 */
record Reminder(
        Id id,
        User.Id user,
        String text,
        Instant time,
        @Nullable Json recurrence,
        @Nullable Instant completed) {
    static final Table<Id, Reminder> REMINDERS = Table.of("Reminder", Reminder::id);
    static final Index<User.Id, Reminder> BY_USER = REMINDERS.index("user", Reminder::user);
    static final Ids<Id> IDS = SlackIds.of("Rm", Id::new);

    /** Letters and digits that begin with {@code Rm}. */
    record Id(String value) implements EntityId {}

    Reminder at(Instant other) {
        return new Reminder(id, user, text, other, recurrence, completed);
    }

    Reminder done(Instant now) {
        return new Reminder(id, user, text, time, recurrence, now);
    }
}
