package dtu.slack.dialog;

import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.oneOf;
import static dtu.slack.schema.Rules.text;
import static dtu.slack.schema.Rules.typed;
import static dtu.slack.schema.Rules.types;
import static dtu.slack.schema.Rules.whole;
import static java.util.Map.entry;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.schema.Complaint;
import dtu.slack.schema.Review;
import dtu.slack.schema.Rule;
import dtu.slack.views.Trigger;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Slack's method dialog.open. */
public final class Dialogs {
    public static final List<Route> ROUTES = table(write("dialog.open", Dialogs::open));

    public static final List<Shape> SHAPES = List.of(Dialog.DIALOGS);

    private static final Trigger.Words WORDS =
            new Trigger.Words(SlackError.INVALID_TRIGGER, SlackError.TRIGGER_EXPIRED, SlackError.TRIGGER_EXCHANGED);

    // spotless:off - a table reads best as a table
    private static final Rule OPTION = object(List.of("label", "value"), Map.of(
            "label", text(75), "value", text(75)));
    private static final Rule GROUP = object(List.of("label", "options"), Map.of(
            "label", text(75), "options", list(1, 100, OPTION)));
    private static final Map<String, Rule> WRITTEN = Map.of(
            "max_length", whole(0, 3000), "min_length", whole(0, 3000), "hint", text(0, 150),
            "subtype", oneOf("email", "number", "tel", "url"), "value", text(0, 3000));
    private static final Rule ELEMENT = typed(types(
        entry("text",     element(WRITTEN)),
        entry("textarea", element(WRITTEN)),
        entry("select",   element(Map.of(
            "options", list(1, 100, OPTION), "option_groups", list(1, 100, GROUP), "value", text(0, 75),
            "data_source", oneOf("static", "users", "channels", "conversations", "external"),
            "selected_options", list(0, 100, OPTION), "min_query_length", whole(0, 100))))));
    private static final Rule DIALOG = object(List.of("title", "callback_id", "elements"), Map.of(
            "title", text(24), "callback_id", text(255), "elements", list(1, 10, ELEMENT), "state", text(0, 3000),
            "submit_label", text(48), "notify_on_cancel", TRUTH));
    // spotless:on

    private Dialogs() {}

    private static Commit open(SlackCall call) {
        if (!call.arguments().has("trigger_id")) {
            throw SlackError.MISSING_TRIGGER.refusal();
        }
        var content =
                call.arguments().structure("dialog", SlackError.MISSING_DIALOG).orElseThrow(SlackError.MISSING_DIALOG);
        var manifest = call.app().manifest();
        if (!manifest.isSocketMode() && manifest.interactivityUrl().isEmpty()) {
            throw SlackError.APP_MISSING_ACTION_URL.refusal();
        }
        requireValid(content);
        var trigger = Trigger.presented(call, WORDS);
        var dialog = new Dialog(call.mint(Dialog.IDS), call.app().id(), trigger.user(), trigger.channel(), content);
        return Commit.commit(
                        call.state().put(Trigger.TRIGGERS, trigger.exchanged()).put(Dialog.DIALOGS, dialog))
                .answer(SlackAnswer.ok(call));
    }

    private static void requireValid(Json content) {
        var review = new Review();
        DIALOG.reviewed(review, "/dialog", content);
        var number = 0;
        for (var element : content.at("elements").map(Json::elements).orElse(List.of())) {
            var pointer = "/dialog/elements/" + number++;
            var isMenu = element.textAt("type").filter("select"::equals).isPresent();
            var isStatic = element.textAt("data_source").orElse("static").equals("static");
            if (isMenu
                    && isStatic
                    && element.at("options").isEmpty()
                    && element.at("option_groups").isEmpty()) {
                review.complain(Complaint.missing("options", pointer));
            }
        }
        if (!review.isClean()) {
            throw SlackError.VALIDATION_ERRORS.because(
                    review.lines().stream().map(line -> "[ERROR] " + line).toList());
        }
    }

    private static Rule element(Map<String, Rule> members) {
        var all = new HashMap<>(members);
        all.put("type", text(24));
        all.put("label", text(48));
        all.put("name", text(300));
        all.put("placeholder", text(0, 150));
        all.put("optional", TRUTH);
        return object(List.of("label", "name"), Map.copyOf(all));
    }
}
