package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every member we answer has been seen in an answer of the real service, in that place and of that JSON type. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("../../shared/specs/slack/samples-web-api.json");
    /** Recorded answers lack what the recording programs never asked for; the vendor's reference shows these. */
    private static final List<String> FROM_THE_REFERENCE =
            List.of("conversations.open /channel/latest", "auth.test /args");

    private final Slack slack = Slack.inMemory();
    private Json samples = Json.EMPTY_OBJECT;
    private Json definitions = Json.EMPTY_OBJECT;
    private final List<String> strange = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        assumeTrue(Files.exists(SAMPLES), "the recorded samples are not beside this repository");
        var file = Json.of(Files.readString(SAMPLES));
        samples = file.at("samples").orElseThrow();
        definitions = file.at("$defs").orElseThrow();
    }

    @Test
    void answers_have_only_members_that_the_real_service_has() {
        var dana = slack.person("Dana", "Field");
        var channel = slack.channel("ops");
        var ts = slack.post(channel, "parent");
        var plain = slack.post(channel, "plain");
        slack.call("reactions.add", "channel", channel, "timestamp", plain, "name", "eyes")
                .ok();
        check("chat.postMessage", "channel", channel, "text", "reply", "thread_ts", ts);
        check("auth.test");
        check("team.info");
        check("bots.info");
        check("users.info", "user", dana);
        check("users.list");
        check("users.lookupByEmail", "email", "dana.field@acme.test");
        check("users.profile.get", "user", dana);
        check("users.conversations");
        check("conversations.create", "name", "other");
        check("conversations.list");
        check("conversations.info", "channel", channel);
        check("conversations.members", "channel", channel);
        check("conversations.invite", "channel", channel, "users", dana);
        check("conversations.history", "channel", channel);
        check("conversations.replies", "channel", channel, "ts", ts);
        check("conversations.setTopic", "channel", channel, "topic", "t");
        check("conversations.rename", "channel", channel, "name", "renamed");
        check("conversations.open", "users", dana, "return_im", "true");
        check("chat.update", "channel", channel, "ts", ts, "text", "changed");
        check("chat.getPermalink", "channel", channel, "message_ts", ts);
        check("chat.postEphemeral", "channel", channel, "user", dana, "text", "x");
        check("chat.scheduleMessage", "channel", channel, "text", "x", "post_at", "1767700000");
        check("chat.scheduledMessages.list");
        check("reactions.get", "channel", channel, "timestamp", plain);
        check("views.publish", "user_id", dana, "view", "{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}");
        check("conversations.kick", "channel", channel, "user", dana);
        check("conversations.archive", "channel", channel);

        strange.removeIf(each -> FROM_THE_REFERENCE.stream().anyMatch(each::startsWith));
        assertThat(strange).isEmpty();
    }

    private void check(String method, String... arguments) {
        var answer = slack.call(method, arguments).ok();
        compare(method + " ", samples.at(method).orElseThrow(), answer.json(), strange);
    }

    private void compare(String path, Json given, Json answer, List<String> strange) {
        var sample = given.textAt("$same").flatMap(name -> definitions.at(name)).orElse(given);
        if (answer.isObject() && sample.isObject()) {
            for (var name : answer.names()) {
                var known = sample.at(name);
                if (known.isEmpty() && sample.names().size() > 0 && !opaque(path, name)) {
                    strange.add(path + "/" + name + " is unheard of");
                }
                known.ifPresent(value ->
                        compare(path + "/" + name, value, answer.at(name).orElseThrow(), strange));
            }
        } else if (answer.isArray() && sample.isArray()) {
            if (sample.size() > 0) {
                answer.elements()
                        .forEach(each -> compare(path, sample.elements().getFirst(), each, strange));
            }
        } else if (!answer.isNull() && !sameType(sample, answer)) {
            strange.add(path + " is " + answer + ", was " + sample);
        }
    }

    /** Blocks differ from one to the next; what one may hold is another test's matter. */
    private static boolean opaque(String path, String name) {
        return path.contains("/blocks") || path.contains("/values") || name.equals("ok");
    }

    private static boolean sameType(Json one, Json other) {
        return (one.isText() && other.isText())
                || (one.isNumber() && other.isNumber())
                || (one.isTruth() && other.isTruth())
                || (one.isArray() && other.isArray())
                || one.isNull();
    }
}
