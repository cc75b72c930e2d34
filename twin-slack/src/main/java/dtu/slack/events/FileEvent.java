package dtu.slack.events;

import dtu.slack.conversations.Channel;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened to a file; told to those who may see it. */
public sealed interface FileEvent extends Event {
    @Override
    default @Nullable Channel channel() {
        return null;
    }

    SharedFile file();

    /** It was made, made public, or changed. */
    record Told(SharedFile file, Kind kind, User.Id user, Instant at) implements FileEvent {}

    /** It is shown in one more conversation. */
    record Shared(SharedFile file, Channel place, User.Id user, Instant at) implements FileEvent {}

    record Deleted(SharedFile file, List<Channel.Id> channels, Instant at) implements FileEvent {
        public Deleted {
            channels = List.copyOf(channels);
        }
    }

    /** What became of it. */
    enum Kind {
        CREATED,
        PUBLIC,
        CHANGE
    }
}
