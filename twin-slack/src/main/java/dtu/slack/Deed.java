package dtu.slack;

import dtu.slack.events.Event;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;

/** What has been done so far within one call: the state it led to, and what there is to tell about it. */
public record Deed(State state, List<Event> events) {
    public static Deed in(State state) {
        return new Deed(state, List.of());
    }

    /** The same story on a later state. */
    public Deed to(State later) {
        return new Deed(later, events);
    }

    public Deed tell(Event event) {
        var longer = new ArrayList<>(events);
        longer.add(event);
        return new Deed(state, List.copyOf(longer));
    }

    public Commit answer(Response response) {
        return Commit.commit(state).announce(events).answer(response);
    }
}
