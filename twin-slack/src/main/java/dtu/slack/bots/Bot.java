package dtu.slack.bots;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.time.Instant;

/** The face under which an app posts; its bot user is somebody else, who is a member of channels. */
public record Bot(Id id, App.Id app, User.Id user, String name, Instant updated, boolean deleted) {
    public static final Table<Id, Bot> BOTS = Table.of("Bot", Bot::id);
    public static final Ids<Id> IDS = SlackIds.of("B", Id::new);

    /** Letters and digits that begin with {@code B}. */
    public record Id(String value) implements EntityId {}

    public Bot renamed(String to, Instant now) {
        return new Bot(id, app, user, to, now, deleted);
    }

    /** Its app has been taken away. */
    public Bot removed(Instant now) {
        return new Bot(id, app, user, name, now, true);
    }
}
