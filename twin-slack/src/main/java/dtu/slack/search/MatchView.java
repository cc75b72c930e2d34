package dtu.slack.search;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.chat.Chat;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.files.FileView;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A message as search shows it. */
final class MatchView {
    private static final char BEGIN = '\ue000';
    private static final char END = '\ue001';
    /** Behind a word that does not go on. */
    private static final String WHOLE = "(?![\\p{L}\\p{N}])";

    private MatchView() {}

    static void message(SlackCall call, JsonOut json, Query query, Message message, int score) {
        var channel = call.state().get(Channel.CHANNELS, message.channel());
        var user = call.state().find(User.USERS, message.author().user());
        var text = message.content().text();
        json.text("iid", id(message))
                .text("team", Workspace.id(call.tenant()))
                .number("score", (double) score)
                .object("channel", out -> channel(call, out, channel))
                .text("type", channel.kind() == Channel.Kind.IM ? "im" : "message")
                .text("user", message.author().user().value())
                .text("username", user.map(User::name).orElse(""))
                .text("ts", message.ts().text())
                .json("blocks", message.content().blocks())
                .text("text", call.arguments().isTrue("highlight") ? highlighted(query, text) : text)
                .text("permalink", Chat.permalink(call, message))
                .truth("no_reactions", message.reactions().isEmpty());
    }

    /** A file's title is marked as a message's text is. */
    static void file(SlackCall call, JsonOut json, Query query, SharedFile file) {
        if (!call.arguments().isTrue("highlight")) {
            FileView.members(call, json, file);
            return;
        }
        var shown = Json.object(plain -> FileView.members(call, plain, file));
        var title = highlighted(query, file.label().title());
        shown.members((name, value) -> json.json(name, name.equals("title") ? Json.text(title) : value));
    }

    private static void channel(SlackCall call, JsonOut json, Channel channel) {
        var kind = channel.kind();
        json.text("id", channel.id().value())
                .truth("is_channel", kind == Channel.Kind.PUBLIC)
                .truth("is_group", kind == Channel.Kind.PRIVATE)
                .truth("is_im", kind == Channel.Kind.IM)
                .truth("is_mpim", kind == Channel.Kind.MPIM)
                .truth("is_private", kind != Channel.Kind.PUBLIC)
                .truth("is_shared", false)
                .truth("is_org_shared", false)
                .truth("is_ext_shared", false)
                .truth("is_pending_ext_shared", false)
                .json("pending_shared", Json.EMPTY_ARRAY)
                .text(
                        "name",
                        kind == Channel.Kind.IM
                                ? channel.counterpart(call.user().id()).value()
                                : channel.name());
        if (kind == Channel.Kind.IM) {
            json.text("user", channel.counterpart(call.user().id()).value());
        }
    }

    /** Each hit once, whatever words it is a hit of; a phrase as a whole. */
    private static String highlighted(Query query, String text) {
        var hits = new ArrayList<String>();
        for (var term : query.terms()) {
            if (term instanceof Term.Phrase(var words)) {
                hits.add(words.stream().map(Pattern::quote).collect(Collectors.joining("[^\\p{L}\\p{N}]+")) + WHOLE);
            } else if (term instanceof Term.Word(var word, var reach)) {
                hits.add(Pattern.quote(word) + (reach == Term.Reach.WHOLE ? WHOLE : "[\\p{L}\\p{N}]*"));
            }
        }
        return hits.isEmpty()
                ? text
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])(?:" + String.join("|", hits) + ")",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(BEGIN + match.group() + END));
    }

    /** Made of the message's own id, so that it is the same whenever it is found. */
    private static String id(Message message) {
        var high = (long) message.channel().value().hashCode() & 0xffffffffL;
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-a%03x-%012x",
                high,
                high & 0xffff,
                high >>> 20,
                high & 0xfff,
                message.ts().micros() & 0xffffffffffffL);
    }
}
