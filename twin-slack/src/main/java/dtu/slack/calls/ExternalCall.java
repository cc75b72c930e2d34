package dtu.slack.calls;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that another service holds.
 *
 * @param channels where messages show it
 */
record ExternalCall(
        Id id,
        App.Id app,
        User.Id createdBy,
        Details details,
        Instant start,
        List<Participant> users,
        List<Channel.Id> channels,
        Stage stage) {
    static final Table<Id, ExternalCall> CALLS = Table.of("Call", ExternalCall::id);
    static final Ids<Id> IDS = SlackIds.of("R", Id::new);

    /** Letters and digits that begin with {@code R}. */
    record Id(String value) implements EntityId {}

    /** Whether people can still join. */
    sealed interface Stage {}

    /** It goes on. */
    record Active() implements Stage {}

    /** It is over; the time it took is whatever the service says. */
    record Ended(Duration took) implements Stage {}

    /** How the service calls it and where it is; what was not given is empty. */
    record Details(String externalId, String displayId, String joinUrl, String desktopUrl, String title) {}

    /** Somebody in it: a person of the workspace, or somebody of the service, whose Slack id is empty. */
    record Participant(String slackId, String externalId, String displayName, String avatarUrl) {
        boolean isSame(Participant other) {
            return slackId.equals(other.slackId) && externalId.equals(other.externalId);
        }
    }

    ExternalCall {
        users = List.copyOf(users);
        channels = List.copyOf(channels);
    }

    ExternalCall described(Details changed) {
        return new ExternalCall(id, app, createdBy, changed, start, users, channels, stage);
    }

    ExternalCall ended(Duration took) {
        return new ExternalCall(id, app, createdBy, details, start, users, channels, new Ended(took));
    }

    ExternalCall joined(List<Participant> more) {
        var all = new ArrayList<>(users);
        for (var participant : more) {
            if (all.stream().noneMatch(participant::isSame)) {
                all.add(participant);
            }
        }
        return new ExternalCall(id, app, createdBy, details, start, all, channels, stage);
    }

    ExternalCall left(List<Participant> gone) {
        var rest = users.stream()
                .filter(user -> gone.stream().noneMatch(user::isSame))
                .toList();
        return new ExternalCall(id, app, createdBy, details, start, rest, channels, stage);
    }

    ExternalCall shownIn(Channel.Id channel) {
        if (channels.contains(channel)) {
            return this;
        }
        var more = new ArrayList<>(channels);
        more.add(channel);
        return new ExternalCall(id, app, createdBy, details, start, users, more, stage);
    }
}
