package dtu.slack.conversations;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.events.Event;
import dtu.slack.users.User;
import dtu.twins.state.State;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Conversations without a name: the same people always have the same one. */
public final class DirectMessages {
    private DirectMessages() {}

    /** What opening came to: the conversation, and whether it was there before. */
    public record Opened(Channel channel, Deed deed) {}

    /** The direct message between two people, made if need be. */
    public static Opened between(SlackCall call, Deed deed, User.Id opener, User.Id other) {
        return among(call, deed, opener, List.of(opener, other));
    }

    public static Opened among(SlackCall call, Deed deed, User.Id opener, Collection<User.Id> people) {
        var there = existing(deed.state(), people);
        if (there.isPresent()) {
            return new Opened(there.get(), deed);
        }
        var party = new TreeSet<>(people);
        var single = party.size() <= 2;
        var kind = single ? Channel.Kind.IM : Channel.Kind.MPIM;
        var id = call.mint(single ? Channel.IM_IDS : Channel.IDS);
        var name = single ? "" : groupName(deed.state(), party);
        var channel = Channel.direct(id, kind, name, party, opener, call.now());
        var state = deed.state().put(Channel.CHANNELS, channel);
        for (var member : party) {
            state = state.link(Channel.MEMBERS, id, member);
        }
        var made = deed.to(state);
        return new Opened(channel, single ? made.tell(new Event.ImCreated(channel, opener)) : made);
    }

    public static Optional<Channel> existing(State state, Collection<User.Id> people) {
        return state.find(Channel.BY_PARTY, Channel.key(people));
    }

    private static String groupName(State state, Collection<User.Id> party) {
        return party.stream()
                .map(id -> state.get(User.USERS, id).name())
                .collect(Collectors.joining("--", "mpdm-", "-1"));
    }
}
