package dtu.slack.files;

import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.List;

/**
 * That a message shows a file.
 *
 * @param place its place among the files of the message
 */
public record Share(Id id, User.Id by, int place) {
    static final Table<Id, Share> SHARES = Table.of("FileShare", Share::id);
    private static final Index<Message.Id, Share> BY_MESSAGE =
            SHARES.index("message", share -> share.id().message());
    private static final Index<Channel.Id, Share> BY_CHANNEL =
            SHARES.index("channel", share -> share.id().message().channel());

    /** Which file, in which message. */
    public record Id(SharedFile.Id file, Message.Id message) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byFile = file.compareTo(other.file);
            return byFile != 0 ? byFile : message.compareTo(other.message);
        }
    }

    /** Wherever a file is shown. */
    static List<Share> of(State state, SharedFile.Id file) {
        Range<Id> all = Range.where(id -> id.file().compareTo(file));
        return state.scan(SHARES, all).toList();
    }

    /** The files of a message, as they were given. */
    public static List<SharedFile> in(State state, Message.Id message) {
        return state.scan(BY_MESSAGE, message).stream()
                .sorted(java.util.Comparator.comparingInt(Share::place))
                .map(share -> state.get(SharedFile.FILES, share.id().file()))
                .toList();
    }

    /** The conversations a file is shown in. */
    public static List<Channel.Id> places(State state, SharedFile.Id file) {
        return of(state, file).stream()
                .map(share -> share.id().message().channel())
                .toList();
    }

    static List<SharedFile.Id> in(State state, Channel.Id channel) {
        return state.scan(BY_CHANNEL, channel).stream()
                .map(share -> share.id().file())
                .distinct()
                .toList();
    }

    /** A message shows exactly these files. */
    public static State only(State state, Message.Id message, List<SharedFile> files, User.Id by) {
        var next = without(state, message);
        for (var place = 0; place < files.size(); place++) {
            next = next.put(SHARES, new Share(new Id(files.get(place).id(), message), by, place));
        }
        return next;
    }

    /** A message that is gone shows nothing. */
    public static State without(State state, Message.Id message) {
        var next = state;
        for (var share : state.scan(BY_MESSAGE, message).toList()) {
            next = next.remove(SHARES, share.id());
        }
        return next;
    }
}
