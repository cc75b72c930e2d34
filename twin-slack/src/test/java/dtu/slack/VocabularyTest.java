package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.words.Happening;
import dtu.twins.words.View;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Slack slack = Slack.inMemory();
    private final SlackTwin twin = new SlackTwin();
    private final String dana = slack.person("Dana", "Field");

    @Test
    void views_answer_in_slacks_own_json() {
        slack.channel("ops");
        slack.call("chat.postMessage", "channel", dana, "text", "psst").ok();

        assertThat(look("user", "dana.field@acme.test"))
                .isInstanceOfSatisfying(
                        Map.class, user -> assertThat(user.get("id")).isEqualTo(dana));
        assertThat(look("user", "nobody")).isNull();
        assertThat(look("channel", "ops"))
                .isInstanceOfSatisfying(
                        Map.class,
                        channel -> assertThat(channel.get("num_members")).isEqualTo(1L));
        assertThat(look("members", "general"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .contains(dana);
        assertThat(look("dms", "sut", dana))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(look("dms", "sut", "nobody")).isEqualTo(List.of());
        assertThat(look("messages", "none")).isEqualTo(List.of());
    }

    @Test
    void a_message_to_a_person_is_a_fact_that_says_to_whom_and_of_what_kind() {
        var before = slack.solo().universe().world();
        slack.call(
                        "chat.postMessage",
                        "channel",
                        dana,
                        "text",
                        "granted",
                        "metadata",
                        "{\"event_type\":\"granted\",\"event_payload\":{\"app\":\"billing\"}}")
                .ok();

        assertThat(since(before))
                .extracting(Happening::type)
                .containsExactly("slack.joined", "slack.joined", "slack.message");
        var message = since(before).getLast().fields();
        assertThat(message)
                .containsEntry("to", dana)
                .containsEntry("kind", "granted")
                .containsEntry("app", "billing");
        assertThat(message.keySet())
                .isEqualTo(twin.vocabularies()
                        .getFirst()
                        .facts()
                        .getFirst()
                        .fields()
                        .keySet());
    }

    @Test
    void edits_and_comings_and_goings_are_facts_but_lines_of_slack_are_not() {
        var channel = slack.channel("ops");
        var ts = slack.post(channel, "a");
        var before = slack.solo().universe().world();
        slack.call("chat.update", "channel", channel, "ts", ts, "text", "b").ok();
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.call("conversations.kick", "channel", channel, "user", dana).ok();

        assertThat(since(before)).extracting(Happening::type).containsExactly("slack.edited");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        assertThat(since(before)).extracting(Happening::type).containsExactlyInAnyOrder("slack.edited", "slack.joined");
    }

    @Test
    void every_view_and_fact_is_declared_once() {
        var words = twin.vocabularies().getFirst();

        assertThat(words.views())
                .extracting(View::name)
                .containsExactly("user", "channel", "members", "messages", "dms");
        assertThat(words.operations()).contains("slack.chat.postMessage", "slack.files.list", "slack.webhook.incoming");
    }

    private List<Happening> since(dtu.twins.universe.World before) {
        var universe = slack.solo().universe();
        return twin.happenings(
                universe.look(before.cast().twin("slack"), before),
                universe.look(before.cast().twin("slack")));
    }

    private @org.jspecify.annotations.Nullable Object look(String name, Object... arguments) {
        var twinOf = slack.solo().universe().world().cast().twin("slack");
        var view = twin.vocabularies().getFirst().views().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return view.look().at(slack.solo().universe().look(twinOf), List.of(arguments));
    }
}
