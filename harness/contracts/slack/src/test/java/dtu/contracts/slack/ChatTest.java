package dtu.contracts.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Message;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.webhook.Payload;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {
    private static final List<LayoutBlock> BLOCKS = asBlocks(
            section(block -> block.blockId("what").text(markdownText("*Dana* wants _billing_"))),
            divider(),
            actions(block -> block.blockId("answer")
                    .elements(asElements(button(each -> each.actionId("approve")
                            .value("42")
                            .style("primary")
                            .text(plainText("Approve")))))));

    private final Workspace workspace = new Workspace();
    private final MethodsClient bot = workspace.bot();
    private String channel = "";

    @BeforeEach
    void open() throws IOException, SlackApiException {
        channel = bot.conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
    }

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void blocks_come_back_as_they_were_posted() throws IOException, SlackApiException {
        var posted = bot.chatPostMessage(
                request -> request.channel(channel).text("A request").blocks(BLOCKS));

        assertThat(posted.isOk()).as(posted.getError()).isTrue();
        assertThat(posted.getMessage().getBotId()).startsWith("B");
        var kept = latest();
        assertThat(kept.getTs()).isEqualTo(posted.getTs());
        assertThat(kept.getText()).isEqualTo("A request");
        assertThat(kept.getBlocks()).hasSize(3);
        assertThat(kept.getBlocks().getFirst())
                .isInstanceOfSatisfying(
                        SectionBlock.class,
                        section -> assertThat(section.getText())
                                .isEqualTo(markdownText(text ->
                                        text.text("*Dana* wants _billing_").verbatim(false))));
        assertThat(kept.getBlocks().getLast())
                .isInstanceOfSatisfying(
                        ActionsBlock.class, row -> assertThat(row.getElements()).hasSize(1));
    }

    @Test
    void a_thread_keeps_its_replies() throws IOException, SlackApiException {
        var parent = post("Who?").getTs();
        for (var text : List.of("Dana", "Eve")) {
            assertThat(bot.chatPostMessage(request ->
                                    request.channel(channel).threadTs(parent).text(text))
                            .isOk())
                    .isTrue();
        }

        var replies = bot.conversationsReplies(
                request -> request.channel(channel).ts(parent).limit(10));

        assertThat(replies.getMessages()).extracting(Message::getText).containsExactly("Who?", "Dana", "Eve");
        assertThat(replies.getMessages().getFirst().getReplyCount()).isEqualTo(2);
        assertThat(replies.getMessages().getLast().getThreadTs()).isEqualTo(parent);
        assertThat(history())
                .hasSize(2)
                .last()
                .satisfies(message -> assertThat(message.getSubtype()).isEqualTo("channel_join"));
    }

    @Test
    void a_message_is_changed_and_taken_back() throws IOException, SlackApiException {
        var ts = post("Wrong").getTs();

        assertThat(bot.chatUpdate(request -> request.channel(channel).ts(ts).text("Right"))
                        .getText())
                .isEqualTo("Right");
        assertThat(latest().getEdited()).isNotNull();
        assertThat(bot.chatGetPermalink(request -> request.channel(channel).messageTs(ts))
                        .getPermalink())
                .contains("/archives/" + channel + "/p");
        assertThat(bot.chatDelete(request -> request.channel(channel).ts(ts)).isOk())
                .isTrue();
        assertThat(bot.chatDelete(request -> request.channel(channel).ts(ts)).getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void a_message_for_one_or_for_later() throws IOException, SlackApiException {
        var dana = workspace.person("dana");
        bot.conversationsInvite(request -> request.channel(channel).users(List.of(dana)));
        var postAt = (int) Instant.now().plusSeconds(3600).getEpochSecond();

        assertThat(bot.chatPostEphemeral(
                                request -> request.channel(channel).user(dana).text("Only you"))
                        .getMessageTs())
                .isNotEmpty();
        var scheduled = bot.chatScheduleMessage(
                request -> request.channel(channel).postAt(postAt).text("Later"));
        assertThat(scheduled.isOk()).as(scheduled.getError()).isTrue();
        assertThat(bot.chatScheduledMessagesList(request -> request.channel(channel))
                        .getScheduledMessages())
                .singleElement()
                .satisfies(each -> assertThat(each.getId()).isEqualTo(scheduled.getScheduledMessageId()));
        assertThat(bot.chatDeleteScheduledMessage(request ->
                                request.channel(channel).scheduledMessageId(scheduled.getScheduledMessageId()))
                        .isOk())
                .isTrue();
    }

    @Test
    void reactions_are_counted() throws IOException, SlackApiException {
        var ts = post("Done?").getTs();

        assertThat(bot.reactionsAdd(request ->
                                request.channel(channel).timestamp(ts).name("eyes"))
                        .isOk())
                .isTrue();
        assertThat(bot.reactionsAdd(request ->
                                request.channel(channel).timestamp(ts).name("eyes"))
                        .getError())
                .isEqualTo("already_reacted");
        assertThat(bot.reactionsGet(request -> request.channel(channel).timestamp(ts))
                        .getMessage()
                        .getReactions())
                .singleElement()
                .satisfies(each -> assertThat(each.getCount()).isEqualTo(1));
        assertThat(bot.reactionsRemove(request ->
                                request.channel(channel).timestamp(ts).name("eyes"))
                        .isOk())
                .isTrue();
        assertThat(bot.reactionsRemove(request ->
                                request.channel(channel).timestamp(ts).name("eyes"))
                        .getError())
                .isEqualTo("no_reaction");
    }

    @Test
    void what_cannot_be_said_is_refused() throws IOException, SlackApiException {
        assertThat(bot.chatPostMessage(request -> request.channel(channel)).getError())
                .isEqualTo("no_text");
        assertThat(bot.chatPostMessage(request -> request.channel("C0NOWHERE").text("Hello"))
                        .getError())
                .isEqualTo("channel_not_found");
        assertThat(bot.chatPostMessage(request -> request.channel(channel).blocksAsString("[{\"type\":\"juggler\"}]"))
                        .getError())
                .isEqualTo("invalid_blocks");
        assertThat(bot.chatUpdate(request ->
                                request.channel(channel).ts("1.000001").text("x"))
                        .getError())
                .isEqualTo("message_not_found");
        var old = (int) Instant.now().minusSeconds(60).getEpochSecond();
        assertThat(bot.chatScheduleMessage(
                                request -> request.channel(channel).postAt(old).text("x"))
                        .getError())
                .isEqualTo("time_in_past");
    }

    @Test
    void an_incoming_webhook_speaks_in_its_channel() throws IOException {
        var url = workspace.variable("SLACK_WEBHOOK_URL");

        var sent = workspace
                .slack()
                .send(url, Payload.builder().text("From outside").build());
        var empty = workspace.slack().send(url, Payload.builder().build());

        assertThat(sent.getCode()).isEqualTo(200);
        assertThat(sent.getBody()).isEqualTo("ok");
        assertThat(empty.getCode()).isEqualTo(400);
        assertThat(empty.getBody()).isEqualTo("no_text");
    }

    private Message post(String text) throws IOException, SlackApiException {
        var posted = bot.chatPostMessage(request -> request.channel(channel).text(text));
        assertThat(posted.isOk()).as(posted.getError()).isTrue();
        return posted.getMessage();
    }

    private List<Message> history() throws IOException, SlackApiException {
        var answer = bot.conversationsHistory(request -> request.channel(channel));
        assertThat(answer.isOk()).as(answer.getError()).isTrue();
        return answer.getMessages();
    }

    private Message latest() throws IOException, SlackApiException {
        return history().getFirst();
    }
}
