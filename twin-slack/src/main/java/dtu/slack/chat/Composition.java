package dtu.slack.chat;

import dtu.slack.Arguments;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.blocks.Blocks;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from arguments what a message is to say; methods, webhooks and response URLs share it. */
public final class Composition {
    private static final int MARKDOWN_MAX = 12_000;
    private static final int ATTACHMENTS_MAX = 100;
    private static final int METADATA_MAX = 16 * 1024;
    private static final int TEXT_MAX = 40_000;

    private Composition() {}

    /** The content of a new message; one that says nothing is refused. */
    public static Message.Content read(SlackCall call, Arguments given) {
        var content = partial(call, given);
        var says = !content.text().isEmpty() || holds(content.blocks()) || holds(content.attachments());
        if (!says) {
            throw SlackError.NO_TEXT.refusal();
        }
        return content.blocks() == null && content.attachments() == null
                ? withRichText(call, content)
                : new Message.Content(
                        content.text(),
                        content.blocks(),
                        holds(content.attachments()) ? content.attachments() : null,
                        content.metadata());
    }

    /** The same when it may also say nothing, as a change to a message. */
    static Message.Content partial(SlackCall call, Arguments given) {
        var markdown = given.filled("markdown_text");
        if (markdown.isPresent() && (given.filled("text").isPresent() || given.has("blocks"))) {
            throw SlackError.MARKDOWN_TEXT_CONFLICT.refusal();
        }
        if (markdown.isPresent() && markdown.get().length() > MARKDOWN_MAX) {
            throw SlackError.MSG_TOO_LONG.refusal();
        }
        var text = given.text("text").map(Composition::cut).map(Mrkdwn::kept);
        var blocks = given.structure("blocks", SlackError.INVALID_BLOCKS_FORMAT)
                .map(json -> Blocks.inMessage(call.chance().in("blocks"), json));
        return new Message.Content(
                markdown.map(Mrkdwn::fromMarkdown).or(() -> text).orElse(""),
                blocks.filter(json -> json.size() > 0).orElse(null),
                attachments(call, given).orElse(null),
                metadata(given).orElse(null));
    }

    /** Slack makes a block of every text that came alone. */
    static Message.Content withRichText(SlackCall call, Message.Content content) {
        var id = new StringBuilder();
        var chance = call.chance().in("rich text");
        for (var i = 0; i < 5; i++) {
            id.append((char) ('A' + chance.below(26, i)));
        }
        var blocks = Mrkdwn.richText(content.text(), id.toString());
        return new Message.Content(content.text(), blocks, content.attachments(), content.metadata());
    }

    /** What a person types in the client. */
    public static Message.Content typed(SlackCall call, String text) {
        return withRichText(call, Message.Content.of(Mrkdwn.kept(cut(text))));
    }

    /** The name and picture that an app puts on for one message; null when it stays itself. */
    static @Nullable Json persona(Arguments given) {
        var username = given.filled("username");
        var emoji = given.filled("icon_emoji");
        var url = given.filled("icon_url");
        if (username.isEmpty() && emoji.isEmpty() && url.isEmpty()) {
            return null;
        }
        return Json.written(JsonOut.object(json -> {
            username.ifPresent(name -> json.text("username", name));
            if (emoji.isPresent() || url.isPresent()) {
                json.object("icons", icons -> {
                    emoji.ifPresent(name -> icons.text("emoji", name));
                    url.ifPresent(address -> icons.text("image_64", address));
                });
            }
        }));
    }

    private static Optional<Json> attachments(SlackCall call, Arguments given) {
        var json = given.structure("attachments", SlackError.INVALID_ATTACHMENTS);
        if (json.isEmpty()) {
            return json;
        }
        if (!json.get().isArray() || !json.get().elements().stream().allMatch(Json::isObject)) {
            throw SlackError.INVALID_ATTACHMENTS.refusal();
        }
        if (json.get().size() > ATTACHMENTS_MAX) {
            throw SlackError.TOO_MANY_ATTACHMENTS.refusal();
        }
        var numbered = new ArrayList<Json>();
        for (var attachment : json.get().elements()) {
            numbered.add(attachment(call, attachment, numbered.size() + 1));
        }
        return Optional.of(Json.array(numbered));
    }

    private static Json attachment(SlackCall call, Json given, int number) {
        var blocks = given.at("blocks");
        if (blocks.isPresent()
                && (given.at("title").isPresent() || given.at("callback_id").isPresent())) {
            throw SlackError.INVALID_ATTACHMENTS.because(List.of("[ERROR] invalid_keys"));
        }
        var chance = call.chance().in("attachment").in(number);
        var checked = blocks.map(json -> given.with("blocks", Blocks.inMessage(chance, json)))
                .orElse(given);
        var numbered = checked.with("id", Json.number(number));
        return given.at("fallback").isPresent()
                ? numbered
                : numbered.with("fallback", given.textAt("text").orElse("[no preview available]"));
    }

    private static Optional<Json> metadata(Arguments given) {
        var json = given.structure("metadata", SlackError.INVALID_METADATA_FORMAT);
        json.ifPresent(metadata -> {
            var typed = metadata.textAt("event_type")
                    .filter(type -> !type.isEmpty())
                    .isPresent();
            if (!typed || metadata.at("event_payload").filter(Json::isObject).isEmpty()) {
                throw SlackError.INVALID_METADATA_FORMAT.refusal();
            }
            if (metadata.toString().getBytes(StandardCharsets.UTF_8).length > METADATA_MAX) {
                throw SlackError.METADATA_TOO_LARGE.refusal();
            }
        });
        return json;
    }

    private static boolean holds(@Nullable Json array) {
        return array != null && array.size() > 0;
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, TEXT_MAX)));
    }
}
