package dtu.slack.emoji;

import dtu.slack.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.time.Instant;

/** An emoji that somebody added. */
public record Emoji(Name id, String url, User.Id by, Instant created) {
    static final Table<Name, Emoji> EMOJI = Table.of("Emoji", Emoji::id);

    /** Without colons. */
    public record Name(String value) implements EntityId {}
}
