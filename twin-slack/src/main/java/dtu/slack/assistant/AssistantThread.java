package dtu.slack.assistant;

import dtu.slack.chat.Message;
import dtu.twins.json.Json;
import dtu.twins.state.Table;

/**
 * What an app shows around one thread.
 *
 * @param status what it is doing, such as {@code is thinking…}; empty when nothing
 * @param prompts what a person might say next
 */
record AssistantThread(Message.Id id, String title, String status, Json prompts) {
    static final Table<Message.Id, AssistantThread> THREADS = Table.of("AssistantThread", AssistantThread::id);

    static AssistantThread of(Message.Id id) {
        return new AssistantThread(id, "", "", Json.EMPTY_ARRAY);
    }

    AssistantThread titled(String changed) {
        return new AssistantThread(id, changed, status, prompts);
    }

    AssistantThread doing(String changed) {
        return new AssistantThread(id, title, changed, prompts);
    }

    AssistantThread suggesting(Json changed) {
        return new AssistantThread(id, title, status, changed);
    }
}
