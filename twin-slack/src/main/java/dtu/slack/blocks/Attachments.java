package dtu.slack.blocks;

import dtu.slack.SlackError;
import dtu.slack.schema.Rules;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The older way to show more than text: coloured boxes below a message. They are numbered from 1, and lose the words
 * that stand for colours.
 */
public final class Attachments {
    private static final int MOST = 100;
    private static final Map<String, String> COLOURS =
            Map.of("good", "2EB886", "warning", "DAA038", "danger", "A30200");
    /** Members that Slack does not take beside blocks. */
    private static final List<String> NOT_BESIDE_BLOCKS =
            List.of("title", "title_link", "callback_id", "actions", "author_name", "fields");

    private Attachments() {}

    /** Checked and completed, or refused. */
    public static Json reviewed(Chance chance, Json given) {
        if (!given.isArray() || !given.elements().stream().allMatch(Json::isObject)) {
            throw SlackError.INVALID_ATTACHMENTS.refusal();
        }
        if (given.size() > MOST) {
            throw SlackError.TOO_MANY_ATTACHMENTS.refusal();
        }
        var numbered = new ArrayList<Json>();
        for (var attachment : given.elements()) {
            var number = numbered.size() + 1;
            numbered.add(attachment(chance.in(number), attachment, number));
        }
        return Json.array(numbered);
    }

    private static Json attachment(Chance chance, Json given, int number) {
        var blocks = given.at("blocks").filter(value -> !value.isNull());
        if (blocks.isPresent()
                && NOT_BESIDE_BLOCKS.stream().anyMatch(name -> given.at(name).isPresent())) {
            throw SlackError.INVALID_ATTACHMENTS.because(List.of("[ERROR] invalid_keys"));
        }
        var shown = coloured(given);
        if (blocks.isPresent()) {
            shown = shown.with("blocks", Blocks.inMessage(chance, blocks.get()));
        }
        shown = marked(shown, "text");
        shown = marked(shown, "pretext");
        shown = fields(shown);
        shown = actions(shown).with("id", Json.number(number));
        return shown.at("fallback").isPresent() ? shown : shown.with("fallback", fallback(given));
    }

    private static String fallback(Json given) {
        return given.textAt("text").or(() -> given.textAt("title")).orElse("[no preview available]");
    }

    private static Json coloured(Json given) {
        return given.textAt("color")
                .map(colour -> given.with(
                        "color", COLOURS.getOrDefault(colour, colour.startsWith("#") ? colour.substring(1) : colour)))
                .orElse(given);
    }

    private static Json marked(Json attachment, String member) {
        return attachment
                .textAt(member)
                .map(text -> attachment.with(member, Mrkdwn.kept(text)))
                .orElse(attachment);
    }

    private static Json fields(Json attachment) {
        return array(attachment, "fields")
                .map(fields -> attachment.with(
                        "fields",
                        Json.array(fields.stream()
                                .map(field -> Rules.completed(marked(field, "value"), "short", Json.truth(false)))
                                .toList())))
                .orElse(attachment);
    }

    /** The old kind of buttons, numbered by text. */
    private static Json actions(Json attachment) {
        return array(attachment, "actions")
                .map(actions -> {
                    var numbered = new ArrayList<Json>();
                    for (var action : actions) {
                        var id = Integer.toString(numbered.size() + 1);
                        numbered.add(Rules.completed(action.with("id", id), "style", Json.text("")));
                    }
                    return attachment.with("actions", Json.array(numbered));
                })
                .orElse(attachment);
    }

    private static Optional<List<Json>> array(Json attachment, String member) {
        return attachment.at(member).filter(Json::isArray).map(value -> {
            if (!value.elements().stream().allMatch(Json::isObject)) {
                throw SlackError.INVALID_ATTACHMENTS.refusal();
            }
            return value.elements();
        });
    }
}
