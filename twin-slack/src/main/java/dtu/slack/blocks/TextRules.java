package dtu.slack.blocks;

import static dtu.slack.schema.Rules.TRUTH;
import static dtu.slack.schema.Rules.completed;
import static dtu.slack.schema.Rules.object;
import static dtu.slack.schema.Rules.text;
import static dtu.slack.schema.Rules.typed;
import static dtu.slack.schema.Rules.types;

import dtu.slack.schema.Rule;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;

/**
 * Text inside blocks: plain, or with Slack's markup. Slack adds what was left out, and turns addresses in markup into
 * links.
 */
final class TextRules {
    private static final Rule TYPE = text(255);

    private TextRules() {}

    static Rule plain(int most) {
        return typed(types(Map.entry("plain_text", plainText(1, most))));
    }

    static Rule marked(int most) {
        return typed(types(Map.entry("mrkdwn", mrkdwn(1, most))));
    }

    static Rule either(int least, int most) {
        return typed(types(Map.entry("plain_text", plainText(least, most)), Map.entry("mrkdwn", mrkdwn(least, most))));
    }

    static Rule plainText(int least, int most) {
        var object = object(List.of("text"), Map.of("type", TYPE, "text", text(least, most), "emoji", TRUTH));
        return (review, pointer, value) ->
                completed(object.reviewed(review, pointer, value), "emoji", Json.truth(true));
    }

    static Rule mrkdwn(int least, int most) {
        var object = object(List.of("text"), Map.of("type", TYPE, "text", text(least, most), "verbatim", TRUTH));
        return (review, pointer, value) ->
                linked(completed(object.reviewed(review, pointer, value), "verbatim", Json.truth(false)));
    }

    private static Json linked(Json value) {
        var verbatim =
                value.at("verbatim").filter(Json::isTruth).map(Json::asTruth).orElse(true);
        var given = value.textAt("text");
        if (verbatim || given.isEmpty()) {
            return value;
        }
        var kept = Mrkdwn.kept(given.get());
        return kept.equals(given.get()) ? value : value.with("text", kept);
    }
}
