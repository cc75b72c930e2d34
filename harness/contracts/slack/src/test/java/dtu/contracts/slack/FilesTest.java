package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FilesTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void a_file_is_uploaded_in_three_steps_and_found() throws IOException, SlackApiException {
        var channel = workspace
                .bot()
                .conversationsCreate(request -> request.name("ops"))
                .getChannel();
        var uploaded = workspace
                .bot()
                .filesUploadV2(request -> request.filename("notes.txt")
                        .title("Notes")
                        .fileData("quarterly budgets".getBytes(StandardCharsets.UTF_8))
                        .channel(channel.getId())
                        .initialComment("see"));
        assertThat(uploaded.isOk()).as(uploaded.getError()).isTrue();

        var info = workspace
                .bot()
                .filesInfo(request -> request.file(uploaded.getFile().getId()));
        assertThat(info.isOk()).as(info.getError()).isTrue();
        assertThat(info.getFile().getTitle()).isEqualTo("Notes");
        assertThat(info.getContent()).isEqualTo("quarterly budgets");
        var history = workspace.bot().conversationsHistory(request -> request.channel(channel.getId()));
        assertThat(history.getMessages().getFirst().getFiles()).hasSize(1);
        assertThat(workspace
                        .bot()
                        .filesList(request -> request.channel(channel.getId()))
                        .getFiles())
                .hasSize(1);
        var hits = workspace.owner().searchFiles(request -> request.query("budgets"));
        assertThat(hits.isOk()).as(hits.getError()).isTrue();
        assertThat(hits.getFiles().getMatches()).hasSize(1);
    }

    @Test
    void messages_are_found_pinned_and_starred() throws IOException, SlackApiException {
        var channel = workspace
                .bot()
                .conversationsCreate(request -> request.name("ops"))
                .getChannel()
                .getId();
        var posted = workspace
                .bot()
                .chatPostMessage(request -> request.channel(channel).text("payments failed"));
        workspace.bot().pinsAdd(request -> request.channel(channel).timestamp(posted.getTs()));

        var pins = workspace.lenientBot().pinsList(request -> request.channel(channel));
        assertThat(pins.getItems().getFirst().getMessage().getText()).isEqualTo("payments failed");
        var found = workspace.owner().searchMessages(request -> request.query("payments in:ops"));
        assertThat(found.isOk()).as(found.getError()).isTrue();
        assertThat(found.getMessages().getMatches()).hasSize(1);
        assertThat(workspace.bot().emojiList(request -> request).getEmoji()).containsKey("squirrel");
    }
}
