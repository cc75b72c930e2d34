package dtu.contracts.slack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.dialogs.payload.DialogCancellationPayload;
import com.slack.api.app_backend.dialogs.payload.DialogSubmissionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.SlackApiException;
import com.slack.api.util.json.GsonFactory;
import dtu.twins.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every payload is one that Slack's own types can hold: no member too many, none of another type, none missing. */
class PayloadsTest {
    /** What Slack sends and these types have no name for. */
    private static final Set<String> NAMELESS = Set.of(
            "message_action user.username", // in every recorded payload since 2020
            "block_suggestion container.view_id", // in the payloads that Bolt for Python is tested with
            "block_actions actions[].selected_date_time",
            "block_suggestion message"); // in the reference

    private static final List<String> ANYBODY = List.of("type", "token", "team.id", "team.domain", "user.id");

    private final Gson gson = GsonFactory.createSnakeCase(new SlackConfig());
    private final Workspace workspace = new Workspace();
    private final Listener app = new Listener();
    private String channel = "";

    @BeforeEach
    void configure() throws IOException, SlackApiException {
        workspace.configured(BoltApp.manifest(app.url(), false));
        app.body();
        channel = workspace
                .bot()
                .conversationsCreate(request -> request.name("access"))
                .getChannel()
                .getId();
        workspace
                .bot()
                .conversationsInvite(request ->
                        request.channel(channel).users(List.of(workspace.person("dana"), workspace.person("eve"))));
    }

    @AfterEach
    void stop() {
        app.close();
        workspace.close();
    }

    @Test
    void a_command() {
        workspace.dana("slash_command", at(Json.of("{\"command\": \"/access\", \"text\": \"billing & <more>\"}")));
        var payload = new SlashCommandPayloadParser().parse(app.body());

        assertThat(payload).hasNoNullFieldsOrPropertiesExcept("enterpriseId", "enterpriseName");
        assertThat(payload.getText()).isEqualTo("billing & <more>");
        assertThat(payload.getChannelName()).isEqualTo("access");
    }

    @Test
    void shortcuts() throws IOException, SlackApiException {
        workspace.dana("shortcut", Json.of("{\"callback_id\": \"start\"}"));
        holds(GlobalShortcutPayload.class, "user.username", "user.team_id", "callback_id", "trigger_id", "action_ts");

        var inspect = Json.of("{\"callback_id\": \"inspect\"}").with("message_ts", posted("[]"));
        workspace.dana("shortcut", at(inspect));
        holds(
                MessageShortcutPayload.class,
                "user.name",
                "user.team_id",
                "callback_id",
                "trigger_id",
                "action_ts",
                "message_ts",
                "response_url",
                "channel.id",
                "channel.name",
                "message.type",
                "message.ts",
                "message.text",
                "message.bot_id");
    }

    @Test
    void clicks_under_a_message() throws IOException, SlackApiException {
        for (var acted : Choices.everywhere(workspace.person("eve"), channel)) {
            var ts = posted("[{\"type\": \"actions\", \"block_id\": \"b\", \"elements\": [" + acted.element() + "]}]");
            workspace.dana("block_actions", at(acted.act().with("message_ts", ts)));
            var payload = holds(
                    BlockActionPayload.class,
                    "api_app_id",
                    "trigger_id",
                    "response_url",
                    "container.message_ts",
                    "container.channel_id",
                    "container.is_ephemeral",
                    "channel.name",
                    "message.ts",
                    "state.values",
                    "user.name",
                    "user.username",
                    "actions[0].block_id",
                    "actions[0].action_id",
                    "actions[0].action_ts",
                    "actions[0]." + acted.chosen());
            assertThat(payload.getContainer().getType()).isEqualTo("message");
        }
    }

    @Test
    void a_click_in_an_attachment_and_in_a_thread() throws IOException, SlackApiException {
        var parent = posted("[]");
        var ts = workspace
                .bot()
                .chatPostMessage(request ->
                        request.channel(channel).threadTs(parent).text("x").attachmentsAsString("""
                                [{"text": "none"}, {"blocks": [{"type": "actions", "elements": [{"type": "button",
                                  "action_id": "a", "text": {"type": "plain_text", "text": "Go"}}]}]}]"""))
                .getTs();
        workspace.dana("block_actions", at(Json.of("{\"action_id\": \"a\"}").with("message_ts", ts)));

        var payload = holds(BlockActionPayload.class, "message.attachments", "container.is_app_unfurl");
        assertThat(payload.getContainer().getType()).isEqualTo("message_attachment");
        assertThat(payload.getContainer().getAttachmentId()).isEqualTo(2);
        assertThat(payload.getContainer().getThreadTs()).isEqualTo(parent);
    }

    @Test
    void a_modal_from_its_opening_to_its_end() throws IOException, SlackApiException {
        for (var acted : Choices.inModals(workspace.person("eve"), channel)) {
            var view = opened(acted.element());
            workspace.dana("block_actions", acted.act().with("view_id", view));
            holds(
                    BlockActionPayload.class,
                    "api_app_id",
                    "trigger_id",
                    "container.view_id",
                    "view.state.values.b.a." + acted.chosen(),
                    "actions[0]." + acted.chosen());
            workspace.dana("view_submission", Json.EMPTY_OBJECT.with("view_id", view));
            holds(
                    ViewSubmissionPayload.class,
                    "api_app_id",
                    "trigger_id",
                    "response_urls",
                    "view.id",
                    "view.team_id",
                    "view.app_id",
                    "view.app_installed_team_id",
                    "view.bot_id",
                    "view.type",
                    "view.title.text",
                    "view.submit.text",
                    "view.callback_id",
                    "view.private_metadata",
                    "view.hash",
                    "view.root_view_id",
                    "view.clear_on_close",
                    "view.notify_on_close",
                    "view.external_id",
                    "view.blocks",
                    "view.state.values.b.a." + acted.chosen());
        }
    }

    @Test
    void a_modal_with_a_file() throws IOException, SlackApiException {
        var view = opened("{\"type\": \"file_input\", \"action_id\": \"a\"}");
        var files = Json.of("{\"b\": {\"a\": {\"files\": [{\"name\": \"a.csv\", \"content\": \"1,2\"}]}}}");
        workspace.dana(
                "view_submission", Json.EMPTY_OBJECT.with("view_id", view).with("values", files));

        var payload = holds(ViewSubmissionPayload.class, "view.state.values.b.a.files[0].url_private_download");
        var values = payload.getView().getState().getValues();
        var file = requireNonNull(requireNonNull(values.get("b")).get("a"))
                .getFiles()
                .getFirst();
        assertThat(workspace
                        .bot()
                        .filesInfo(request -> request.file(file.getId()))
                        .getFile()
                        .getName())
                .isEqualTo("a.csv");
    }

    @Test
    void a_modal_that_is_closed() throws IOException, SlackApiException {
        var view = opened("{\"type\": \"plain_text_input\", \"action_id\": \"a\"}");
        workspace.dana("view_closed", Json.EMPTY_OBJECT.with("view_id", view));

        holds(ViewClosedPayload.class, "api_app_id", "view.id", "view.state.values", "is_cleared", "user.name");
    }

    @Test
    void a_menu_that_asks_for_its_options() throws IOException, SlackApiException {
        var menu = "{\"type\": \"external_select\", \"action_id\": \"a\", \"min_query_length\": 1}";
        var asked = Json.of("{\"action_id\": \"a\", \"value\": \"d\"}");
        var common = new String[] {"api_app_id", "action_id", "block_id", "value", "container.type", "user.name"};
        workspace.dana("block_suggestion", asked.with("view_id", opened(menu)));
        holds(BlockSuggestionPayload.class, common);

        var ts = posted("[{\"type\": \"actions\", \"elements\": [" + menu + "]}]");
        workspace.dana("block_suggestion", at(asked.with("message_ts", ts)));
        holds(BlockSuggestionPayload.class, common);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dialog_submission", "dialog_cancellation"})
    void a_dialog(String type) throws IOException, SlackApiException {
        workspace.dana("slash_command", at(Json.of("{\"command\": \"/access\"}")));
        var trigger = new SlashCommandPayloadParser().parse(app.body()).getTriggerId();
        assertThat(workspace
                        .bot()
                        .dialogOpen(request -> request.triggerId(trigger).dialogAsString("""
                                {"callback_id": "c", "title": "Ask", "notify_on_cancel": true, "state": "s",
                                 "elements": [{"type": "text", "label": "Why", "name": "why"}]}"""))
                        .isOk())
                .isTrue();
        workspace.dana(type, Json.of("{\"callback_id\": \"c\", \"submission\": {\"why\": \"so\"}}"));

        var model = type.equals("dialog_submission") ? DialogSubmissionPayload.class : DialogCancellationPayload.class;
        holds(model, "callback_id", "state", "action_ts", "response_url", "channel.id", "channel.name", "user.name");
    }

    private Json at(Json act) {
        return act.with("channel", channel);
    }

    private String posted(String blocks) throws IOException, SlackApiException {
        var posted = workspace
                .bot()
                .chatPostMessage(request -> request.channel(channel).text("x").blocksAsString(blocks));
        assertThat(posted.isOk()).as("%s %s", blocks, posted).isTrue();
        return posted.getTs();
    }

    /** A modal with that element in an input that tells at once what is entered. */
    private String opened(String element) throws IOException, SlackApiException {
        workspace.dana("shortcut", Json.of("{\"callback_id\": \"start\"}"));
        var trigger = app.payload().textAt("trigger_id").orElseThrow();
        var opened =
                workspace.bot().viewsOpen(request -> request.triggerId(trigger).viewAsString("""
                        { "type": "modal", "callback_id": "c", "notify_on_close": true,
                          "title": {"type": "plain_text", "text": "Ask"},
                          "submit": {"type": "plain_text", "text": "Go"}, "blocks": [
                            {"type": "input", "block_id": "b", "dispatch_action": true,
                             "label": {"type": "plain_text", "text": "In"}, "element": %s}] }""".formatted(element)));
        assertThat(opened.isOk()).as("%s %s", element, opened).isTrue();
        return opened.getView().getId();
    }

    /** The next payload, held by that type without loss, with something at all these places. */
    private <T> T holds(Class<T> type, String... places) {
        var sent = app.payload();
        var held = gson.fromJson(sent.toString(), type);
        var kind = sent.textAt("type").orElseThrow();
        var lost = new ArrayList<String>();
        Held.lost(sent, Json.of(gson.toJson(held)), kind + " ", lost);
        lost.removeAll(NAMELESS);
        assertThat(lost).as(sent.toString()).isEmpty();
        for (var place : ANYBODY) {
            assertThat(Held.at(sent, place)).as("%s of %s", place, sent).isPresent();
        }
        for (var place : places) {
            assertThat(Held.at(sent, place)).as("%s of %s", place, sent).isPresent();
        }
        return held;
    }
}
