package dtu.slack.reactions;

import static dtu.slack.SlackError.INVALID_NAME;
import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Deed;
import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.chat.Chat;
import dtu.slack.chat.Item;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.emoji.Emojis;
import dtu.slack.events.Event;
import dtu.slack.files.FileView;
import dtu.slack.files.Files;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Slack's methods reactions.*: emoji on messages. */
public final class Reactions {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("reactions.add",    Reactions::add),
        write("reactions.remove", Reactions::remove),
        read ("reactions.get",    Reactions::get),
        read ("reactions.list",   Reactions::list));
    // spotless:on

    private static final int EMOJI_MAX = 50;
    private static final int OWN_MAX = 23;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_+'-]{1,100}(?:::skin-tone-[2-6](?:-[2-6])?)?");

    private Reactions() {}

    private static Commit add(SlackCall call) {
        var name = name(call);
        if (Emojis.named(call.state(), name).isEmpty()) {
            throw INVALID_NAME.refusal();
        }
        if (call.arguments().has("file") || call.arguments().has("file_comment")) {
            throw SlackError.NOT_REACTABLE.refusal();
        }
        var item = Item.given(call);
        if (item.channel().isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        var user = call.user().id();
        var before = item.message().reactions();
        var own = before.stream().filter(each -> each.users().contains(user)).toList();
        if (own.stream().anyMatch(each -> each.name().equals(name))) {
            throw SlackError.ALREADY_REACTED.refusal();
        }
        var isNew = before.stream().noneMatch(each -> each.name().equals(name));
        if (isNew && before.size() >= EMOJI_MAX) {
            throw SlackError.TOO_MANY_EMOJI.refusal();
        }
        if (own.size() >= OWN_MAX) {
            throw SlackError.TOO_MANY_REACTIONS.refusal();
        }
        var after = new ArrayList<Message.Reaction>();
        before.forEach(each -> after.add(each.name().equals(name) ? with(each, user) : each));
        if (isNew) {
            after.add(new Message.Reaction(name, List.of(user)));
        }
        return changed(call, item, after, name, Event.Turn.ADDED);
    }

    private static Commit remove(SlackCall call) {
        var name = name(call);
        if (file(call).isPresent()) {
            throw SlackError.NO_REACTION.refusal();
        }
        var item = Item.given(call);
        var user = call.user().id();
        var before = item.message().reactions();
        if (before.stream()
                .noneMatch(each -> each.name().equals(name) && each.users().contains(user))) {
            throw SlackError.NO_REACTION.refusal();
        }
        var after = before.stream()
                .map(each -> each.name().equals(name) ? without(each, user) : each)
                .filter(each -> !each.users().isEmpty())
                .toList();
        return changed(call, item, after, name, Event.Turn.REMOVED);
    }

    private static Response get(SlackCall call) {
        var file = file(call);
        if (file.isPresent()) {
            return SlackAnswer.ok(
                    call,
                    json -> json.text("type", "file").object("file", out -> FileView.members(call, out, file.get())));
        }
        var item = Item.given(call);
        return SlackAnswer.ok(
                call,
                json -> json.text("type", "message")
                        .text("channel", item.channel().id().value())
                        .object("message", out -> {
                            MessageView.members(call, out, item.message(), detail(call));
                            out.text("permalink", Chat.permalink(call, item.message()));
                        }));
    }

    /** Files have no reactions any more, but can still be asked for; comments on them are no more. */
    private static Optional<SharedFile> file(SlackCall call) {
        if (call.arguments().has("file_comment")) {
            throw SlackError.FILE_COMMENT_NOT_FOUND.refusal();
        }
        return call.arguments()
                .filled("file")
                .map(id -> Files.visible(call, id).orElseThrow(SlackError.FILE_NOT_FOUND));
    }

    /** What somebody reacted to, the newest first, as far as the caller may see it. */
    private static Response list(SlackCall call) {
        var user = Users.user(call, call.arguments().or("user", call.user().id().value()));
        var all = call.state().scan(Message.BY_REACTOR, user.id()).stream()
                .filter(message -> isVisible(call, message))
                .sorted(Comparator.comparing(Message::ts).reversed())
                .toList();
        var page = Pages.of(call, all, USUAL, MOST);
        return SlackAnswer.page(call, page.cursor(), json -> {
            json.array(
                    "items",
                    page.rows(),
                    (out, message) -> out.value(item -> item.text("type", "message")
                            .text("channel", message.channel().value())
                            .object("message", each -> {
                                MessageView.members(call, each, message, detail(call));
                                each.text("permalink", Chat.permalink(call, message));
                            })));
            page.paging(json);
        });
    }

    private static MessageView.Detail detail(SlackCall call) {
        return call.arguments().isTrue("full") ? MessageView.Detail.WITH_REACTORS : MessageView.Detail.PLAIN;
    }

    private static boolean isVisible(SlackCall call, Message message) {
        return call.state()
                .get(Channel.CHANNELS, message.channel())
                .isVisibleTo(call.state(), call.user().id());
    }

    private static Commit changed(
            SlackCall call, Item item, List<Message.Reaction> reactions, String name, Event.Turn turn) {
        var message = item.message().reacted(reactions);
        var event = new Event.Reacted(item.channel(), message, name, call.user().id(), turn, Ts.at(call.now()));
        return Deed.in(call.state().put(Message.MESSAGES, message)).tell(event).answer(SlackAnswer.ok(call));
    }

    private static Message.Reaction with(Message.Reaction reaction, User.Id user) {
        var users = new ArrayList<>(reaction.users());
        users.add(user);
        return new Message.Reaction(reaction.name(), users);
    }

    private static Message.Reaction without(Message.Reaction reaction, User.Id user) {
        return new Message.Reaction(
                reaction.name(),
                reaction.users().stream().filter(id -> !id.equals(user)).toList());
    }

    /** With or without its colons; of several names of one emoji the first. */
    private static String name(SlackCall call) {
        var given = call.arguments().or("name", "");
        var name = given.length() > 2 && given.startsWith(":") && given.endsWith(":")
                ? given.substring(1, given.length() - 1)
                : given;
        if (!NAME.matcher(name).matches()) {
            throw INVALID_NAME.refusal();
        }
        return Emojis.named(call.state(), name).orElse(name);
    }
}
