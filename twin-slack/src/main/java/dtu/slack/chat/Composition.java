package dtu.slack.chat;

import dtu.slack.Arguments;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.blocks.Attachments;
import dtu.slack.blocks.Blocks;
import dtu.slack.blocks.Mrkdwn;
import dtu.slack.blocks.RichText;
import dtu.twins.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from arguments what a message is to say; methods, webhooks and response URLs share it. */
public final class Composition {
    private static final int MARKDOWN_MAX = 12_000;
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
        if (content.blocks() == null && content.attachments() == null && given.isFalse("mrkdwn")) {
            var blocks = RichText.unstyled(call.chance().in("rich text"), content.text());
            return new Message.Content(content.text(), blocks, null, content.metadata());
        }
        return content.blocks() == null && content.attachments() == null
                ? withRichText(call, content)
                : new Message.Content(
                        content.text(),
                        content.blocks(),
                        holds(content.attachments()) ? content.attachments() : null,
                        content.metadata());
    }

    /** What is said with files, which may be nothing; blocks count only when no comment is given. */
    public static Message.Content comment(SlackCall call, Arguments given) {
        var text = given.filled("initial_comment");
        if (text.isPresent()) {
            return typed(call, text.get());
        }
        var blocks = given.structure("blocks", SlackError.INVALID_BLOCKS)
                .map(json -> Blocks.inMessage(call.chance().in("blocks"), json));
        return new Message.Content("", blocks.filter(json -> json.size() > 0).orElse(null), null, null);
    }

    /** The name and picture that an app puts on, if it may; null when it stays itself. */
    public static @Nullable Json allowedPersona(SlackCall call) {
        var persona = persona(call.arguments());
        if (persona != null && !call.hasScope("chat:write.customize")) {
            throw call.lacking(List.of("chat:write.customize"));
        }
        return persona;
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
        var text = given.text("text").map(Composition::cut).map(said -> kept(call, given, said));
        var blocks = given.structure("blocks", SlackError.INVALID_BLOCKS_FORMAT)
                .map(json -> Blocks.inMessage(call.chance().in("blocks"), json));
        return new Message.Content(
                markdown.map(Mrkdwn::fromMarkdown).or(() -> text).orElse(""),
                blocks.filter(json -> json.size() > 0).orElse(null),
                attachments(call, given).orElse(null),
                metadata(given).orElse(null));
    }

    /** Addresses become links unless the sender wants none; names become mentions if the sender asks for it. */
    private static String kept(SlackCall call, Arguments given, String text) {
        var parse = given.or("parse", "");
        if (parse.equals("full") || given.isTrue("link_names")) {
            return Mrkdwn.named(call.state(), text);
        }
        return parse.equals("none") ? Mrkdwn.unlinked(text) : Mrkdwn.kept(text);
    }

    /** Slack makes a block of every text that came alone. */
    static Message.Content withRichText(SlackCall call, Message.Content content) {
        var blocks = RichText.of(call.chance().in("rich text"), content.text());
        return new Message.Content(content.text(), blocks, content.attachments(), content.metadata());
    }

    /** What a person types in the client. */
    public static Message.Content typed(SlackCall call, String text) {
        return withRichText(call, Message.Content.of(Mrkdwn.kept(cut(text))));
    }

    /** The name and picture that an app puts on for one message; null when it stays itself. */
    private static @Nullable Json persona(Arguments given) {
        var username = given.filled("username");
        var emoji = given.filled("icon_emoji");
        var url = given.filled("icon_url");
        if (username.isEmpty() && emoji.isEmpty() && url.isEmpty()) {
            return null;
        }
        return Json.object(json -> {
            username.ifPresent(name -> json.text("username", name));
            if (emoji.isPresent() || url.isPresent()) {
                json.object("icons", icons -> {
                    emoji.ifPresent(name -> icons.text("emoji", name));
                    url.ifPresent(address -> icons.text("image_64", address));
                });
            }
        });
    }

    private static Optional<Json> attachments(SlackCall call, Arguments given) {
        return given.structure("attachments", SlackError.INVALID_ATTACHMENTS)
                .map(json -> Attachments.reviewed(call.chance().in("attachment"), json));
    }

    static Optional<Json> metadata(Arguments given) {
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
