package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void a_channel_lives_and_is_archived() throws IOException, SlackApiException {
        var bot = workspace.bot();
        var channel = created("access", false);

        assertThat(channel.getName()).isEqualTo("access");
        assertThat(bot.conversationsSetTopic(
                                request -> request.channel(channel.getId()).topic("Who may what"))
                        .getChannel()
                        .getTopic()
                        .getValue())
                .isEqualTo("Who may what");
        assertThat(bot.conversationsSetPurpose(
                                request -> request.channel(channel.getId()).purpose("Requests"))
                        .isOk())
                .isTrue();
        assertThat(bot.conversationsRename(
                                request -> request.channel(channel.getId()).name("entry"))
                        .getChannel()
                        .getName())
                .isEqualTo("entry");
        assertThat(bot.conversationsArchive(request -> request.channel(channel.getId()))
                        .isOk())
                .isTrue();
        assertThat(bot.conversationsInfo(request -> request.channel(channel.getId()))
                        .getChannel()
                        .isArchived())
                .isTrue();
        assertThat(bot.conversationsArchive(request -> request.channel(channel.getId()))
                        .getError())
                .isEqualTo("already_archived");
    }

    @Test
    void people_come_and_go() throws IOException, SlackApiException {
        var bot = workspace.bot();
        var id = created("access", false).getId();
        var dana = workspace.person("dana");

        assertThat(bot.conversationsInvite(request -> request.channel(id).users(List.of(dana)))
                        .isOk())
                .isTrue();
        assertThat(bot.conversationsMembers(request -> request.channel(id)).getMembers())
                .contains(dana)
                .hasSize(2);
        assertThat(bot.conversationsInvite(request -> request.channel(id).users(List.of(dana)))
                        .getError())
                .isEqualTo("already_in_channel");
        assertThat(bot.conversationsKick(request -> request.channel(id).user(dana))
                        .isOk())
                .isTrue();
        assertThat(workspace
                        .owner()
                        .conversationsJoin(request -> request.channel(id))
                        .getChannel()
                        .getId())
                .isEqualTo(id);
        assertThat(bot.conversationsLeave(request -> request.channel(id)).isOk())
                .isTrue();
        assertThat(bot.usersConversations(request -> request).getChannels()).isEmpty();
    }

    @Test
    void lists_are_paged_and_filtered() throws IOException, SlackApiException {
        created("one", false);
        created("two", false);
        created("secret", true);

        assertThat(names(List.of(ConversationType.PUBLIC_CHANNEL))).containsExactlyInAnyOrder("general", "one", "two");
        assertThat(names(List.of(ConversationType.PRIVATE_CHANNEL))).containsExactly("secret");
    }

    private List<String> names(List<ConversationType> types) throws IOException, SlackApiException {
        var names = new ArrayList<String>();
        var cursor = "";
        do {
            var from = cursor;
            var page = workspace
                    .bot()
                    .conversationsList(request ->
                            request.types(types).limit(1).cursor(from).excludeArchived(true));
            assertThat(page.isOk()).as(page.getError()).isTrue();
            page.getChannels().stream().map(Conversation::getName).forEach(names::add);
            cursor = page.getResponseMetadata().getNextCursor();
        } while (!cursor.isEmpty());
        return names;
    }

    @Test
    void a_direct_message_is_opened_once() throws IOException, SlackApiException {
        var dana = workspace.person("dana");

        var first = workspace.bot().conversationsOpen(request -> request.users(List.of(dana)));
        var again = workspace
                .bot()
                .conversationsOpen(request -> request.users(List.of(dana)).returnIm(true));

        assertThat(first.getChannel().getId()).startsWith("D");
        assertThat(again.isAlreadyOpen()).isTrue();
        assertThat(again.getChannel().getUser()).isEqualTo(dana);
        assertThat(workspace
                        .bot()
                        .conversationsClose(
                                request -> request.channel(first.getChannel().getId()))
                        .isOk())
                .isTrue();
    }

    @Test
    void what_does_not_fit_is_refused() throws IOException, SlackApiException {
        created("access", false);

        assertThat(workspace
                        .bot()
                        .conversationsCreate(request -> request.name("access"))
                        .getError())
                .isEqualTo("name_taken");
        assertThat(workspace
                        .bot()
                        .conversationsInfo(request -> request.channel("C0NOWHERE"))
                        .getError())
                .isEqualTo("channel_not_found");
        assertThat(workspace
                        .bot()
                        .conversationsList(request -> request.cursor("bm9uc2Vuc2U="))
                        .getError())
                .isEqualTo("invalid_cursor");
    }

    private Conversation created(String name, boolean isPrivate) throws IOException, SlackApiException {
        var answer = workspace
                .bot()
                .conversationsCreate(request -> request.name(name).isPrivate(isPrivate));
        assertThat(answer.isOk()).as(answer.getError()).isTrue();
        return answer.getChannel();
    }
}
