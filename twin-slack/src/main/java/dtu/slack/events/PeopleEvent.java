package dtu.slack.events;

import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened to people, wherever they are. */
public sealed interface PeopleEvent extends Event {
    @Override
    default @Nullable Channel channel() {
        return null;
    }

    /** What somebody tells about themselves; every such change is a change of the user too. */
    record ProfileChanged(User user, Instant at) implements PeopleEvent {}

    record StatusChanged(User user, Instant at) implements PeopleEvent {}
}
