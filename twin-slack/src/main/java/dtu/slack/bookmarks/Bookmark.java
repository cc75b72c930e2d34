package dtu.slack.bookmarks;

import dtu.slack.SlackIds;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link above a channel, or a folder of them. */
record Bookmark(Id id, Channel.Id channel, Target target, Face face, Instant created, Edit edit) {
    static final Table<Id, Bookmark> BOOKMARKS = Table.of("Bookmark", Bookmark::id);
    static final Index<Channel.Id, Bookmark> BY_CHANNEL = BOOKMARKS.index("channel", Bookmark::channel);
    static final Ids<Id> IDS = SlackIds.of("Bk", Id::new);

    /** Letters and digits that begin with {@code Bk}. */
    record Id(String value) implements EntityId {}

    /**
     * What it leads to.
     *
     * @param parent the folder it is in; empty when in none
     */
    record Target(String type, String link, String entity, String parent) {}

    /** What it looks like. */
    record Face(String title, String emoji) {}

    /** The last change; before any the time is null. */
    record Edit(User.Id by, @Nullable Instant at) {}

    Bookmark edited(Target other, Face changed, User.Id by, Instant now) {
        return new Bookmark(id, channel, other, changed, created, new Edit(by, now));
    }
}
