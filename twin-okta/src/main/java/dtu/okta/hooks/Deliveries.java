package dtu.okta.hooks;

import static dtu.okta.hooks.EventHook.ALL_LISTENING;
import static dtu.okta.hooks.EventHook.LISTENING;

import dtu.okta.OktaCall;
import dtu.okta.logs.LogEvent;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Addresses what a commit has put into the system log to the hooks that want it. */
public final class Deliveries {
    private Deliveries() {}

    /** The commit with one message for each hook. {@code types} are those of the log's last events, in order. */
    public static Commit sent(OktaCall call, Commit commit, List<String> types) {
        var state = commit.state();
        if (types.isEmpty() || state.scan(ALL_LISTENING).isEmpty()) {
            return commit;
        }
        var first = state.last(LogEvent.LOG) - types.size() + 1;
        var wanted = new TreeMap<EventHook.Id, List<Long>>();
        for (var place = 0; place < types.size(); place++) {
            var number = first + place;
            for (var hook : state.scan(LISTENING, types.get(place))) {
                if (!EventFilter.admits(call, hook.terms(), event(state, number))) {
                    continue;
                }
                wanted.computeIfAbsent(hook.id(), id -> new ArrayList<>()).add(number);
            }
        }
        var next = commit;
        for (var entry : wanted.entrySet()) {
            var event = types.get((int) (entry.getValue().getFirst() - first));
            var id = call.requestId() + "-" + entry.getKey().value();
            next = next.send(new HookParcel(entry.getKey(), event, entry.getValue(), id, call.now()));
        }
        return next;
    }

    private static LogEvent event(State state, long number) {
        return state.scan(LogEvent.LOG, LogEvent.LOG.after(number - 1)).first().orElseThrow();
    }
}
