package dtu.slack.bookmarks;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.bookmarks.Bookmark.BOOKMARKS;

import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;
import java.util.Set;

/** Slack's methods bookmarks.*: links that stand above a channel. */
public final class Bookmarks {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        write("bookmarks.add",    Bookmarks::add),
        write("bookmarks.edit",   Bookmarks::edit),
        write("bookmarks.remove", Bookmarks::remove),
        read ("bookmarks.list",   Bookmarks::list));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(BOOKMARKS);

    private static final int MOST = 100;
    private static final Set<String> OF_THINGS = Set.of("message", "file");

    private Bookmarks() {}

    private static Commit add(SlackCall call) {
        var channel = writable(call);
        var given = call.arguments();
        var title = given.filled("title").orElseThrow(() -> missing("title"));
        var type = given.filled("type").orElseThrow(() -> missing("type"));
        var link = given.or("link", "");
        var entity = given.or("entity_id", "");
        switch (type) {
            case "link" -> requireLink(link);
            case "folder" -> {
                if (!link.isEmpty()) {
                    throw SlackError.PARENT_WITH_LINK.refusal();
                }
            }
            default -> {
                if (!OF_THINGS.contains(type)) {
                    throw SlackError.INVALID_BOOKMARK_TYPE.refusal();
                }
                if (entity.isEmpty()) {
                    throw SlackError.INVALID_ENTITY_ID.refusal();
                }
            }
        }
        if (!Set.of("", "read", "write").contains(given.or("access_level", ""))) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        if (call.state().scan(Bookmark.BY_CHANNEL, channel.id()).size() >= MOST) {
            throw SlackError.TOO_MANY_BOOKMARKS.refusal();
        }
        var target = new Bookmark.Target(type, link, entity, parent(call, channel));
        var face = new Bookmark.Face(title, emoji(call, ""));
        var edit = new Bookmark.Edit(call.user().id(), null);
        return written(call, new Bookmark(call.mint(Bookmark.IDS), channel.id(), target, face, call.now(), edit));
    }

    private static Commit edit(SlackCall call) {
        var bookmark = bookmark(call, writable(call));
        var given = call.arguments();
        var before = bookmark.target();
        var link = given.filled("link").orElse(before.link());
        if (given.filled("link").isPresent()) {
            if (before.type().equals("folder")) {
                throw SlackError.PARENT_WITH_LINK.refusal();
            }
            requireLink(link);
        }
        var target = new Bookmark.Target(before.type(), link, before.entity(), before.parent());
        var face = new Bookmark.Face(
                given.filled("title").orElse(bookmark.face().title()),
                emoji(call, bookmark.face().emoji()));
        return written(call, bookmark.edited(target, face, call.user().id(), call.now()));
    }

    private static Commit written(SlackCall call, Bookmark bookmark) {
        return Commit.commit(call.state().put(BOOKMARKS, bookmark))
                .answer(SlackAnswer.ok(call, json -> json.object("bookmark", out -> members(call, out, bookmark))));
    }

    /** A folder takes with it what is in it. */
    private static Commit remove(SlackCall call) {
        var channel = writable(call);
        var bookmark = bookmark(call, channel);
        var state = call.state().remove(BOOKMARKS, bookmark.id());
        for (var each : call.state().scan(Bookmark.BY_CHANNEL, channel.id())) {
            if (each.target().parent().equals(bookmark.id().value())) {
                state = state.remove(BOOKMARKS, each.id());
            }
        }
        return Commit.commit(state).answer(SlackAnswer.ok(call));
    }

    /** A channel that goes takes its bookmarks with it. */
    public static State without(State state, Channel.Id channel) {
        var next = state;
        for (var each : state.scan(Bookmark.BY_CHANNEL, channel).toList()) {
            next = next.remove(BOOKMARKS, each.id());
        }
        return next;
    }

    private static Response list(SlackCall call) {
        var channel = channel(call);
        return SlackAnswer.ok(
                call,
                json -> json.array(
                        "bookmarks",
                        call.state().scan(Bookmark.BY_CHANNEL, channel.id()),
                        (out, bookmark) -> out.value(each -> members(call, each, bookmark))));
    }

    private static void members(SlackCall call, JsonOut json, Bookmark bookmark) {
        var target = bookmark.target();
        var changed = bookmark.edit().at();
        json.text("id", bookmark.id().value())
                .text("channel_id", bookmark.channel().value())
                .text("title", bookmark.face().title())
                .text("link", target.link())
                .text("emoji", bookmark.face().emoji())
                .text("icon_url", target.link().isEmpty() ? "" : icon(target.link()))
                .text("type", target.type())
                .text("entity_id", target.entity().isEmpty() ? null : target.entity())
                .number("date_created", bookmark.created().getEpochSecond())
                .number("date_updated", changed == null ? 0 : changed.getEpochSecond())
                .text("rank", bookmark.id().value().substring(2).toLowerCase(java.util.Locale.ROOT))
                .text("last_updated_by_user_id", bookmark.edit().by().value())
                .text("last_updated_by_team_id", Workspace.id(call.tenant()))
                .text("shortcut_id", null)
                .text("app_id", null);
    }

    private static String icon(String link) {
        return link.replaceFirst("(https?://[^/?#]*).*", "$1/favicon.ico");
    }

    private static String parent(SlackCall call, Channel channel) {
        var id = call.arguments().filled("parent_id");
        if (id.isEmpty()) {
            return "";
        }
        return call.state()
                .find(BOOKMARKS, new Bookmark.Id(id.get()))
                .filter(found -> found.channel().equals(channel.id())
                        && found.target().type().equals("folder"))
                .orElseThrow(SlackError.INVALID_PARENT_TYPE)
                .id()
                .value();
    }

    private static String emoji(SlackCall call, String before) {
        var emoji = call.arguments().text("emoji").orElse(before);
        if (!emoji.isEmpty() && !emoji.matches(":[a-z0-9_+'-]+(::skin-tone-[2-6]:)?:?")) {
            throw SlackError.INVALID_EMOJI.refusal();
        }
        return emoji;
    }

    private static void requireLink(String link) {
        if (!link.matches("https?://\\S+")) {
            throw SlackError.INVALID_LINK.refusal();
        }
    }

    private static Channel writable(SlackCall call) {
        var channel = channel(call);
        if (!channel.has(call.state(), call.user().id()) || channel.isArchived()) {
            throw SlackError.ACCESS_DENIED.refusal();
        }
        return channel;
    }

    private static Channel channel(SlackCall call) {
        return Places.visible(call.state(), call.user().id(), call.arguments().or("channel_id", ""))
                .orElseThrow(SlackError.CHANNEL_NOT_FOUND);
    }

    private static Bookmark bookmark(SlackCall call, Channel channel) {
        var id = new Bookmark.Id(call.arguments().or("bookmark_id", ""));
        return call.state()
                .find(BOOKMARKS, id)
                .filter(found -> found.channel().equals(channel.id()))
                .orElseThrow(SlackError.NOT_FOUND);
    }

    private static dtu.twins.Refusal missing(String name) {
        return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + name));
    }
}
