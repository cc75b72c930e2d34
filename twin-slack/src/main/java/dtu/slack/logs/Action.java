package dtu.slack.logs;

import dtu.slack.SlackIds;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One line of the audit log.
 *
 * @param origin from where it was done
 */
record Action(Id id, ActionName name, Entity.Person actor, Entity entity, Origin origin, Json details) {
    static final Table<Id, Action> ACTIONS = Table.of("AuditedAction", Action::id);
    /** By what was done, by whom and to what, each of them given or not. */
    static final Index<String, Action> BY_TRAITS = ACTIONS.indexEach("traits", Action::traits);

    static final Ids<String> MARKS = SlackIds.of("Au", mark -> mark);

    /** Ordered by time, and by what came first within one call. */
    record Id(Instant at, String mark) implements Comparable<Id> {
        private static final Comparator<Id> ORDER = Comparator.comparing(Id::at).thenComparing(Id::mark);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }

        /** Before everything of that time. */
        static Id first(Instant at) {
            return new Id(at, "");
        }
    }

    /** What somebody looks for; an empty text where anything will do. */
    static String key(String action, String actor, String entity) {
        return action + "\t" + actor + "\t" + entity;
    }

    private List<String> traits() {
        var keys = new ArrayList<String>();
        for (var action : List.of("", name.code())) {
            for (var who : List.of("", actor.key())) {
                keys.add(key(action, who, ""));
                keys.add(key(action, who, entity.key()));
            }
        }
        return keys;
    }
}
