package dtu.slack.blocks;

import static dtu.slack.blocks.Rules.list;
import static dtu.slack.blocks.Rules.object;
import static dtu.slack.blocks.Rules.text;

import dtu.slack.SlackError;
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

    private Blocks() {}

    /** Blocks of a message, with all ids; anything wrong is refused with the place where it stands. */
    public static Json inMessage(Chance chance, Json given) {
        if (!given.isArray()) {
            throw SlackError.INVALID_BLOCKS_FORMAT.refusal();
        }
        var review = new Review(chance, Surface.MESSAGE);
        var blocks = list(0, Surface.MESSAGE.most(), Schemas.BLOCK).reviewed(review, "/blocks", given);
        requireContent(review, blocks, "/blocks");
        if (!review.complaints().isEmpty()) {
            throw refusal(review.complaints());
        }
        if (given.toString().length() > TOTAL_MAX) {
            throw SlackError.MSG_BLOCKS_TOO_LONG.refusal();
        }
        return blocks;
    }

    /** A modal or a Home tab, with all ids. */
    public static Json inView(Chance chance, Json given) {
        var review = new Review(chance, Surface.VIEW);
        var modal = given.textAt("type").filter("home"::equals).isEmpty();
        var required = modal ? List.of("title", "blocks", "type") : List.of("blocks", "type");
        var view = object(required, members()).reviewed(review, "/view", given);
        if (modal && hasInput(view) && view.at("submit").isEmpty()) {
            review.complain("missing required field: submit", "/view");
        }
        view.at("blocks").ifPresent(blocks -> requireContent(review, blocks, "/view/blocks"));
        if (!review.complaints().isEmpty()) {
            throw SlackError.INVALID_ARGUMENTS.because(marked(review.complaints()));
        }
        return view;
    }

    private static Map<String, Rule> members() {
        return Map.ofEntries(
                Map.entry("type", Rules.oneOf("modal", "home")),
                Map.entry("title", Schemas.plain(TITLE)),
                Map.entry("submit", Schemas.plain(TITLE)),
                Map.entry("close", Schemas.plain(TITLE)),
                Map.entry("blocks", list(0, Surface.VIEW.most(), Schemas.BLOCK)),
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

    /** A section shows a text or fields, an image a picture. */
    private static void requireContent(Review review, Json blocks, String pointer) {
        var number = 0;
        for (var block : blocks.elements()) {
            var type = block.textAt("type").orElse("");
            var here = pointer + "/" + number++;
            if (type.equals("section")
                    && block.at("text").isEmpty()
                    && block.at("fields").isEmpty()) {
                review.complain("missing required field: text", here);
            }
            if (type.equals("image")
                    && block.at("image_url").isEmpty()
                    && block.at("slack_file").isEmpty()) {
                review.complain("missing required field: image_url", here);
            }
        }
    }

    private static Refusal refusal(List<String> complaints) {
        return SlackError.INVALID_BLOCKS.with(json -> json.texts("errors", complaints), marked(complaints));
    }

    private static List<String> marked(List<String> complaints) {
        var marked = new ArrayList<String>();
        complaints.forEach(complaint -> marked.add("[ERROR] " + complaint));
        return marked;
    }
}
