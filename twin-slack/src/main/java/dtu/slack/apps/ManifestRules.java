package dtu.slack.apps;

import static dtu.slack.schema.Rules.ANY;
import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.each;
import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.matching;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.oneOf;
import static dtu.slack.schema.Rules.text;
import static java.util.Map.entry;

import dtu.slack.schema.Complaint;
import dtu.slack.schema.Review;
import dtu.slack.schema.Rule;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What an app's configuration may say, and what must hold between its parts.
 *
 * @see <a href="https://docs.slack.dev/reference/app-manifest">App manifest reference</a>
 */
final class ManifestRules {
    private static final Rule URL = matching("^https?:\\/\\/");
    private static final Rule SCOPES = list(0, 255, text(0, 50));
    private static final Rule EVENTS = list(0, 100, text(0, 50));

    // spotless:off - a table reads best as a table
    private static final Rule DISPLAY = object(List.of("name"), Map.of(
            "name", text(1, 35), "description", text(1, 140), "background_color", text(4, 7),
            "long_description", text(175, 4000)));
    private static final Rule SHORTCUT = object(List.of("name", "type", "callback_id", "description"), Map.of(
            "name", text(1, 24), "type", oneOf("message", "global"), "callback_id", text(1, 255),
            "description", text(1, 150)));
    private static final Rule COMMAND = object(List.of("command", "description"), Map.of(
            "command", text(2, 32), "url", URL, "description", text(1, 2000), "usage_hint", text(1, 1000),
            "should_escape", TRUTH));
    private static final Rule FEATURES = object(List.of(), Map.ofEntries(
        entry("app_home", object(List.of(), Map.of(
            "home_tab_enabled", TRUTH, "messages_tab_enabled", TRUTH, "messages_tab_read_only_enabled", TRUTH))),
        entry("bot_user", object(List.of("display_name"), Map.of(
            "display_name", text(1, 80), "always_online", TRUTH))),
        entry("shortcuts", list(1, 10, SHORTCUT)),
        entry("slash_commands", list(1, 50, COMMAND)),
        entry("workflow_steps", list(1, 10, object(List.of("name", "callback_id"), Map.of(
            "name", text(1, 50), "callback_id", text(1, 50))))),
        entry("unfurl_domains", list(1, 5, matching("^(?![\\.\\-])([-a-z0-9\\.])+([a-z0-9])$"))),
        entry("assistant_view", object(List.of("assistant_description"), Map.of(
            "assistant_description", text(0, 3000), "suggested_prompts", ANY))),
        entry("agent_view", ANY),
        entry("rich_previews", ANY),
        entry("search", ANY),
        entry("functions", ANY)));
    private static final Rule OAUTH = object(List.of(), Map.of(
            "redirect_urls", list(0, 1000, text(0, 2500)), "token_management_enabled", TRUTH, "pkce_enabled", TRUTH,
            "scopes", object(List.of(), Map.of(
                "user", SCOPES, "bot", SCOPES, "user_optional", SCOPES, "bot_optional", SCOPES))));
    private static final Rule SETTINGS = object(List.of(), Map.ofEntries(
        entry("allowed_ip_address_ranges", list(1, 50, text(7, 18))),
        entry("event_subscriptions", object(List.of(), Map.of(
            "request_url", URL, "user_events", EVENTS, "bot_events", EVENTS, "metadata_subscriptions", ANY))),
        entry("incoming_webhooks", object(List.of(), Map.of("incoming_webhooks_enabled", TRUTH))),
        entry("interactivity", object(List.of("is_enabled"), Map.of(
            "is_enabled", TRUTH, "request_url", URL, "message_menu_options_url", URL))),
        entry("org_deploy_enabled", TRUTH), entry("socket_mode_enabled", TRUTH), entry("is_hosted", TRUTH),
        entry("token_rotation_enabled", TRUTH), entry("siws_links", ANY), entry("hermes_app_type", text(0, 50)),
        entry("function_runtime", text(0, 50)), entry("is_mcp_enabled", TRUTH)));
    private static final Rule PARAMETERS = object(List.of("properties"), Map.of(
        "properties", each(Integer.MAX_VALUE, ANY), "required", list(0, 255, text(0, 255))));
    private static final Rule FUNCTION = object(
        List.of("title", "description", "input_parameters", "output_parameters"), Map.of(
            "title", text(0, 255), "description", text(0, 255),
            "input_parameters", PARAMETERS, "output_parameters", PARAMETERS));
    private static final Rule STEP = object(List.of("id", "function_id", "inputs"), Map.of(
        "id", text(0, 255), "function_id", text(0, 255), "inputs", each(Integer.MAX_VALUE, ANY),
        "type", oneOf("function", "switch", "conditional")));
    private static final Rule WORKFLOW = object(List.of("title", "description", "steps"), Map.of(
        "title", text(0, 255), "description", text(0, 255), "input_parameters", PARAMETERS,
        "steps", list(0, 255, STEP), "suggested_triggers", ANY));
    private static final Rule MANIFEST = object(List.of("display_information"), Map.ofEntries(
        entry("$schema", ANY), entry("_metadata", ANY), entry("app_directory", ANY),
        entry("display_information", DISPLAY), entry("features", FEATURES), entry("oauth_config", OAUTH),
        entry("settings", SETTINGS), entry("functions", each(50, FUNCTION)), entry("workflows", each(50, WORKFLOW)),
        entry("datastores", ANY),
        entry("outgoing_domains", ANY), entry("types", ANY), entry("external_auth_providers", ANY),
        entry("mcp_servers", ANY)));
    // spotless:on

    private ManifestRules() {}

    /** Everything that is wrong; empty when nothing is. */
    static List<Complaint> complaints(Json manifest) {
        var review = new Review();
        MANIFEST.reviewed(review, "", manifest);
        if (review.isClean()) {
            connections(review, new Manifest(manifest));
        }
        return List.copyOf(review.complaints());
    }

    /** What is to be sent somewhere needs a place to go to. */
    private static void connections(Review review, Manifest manifest) {
        if (manifest.isSocketMode()) {
            return;
        }
        var hears = !manifest.botEvents().isEmpty() || !manifest.userEvents().isEmpty();
        if (hears && manifest.requestUrl().isEmpty()) {
            complain(
                    review,
                    "Event Subscription requires either Request URL or Socket Mode Enabled",
                    "/settings/event_subscriptions");
        }
        if (manifest.isInteractive() && manifest.interactivityUrl().isEmpty()) {
            // The first of these is misspelt by Slack itself.
            complain(review, "Interactivty requires a Request URL", "/settings/interactivity");
            complain(review, "Interactivity requires Socket Mode enabled", "/settings/interactivity");
        }
        var number = 0;
        for (var command : manifest.commands()) {
            var pointer = "/features/slash_commands/" + number++;
            if (command.textAt("url").isEmpty()) {
                review.complain(Complaint.missing("url", pointer));
            }
        }
    }

    private static void complain(Review review, String message, String pointer) {
        review.complain(Complaint.broken("connection", null, message, pointer));
    }
}
