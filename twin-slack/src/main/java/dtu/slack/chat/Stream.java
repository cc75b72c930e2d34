package dtu.slack.chat;

import dtu.slack.apps.App;
import dtu.twins.json.Json;
import dtu.twins.state.Table;

/**
 * A message that an app is still writing, piece by piece.
 *
 * @param markdown everything so far, as the app sent it
 * @param tasks cards for what the app is doing meanwhile, as blocks
 * @param plan how the cards are shown
 */
record Stream(Message.Id id, App.Id app, String markdown, Json tasks, Plan plan) {
    static final Table<Message.Id, Stream> STREAMS = Table.of("MessageStream", Stream::id);

    /** Whether cards stand one below the other, or together in a plan. */
    enum Display {
        TIMELINE,
        PLAN
    }

    /** How cards are shown; the title is that of the plan, if they make one. */
    record Plan(Display display, String title) {
        Plan titled(String other) {
            return other.isEmpty() ? this : new Plan(display, other);
        }
    }

    Stream of(Message.Id message) {
        return new Stream(message, app, markdown, tasks, plan);
    }

    Stream with(String more, Json cards, String title) {
        return new Stream(id, app, markdown + more, cards, plan.titled(title));
    }
}
