package dtu.slack.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A hundred write into one channel at once. */
class WritersTest {
    private static final int WRITERS = 100;
    private static final int MESSAGES = 10;
    private static final int PAGE = 37;

    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @Test
    void every_message_has_a_time_of_its_own_and_the_history_is_their_order() throws Exception {
        var acknowledged = Collections.synchronizedList(new ArrayList<String>());
        var first = slack.post(channel, "first");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = new ArrayList<Future<List<String>>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var name = "w" + writer;
                writers.add(threads.submit(() -> written(name)));
            }
            for (var writer : writers) {
                var own = writer.get();
                assertThat(own).isSorted();
                acknowledged.addAll(own);
            }
        }

        assertThat(new HashSet<>(acknowledged)).hasSize(WRITERS * MESSAGES);
        assertThat(acknowledged).allMatch(ts -> ts.compareTo(first) > 0);
        var history = pages();
        Collections.sort(acknowledged, Collections.reverseOrder());
        assertThat(history.subList(0, acknowledged.size())).isEqualTo(acknowledged);
    }

    @Test
    void a_cursor_neither_repeats_nor_skips_while_others_write() {
        for (var number = 0; number < 100; number++) {
            slack.post(channel, "n" + number);
        }
        var before = pages();
        var walked = new ArrayList<String>();
        var cursor = "";
        do {
            var page = page(cursor);
            page.at("messages")
                    .elements()
                    .forEach(message -> walked.add(message.textAt("ts").orElseThrow()));
            cursor = page.text("response_metadata", "next_cursor");
            slack.post(channel, "meanwhile");
        } while (!cursor.isEmpty());

        assertThat(walked).isEqualTo(before);
    }

    private List<String> written(String writer) {
        var own = new ArrayList<String>();
        for (var number = 0; number < MESSAGES; number++) {
            own.add(slack.post(channel, writer + " " + number));
        }
        return own;
    }

    private List<String> pages() {
        var all = new ArrayList<String>();
        var cursor = "";
        do {
            var page = page(cursor);
            page.at("messages").elements().stream()
                    .map((Json message) -> message.textAt("ts").orElseThrow())
                    .forEach(all::add);
            cursor = page.text("response_metadata", "next_cursor");
        } while (!cursor.isEmpty());
        return all;
    }

    private Slack.Reply page(String cursor) {
        return slack.call(
                        "conversations.history", "channel", channel, "limit", Integer.toString(PAGE), "cursor", cursor)
                .ok();
    }
}
