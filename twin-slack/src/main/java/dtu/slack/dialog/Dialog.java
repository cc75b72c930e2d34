package dtu.slack.dialog;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody has open.
 *
 * @param channel where the person was; null when nowhere
 * @param content what the app sent
 */
public record Dialog(Id id, App.Id app, User.Id user, Channel.@Nullable Id channel, Json content) {
    public static final Table<Id, Dialog> DIALOGS = Table.of("Dialog", Dialog::id);
    static final Ids<Id> IDS = SlackIds.of("Di", Id::new);

    /** Known to whoever plays the person, not to the app. */
    public record Id(String value) implements EntityId {}

    public String text(String member) {
        return content.textAt(member).orElse("");
    }
}
