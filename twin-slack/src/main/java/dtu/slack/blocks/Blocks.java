package dtu.slack.blocks;

import static dtu.slack.schema.Rules.list;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.text;

import dtu.slack.SlackError;
import dtu.slack.schema.Complaint;
import dtu.slack.schema.Review;
import dtu.slack.schema.Rule;
import dtu.slack.schema.Rules;
import dtu.twins.Refusal;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks what apps send to be shown, and completes it as Slack does. */
public final class Blocks {
    private static final int TOTAL_MAX = 13_200;
    private static final int LONG = 3_000;
    private static final int TITLE = 24;
    private static final int ID = 255;
    private static final String VIEW = "/view";

    private Blocks() {}

    /** Blocks of a message, with all ids; anything wrong is refused with the place where it stands. */
    public static Json inMessage(Chance chance, Json given) {
        if (!given.isArray()) {
            throw SlackError.INVALID_BLOCKS_FORMAT.refusal();
        }
        var review = new Sheet(chance, Surface.MESSAGE);
        var blocks = blocks(review, "/blocks", given);
        if (!review.isClean()) {
            throw refusal(review.lines());
        }
        if (given.toString().length() > TOTAL_MAX) {
            throw SlackError.MSG_BLOCKS_TOO_LONG.refusal();
        }
        return blocks;
    }

    /** A modal or a Home tab, with all ids. */
    public static Json inView(Chance chance, Json given) {
        var review = new Sheet(chance, surfaceOf(given));
        var view = view(review, VIEW, given);
        if (!review.isClean()) {
            throw SlackError.INVALID_ARGUMENTS.because(marked(review.lines()));
        }
        return view;
    }

    /** What an app may answer when it is asked for the options of a menu. */
    public static boolean areOptions(Json answer) {
        var review = new Sheet(new Chance(0), Surface.ANY);
        ElementRules.SUGGESTED.reviewed(review, "", answer);
        var alone = answer.at("options").isPresent();
        return review.isClean() && alone != answer.at("option_groups").isPresent();
    }

    static Surface surfaceOf(Json view) {
        return view.textAt("type").filter("home"::equals).isPresent() ? Surface.HOME : Surface.MODAL;
    }

    static Json blocks(Review review, String pointer, Json given) {
        return list(0, Sheet.of(review).surface().most(), BlockRules.BLOCK).reviewed(review, pointer, given);
    }

    static Json view(Review review, String pointer, Json given) {
        var modal = Sheet.of(review).surface() == Surface.MODAL;
        var required = modal ? List.of("title", "blocks", "type") : List.of("blocks", "type");
        var view = object(required, members()).reviewed(review, pointer, given);
        if (modal && hasInput(view) && view.at("submit").isEmpty()) {
            review.complain(Complaint.missing("submit", pointer));
        }
        return view;
    }

    private static Map<String, Rule> members() {
        return Map.ofEntries(
                Map.entry("type", Rules.oneOf("modal", "home")),
                Map.entry("title", TextRules.plain(TITLE)),
                Map.entry("submit", TextRules.plain(TITLE)),
                Map.entry("close", TextRules.plain(TITLE)),
                Map.entry("blocks", Blocks::blocks),
                Map.entry("private_metadata", text(0, LONG)),
                Map.entry("callback_id", text(0, ID)),
                Map.entry("external_id", text(0, ID)),
                Map.entry("clear_on_close", Rules.TRUTH),
                Map.entry("notify_on_close", Rules.TRUTH),
                Map.entry("submit_disabled", Rules.TRUTH));
    }

    private static boolean hasInput(Json view) {
        return view.at("blocks").stream()
                .flatMap(blocks -> blocks.elements().stream())
                .anyMatch(block -> block.textAt("type").filter("input"::equals).isPresent());
    }

    private static Refusal refusal(List<String> lines) {
        return SlackError.INVALID_BLOCKS.with(json -> json.texts("errors", lines), marked(lines));
    }

    static List<String> marked(List<String> lines) {
        var marked = new ArrayList<String>();
        lines.forEach(line -> marked.add("[ERROR] " + line));
        return marked;
    }
}
