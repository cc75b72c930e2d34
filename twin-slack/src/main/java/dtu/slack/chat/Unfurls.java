package dtu.slack.chat;

import static dtu.slack.SlackError.CANNOT_UNFURL_URL;
import static dtu.slack.SlackError.INVALID_UNFURLS_FORMAT;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.blocks.Attachments;
import dtu.slack.blocks.Blocks;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import java.util.ArrayList;

/** Slack's method chat.unfurl: what an app shows of a link below somebody's message. */
final class Unfurls {
    private Unfurls() {}

    static Commit unfurl(SlackCall call) {
        var place = place(call);
        var given = call.arguments();
        if (given.isTrue("user_auth_required") || given.has("user_auth_message") || given.has("user_auth_blocks")) {
            return invited(call, place);
        }
        var unfurls = given.structure("unfurls", INVALID_UNFURLS_FORMAT).orElseThrow(SlackError.MISSING_UNFURLS);
        if (!unfurls.isObject()) {
            throw INVALID_UNFURLS_FORMAT.refusal();
        }
        if (unfurls.names().isEmpty()) {
            throw SlackError.MISSING_UNFURLS.refusal();
        }
        var attachments = new ArrayList<Json>();
        unfurls.members((url, shown) -> attachments.add(attachment(call, place.message(), url, shown)));
        var content = place.message().content();
        var kept = content.attachments() == null ? Json.EMPTY_ARRAY : content.attachments();
        var all = new ArrayList<Json>();
        kept.elements().stream()
                .filter(old -> old.textAt("app_unfurl_url")
                        .filter(url -> unfurls.at(url).isPresent())
                        .isEmpty())
                .forEach(all::add);
        all.addAll(attachments);
        var reviewed = Attachments.reviewed(call.chance().in("unfurl"), Json.array(all));
        var message = place.message()
                .saying(new Message.Content(content.text(), content.blocks(), reviewed, content.metadata()));
        var deed = Deed.in(call.state().put(Message.MESSAGES, message));
        return Posting.told(call, deed, place.channel(), message, place.message())
                .answer(SlackAnswer.ok(call));
    }

    private record Place(Channel channel, Message message) {}

    /** By channel and time, or by the id that came with the event. */
    private static Place place(SlackCall call) {
        var given = call.arguments();
        var id = given.filled("unfurl_id");
        if (id.isPresent() || given.has("source")) {
            var source = given.filled("source").orElseThrow(SlackError.MISSING_SOURCE);
            if (!source.equals("composer") && !source.equals("conversations_history")) {
                throw SlackError.INVALID_SOURCE.refusal();
            }
            var shared = LinkShare.read(call, id.orElseThrow(SlackError.MISSING_UNFURL_ID))
                    .orElseThrow(SlackError.INVALID_UNFURL_ID);
            return found(call, shared.channel().value(), shared.ts());
        }
        var channel = given.filled("channel").orElseThrow(SlackError.MISSING_CHANNEL);
        var ts = given.filled("ts").orElseThrow(SlackError.MISSING_TS);
        return found(call, channel, Ts.exact(ts).orElseThrow(SlackError.CANNOT_FIND_MESSAGE));
    }

    private static Place found(SlackCall call, String name, Ts ts) {
        var channel = Places.visible(call.state(), call.user().id(), name).orElseThrow(SlackError.CANNOT_FIND_CHANNEL);
        var message = call.state()
                .find(Message.MESSAGES, new Message.Id(channel.id(), ts))
                .orElseThrow(SlackError.CANNOT_FIND_MESSAGE);
        if (message.isTombstone()) {
            throw SlackError.CANNOT_UNFURL_MESSAGE.refusal();
        }
        return new Place(channel, message);
    }

    /** Only links that stand in the message, and lead to a domain that the app has registered. */
    private static Json attachment(SlackCall call, Message message, String url, Json shown) {
        var there =
                LinkShare.links(message).stream().anyMatch(link -> link.url().equals(url));
        if (!there || !LinkShare.isOf(call.app().manifest().unfurlDomains(), url)) {
            throw CANNOT_UNFURL_URL.refusal();
        }
        if (!shown.isObject()) {
            throw SlackError.CANNOT_PARSE_ATTACHMENT.refusal();
        }
        return shown.with("app_unfurl_url", url)
                .with("from_url", url)
                .with("is_app_unfurl", Json.truth(true))
                .with("bot_id", call.app().bot().value());
    }

    /** The author alone is asked to sign in to the app. */
    private static Commit invited(SlackCall call, Place place) {
        var reader = place.message().author().user();
        if (!place.channel().has(call.state(), reader)) {
            throw SlackError.CANNOT_PROMPT.refusal();
        }
        var given = call.arguments();
        var text = given.filled("user_auth_message")
                .or(() -> given.filled("user_auth_url").map(url -> "Sign in to see more: <" + url + ">"))
                .orElse("Sign in to see more of this link.");
        var blocks = given.structure("user_auth_blocks", SlackError.INVALID_UNFURLS_FORMAT)
                .map(json -> Blocks.inMessage(call.chance().in("blocks"), json))
                .orElse(null);
        var author = Message.Author.calling(call, null);
        var draft = Posting.Draft.of(author, new Message.Content(text, blocks, null, null));
        return Ephemeral.whisper(call, Deed.in(call.state()), place.channel(), draft, reader)
                .deed()
                .answer(SlackAnswer.ok(call));
    }
}
