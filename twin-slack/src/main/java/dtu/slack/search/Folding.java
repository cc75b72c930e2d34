package dtu.slack.search;

import dtu.slack.chat.Message;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Of matches that stand close together in one conversation only the first in the client's order is shown. */
final class Folding {
    /** So many messages before and behind a match belong to it, if they were sent about the same time. */
    private static final int CONTEXT = 2;

    private static final Duration CLOSE = Duration.ofMinutes(5);

    private Folding() {}

    static <T> List<T> folded(State state, List<T> hits, Function<T, Message> message) {
        var near = new HashSet<Message.Id>();
        var shown = new ArrayList<T>();
        for (var hit : hits) {
            var found = message.apply(hit);
            if (near.add(found.id())) {
                shown.add(hit);
                neighbours(state, found).filter(other -> isClose(found, other)).forEach(other -> near.add(other.id()));
            }
        }
        return shown;
    }

    /** Those next to it in its thread, or in its channel. */
    private static Stream<Message> neighbours(State state, Message message) {
        var id = message.id();
        if (message.isInHistory()) {
            var channel = Message.HISTORY.where(other -> other.channel().compareTo(id.channel()));
            var before = channel.and(Message.HISTORY.below(id)).descending();
            var behind = channel.and(Message.HISTORY.above(id));
            return Stream.of(before, behind)
                    .flatMap(range -> state.scan(Message.HISTORY, range).limit(CONTEXT).stream());
        }
        var thread = Message.REPLIES.exactly(message.root());
        var before = thread.and(Message.REPLIES.before(message.root(), id)).descending();
        var behind = thread.and(Message.REPLIES.after(message.root(), id));
        return Stream.of(before, behind).flatMap(range -> state.scan(Message.REPLIES, range).limit(CONTEXT).stream());
    }

    private static boolean isClose(Message one, Message other) {
        return Duration.between(one.ts().instant(), other.ts().instant()).abs().compareTo(CLOSE) <= 0;
    }
}
