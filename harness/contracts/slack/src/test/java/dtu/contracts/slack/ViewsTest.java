package dtu.contracts.slack;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import dtu.twins.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsTest {
    private final Workspace workspace = new Workspace();

    @AfterEach
    void stop() {
        workspace.close();
    }

    @Test
    void a_home_tab_is_published_and_replaced() throws IOException, SlackApiException {
        var dana = workspace.person("dana");

        var first = workspace.bot().viewsPublish(request -> request.userId(dana).view(home("Nothing yet")));
        var second = workspace
                .bot()
                .viewsPublish(request -> request.userId(dana)
                        .view(home("One request"))
                        .hash(first.getView().getHash()));

        assertThat(first.isOk()).as(first.getError()).isTrue();
        assertThat(second.isOk()).as(second.getError()).isTrue();
        assertThat(second.getView().getId()).isEqualTo(first.getView().getId());
        assertThat(second.getView().getHash()).isNotEqualTo(first.getView().getHash());
        assertThat(workspace
                        .dana("app_home_opened", Json.of("{\"tab\": \"home\"}"))
                        .textAt("view_id"))
                .contains(first.getView().getId());
    }

    @Test
    void a_home_tab_that_has_changed_since_is_not_overwritten() throws IOException, SlackApiException {
        var dana = workspace.person("dana");
        workspace.bot().viewsPublish(request -> request.userId(dana).view(home("Nothing yet")));

        assertThat(workspace
                        .bot()
                        .viewsPublish(request ->
                                request.userId(dana).view(home("Too late")).hash("1.stale"))
                        .getError())
                .isEqualTo("hash_conflict");
        assertThat(workspace
                        .bot()
                        .viewsPublish(request -> request.userId("U0NOBODY").view(home("Hello")))
                        .getError())
                .isEqualTo("user_not_found");
    }

    @Test
    void a_modal_needs_a_trigger_and_an_update_needs_a_modal() throws IOException, SlackApiException {
        var modal = view(each -> each.type("modal")
                .title(viewTitle(title -> title.type("plain_text").text("Reason")))
                .blocks(asBlocks(section(block -> block.text(plainText("Why?"))))));

        assertThat(workspace
                        .bot()
                        .viewsOpen(request -> request.triggerId("1.2.3").view(modal))
                        .getError())
                .isEqualTo("invalid_trigger_id");
        assertThat(workspace
                        .bot()
                        .viewsPush(request -> request.triggerId("1.2.3").view(modal))
                        .getError())
                .isEqualTo("invalid_trigger_id");
        assertThat(workspace
                        .bot()
                        .viewsUpdate(request -> request.viewId("V0NONE").view(modal))
                        .getError())
                .isEqualTo("not_found");
    }

    private static View home(String text) {
        return view(each -> each.type("home").blocks(asBlocks(section(block -> block.text(plainText(text))))));
    }
}
