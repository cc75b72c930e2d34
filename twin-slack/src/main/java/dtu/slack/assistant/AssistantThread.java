package dtu.slack.assistant;

import dtu.slack.chat.Message;
import dtu.twins.json.Json;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an app shows around one thread.
 *
 * @param prompts what a person might say next
 */
public record AssistantThread(Message.Id id, String title, Activity activity, Prompts prompts) {
    static final Table<Message.Id, AssistantThread> THREADS = Table.of("AssistantThread", AssistantThread::id);

    /**
     * What the app is doing.
     *
     * @param status such as {@code is thinking…}; empty when nothing
     * @param since when it began
     * @param loading what is shown in turns meanwhile
     * @param face the name and the picture that the app has put on; null when it stays itself
     */
    public record Activity(
            String status,
            Instant since,
            List<String> loading,
            @Nullable Json face) {
        static final Activity NONE = new Activity("", Instant.EPOCH, List.of(), null);

        public Activity {
            loading = List.copyOf(loading);
        }
    }

    /** Under a title, which may be empty. */
    public record Prompts(String title, Json suggested) {
        static final Prompts NONE = new Prompts("", Json.EMPTY_ARRAY);
    }

    static AssistantThread of(Message.Id id) {
        return new AssistantThread(id, "", Activity.NONE, Prompts.NONE);
    }

    AssistantThread titled(String changed) {
        return new AssistantThread(id, changed, activity, prompts);
    }

    AssistantThread doing(Activity changed) {
        return new AssistantThread(id, title, changed, prompts);
    }

    AssistantThread suggesting(Prompts changed) {
        return new AssistantThread(id, title, activity, changed);
    }
}
