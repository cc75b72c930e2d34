package dtu.slack.chat;

import dtu.slack.apps.App;
import dtu.twins.json.Json;
import dtu.twins.state.Table;

/**
 * A message that an app is still writing, piece by piece.
 *
 * @param markdown everything so far, as the app sent it
 * @param tasks cards for what the app is doing meanwhile, as blocks
 */
record Stream(Message.Id id, App.Id app, String markdown, Json tasks) {
    static final Table<Message.Id, Stream> STREAMS = Table.of("MessageStream", Stream::id);

    Stream with(String more, Json cards) {
        return new Stream(id, app, markdown + more, cards);
    }
}
