package dtu.slack.logs;

import static java.time.temporal.ChronoUnit.HOURS;

import dtu.slack.SlackCall;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.slack.users.User;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How often, since when and until when somebody was here from one address with one client.
 *
 * @param count the lines that the log would have
 */
public record Visit(Id id, Instant first, Instant last, long count) {
    static final Table<Id, Visit> VISITS = Table.bookkeeping("Visit", Visit::id);
    static final Index<Instant, Visit> BY_LAST = VISITS.index("last", Visit::last);

    /** Who, from where, with what. */
    record Id(User.Id user, Origin origin) implements Comparable<Id> {
        private static final Comparator<Id> ORDER = Comparator.comparing(Id::user)
                .thenComparing(id -> id.origin().address())
                .thenComparing(id -> id.origin().agent());

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    /** Whether this call has to be written down: a person's own token, not seen here within the hour. */
    public static boolean isDue(SlackCall call) {
        return visitor(call).filter(id -> isDue(call, call.state(), id)).isPresent();
    }

    /** With this call written down, if it has to be. */
    static State noted(SlackCall call, State state) {
        return visitor(call).map(id -> noted(call, state, id)).orElse(state);
    }

    /** With somebody who has just shown who they are. */
    static State noted(SlackCall call, State state, Id id) {
        if (!isDue(call, state, id)) {
            return state;
        }
        var now = call.now();
        var visit = state.find(VISITS, id)
                .map(before -> new Visit(id, before.first(), now, before.count() + 1))
                .orElseGet(() -> new Visit(id, now, now, 1));
        return state.put(VISITS, visit);
    }

    private static boolean isDue(SlackCall call, State state, Id id) {
        return state.find(VISITS, id)
                .filter(visit -> visit.last().plus(1, HOURS).isAfter(call.now()))
                .isEmpty();
    }

    private static Optional<Id> visitor(SlackCall call) {
        return Caller.known(call)
                .filter(holder -> holder.token().kind() == Token.Kind.USER)
                .map(holder -> new Id(holder.user().id(), Origin.of(call.request())));
    }
}
