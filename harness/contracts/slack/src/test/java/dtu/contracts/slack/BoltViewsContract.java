package dtu.contracts.slack;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import dtu.twins.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a Bolt app may rely on when it shows something: modals, their menus, and the Home tab. */
interface BoltViewsContract extends BoltApp {

    @Test
    default void a_click_opens_a_modal_whose_submission_is_checked() throws Exception {
        click("ask");
        var view = heard();

        var refused = submit(view, "so", "");
        assertThatJson(refused.toString()).inPath("answer.body").isEqualTo("""
                {"response_action": "errors", "errors": {"why": "Please say more"}}""");
        var accepted = submit(view, "the quarter ends", "");
        assertThat(BoltApp.isOk(accepted)).as(accepted.toString()).isTrue();
        assertThat(heard()).isEqualTo("posted");
        assertThat(texts().getFirst()).isEqualTo("Because: the quarter ends");
        assertThat(isGone(view)).isTrue();
    }

    @Test
    default void a_command_opens_a_modal() throws Exception {
        channel();
        workspace().dana("slash_command", Json.of("{\"channel\": \"access\", \"command\": \"/form\"}"));
        var view = heard();

        submit(view, "the quarter ends", "dana");

        assertThat(heard()).isEqualTo("posted");
        assertThat(texts().getFirst()).isEqualTo("Because: the quarter ends (dana)");
    }

    @Test
    default void a_menu_in_a_modal_asks_the_app_for_its_options() throws Exception {
        click("ask");
        var view = heard();

        var suggested = workspace()
                .dana(
                        "block_suggestion",
                        Json.of("{\"action_id\": \"who\", \"value\": \"d\"}").with("view_id", view));

        assertThatJson(suggested.toString()).inPath("options[*].value").isEqualTo("[\"dana\", \"dora\"]");
    }

    @Test
    default void a_submission_puts_another_modal_in_the_place_of_the_first() throws Exception {
        click("ask");
        var view = heard();

        var changed = submit(view, "change of plans", "");

        assertThatJson(changed.toString()).inPath("answer.body.response_action").isEqualTo("update");
        assertThat(changed.textAt("view_id")).contains(view);
        var closed = workspace().dana("view_submission", Json.EMPTY_OBJECT.with("view_id", view));
        assertThat(BoltApp.isOk(closed)).as(closed.toString()).isTrue();
        assertThat(isGone(view)).isTrue();
    }

    @Test
    default void a_submission_puts_another_modal_on_top_and_that_clears_both() throws Exception {
        click("ask");
        var view = heard();

        var pushed = submit(view, "details please", "");
        var top = pushed.textAt("view_id").orElseThrow(() -> new AssertionError(pushed.toString()));
        assertThat(top).isNotEqualTo(view);
        assertThat(isGone(view)).isFalse();
        var cleared = workspace().dana("view_submission", Json.EMPTY_OBJECT.with("view_id", top));

        assertThatJson(cleared.toString()).inPath("answer.body").isEqualTo("{\"response_action\": \"clear\"}");
        assertThat(isGone(top)).isTrue();
        assertThat(isGone(view)).isTrue();
    }

    @Test
    default void a_modal_that_is_closed_says_so() throws Exception {
        click("ask");
        var view = heard();

        workspace().dana("view_closed", Json.EMPTY_OBJECT.with("view_id", view));

        assertThat(heard()).isEqualTo("closed " + view);
    }

    @Test
    default void opening_the_apps_home_has_it_published_and_clicks_there_change_it() throws InterruptedException {
        workspace().dana("app_home_opened", Json.of("{\"tab\": \"home\"}"));
        var published = heard();
        var home = published.substring(published.lastIndexOf(' ') + 1);
        assertThat(published).isEqualTo("home of " + workspace().person("dana") + " is " + home);

        var click = Json.of("{\"action_id\": \"count\"}").with("view_id", home);
        workspace().dana("block_actions", click);
        assertThat(heard()).isEqualTo("counted 1");
        workspace().dana("block_actions", click);
        assertThat(heard()).isEqualTo("counted 2");
    }

    /** Dana submits the modal; {@code approver} is empty when she leaves that menu alone. */
    private Json submit(String view, String reason, String approver) {
        var text = Json.EMPTY_OBJECT.with("type", "plain_text_input").with("value", reason);
        var values = Json.EMPTY_OBJECT.with("why", Json.EMPTY_OBJECT.with("reason", text));
        if (!approver.isEmpty()) {
            var option = Json.of("{\"text\": {\"type\": \"plain_text\", \"text\": \"Dana\"}}")
                    .with("value", approver);
            var choice = Json.of("{\"type\": \"external_select\"}").with("selected_option", option);
            values = values.with("approver", Json.EMPTY_OBJECT.with("who", choice));
        }
        return workspace()
                .dana("view_submission", Json.EMPTY_OBJECT.with("view_id", view).with("values", values));
    }

    /** Whether the app, too, can find that modal no more. */
    private boolean isGone(String view) throws IOException, SlackApiException {
        var updated =
                workspace().bot().viewsUpdate(request -> request.viewId(view).viewAsString("""
                        { "type": "modal", "title": {"type": "plain_text", "text": "Still here"},
                          "blocks": [{"type": "divider"}] }"""));
        return "not_found".equals(updated.getError());
    }
}
