package dtu.slack.conversations;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.team.Preferences;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Slack's methods conversations.*: the table of all of them, and those that only look. */
public final class Conversations {
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final String LIST_CURSOR = "team";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("conversations.list",       Conversations::list),
        read ("conversations.info",       Conversations::info),
        read ("conversations.members",    Conversations::members),
        read ("conversations.history",    History::history),
        read ("conversations.replies",    History::replies),
        write("conversations.create",     Life::create),
        write("conversations.rename",     Life::rename),
        write("conversations.setTopic",   Life::setTopic),
        write("conversations.setPurpose", Life::setPurpose),
        write("conversations.archive",    Life::archive),
        write("conversations.unarchive",  Life::unarchive),
        write("conversations.join",       Membership::join),
        write("conversations.leave",      Membership::leave),
        write("conversations.invite",     Membership::invite),
        write("conversations.kick",       Membership::kick),
        write("conversations.open",       Opening::open),
        write("conversations.close",      Opening::close),
        write("conversations.mark",       History::mark),
        AdminConversations.ROUTES);
    // spotless:on

    public static final List<Shape> SHAPES =
            List.of(Channel.CHANNELS, Channel.MEMBERS, Channel.CLOSED, Channel.Mark.MARKS);

    private Conversations() {}

    /**
     * Public ones and the caller's own; a guest's own alone. Rows are filtered after they were counted, so a page may
     * hold fewer than asked for.
     */
    private static Response list(SlackCall call) {
        var kinds = kinds(call);
        return page(
                call, new Listing(call, call.user().id(), kinds).everything(), channel -> true, ChannelView::listed);
    }

    /** The conversations that somebody is in, as far as the caller may know of them: users.conversations. */
    public static Response ofUser(SlackCall call) {
        var kinds = kinds(call);
        var user = Users.user(call, call.arguments().or("user", call.user().id().value()));
        var caller = call.user().id();
        return page(
                call,
                new Listing(call, user.id(), kinds).own(),
                channel -> channel.isVisibleTo(call.state(), caller),
                ChannelView::ofUser);
    }

    /** How one row is shown. */
    private interface Show {
        void members(SlackCall call, JsonOut json, Channel channel, User.Id viewer);
    }

    private static Response page(SlackCall call, Iterator<Channel> rows, Predicate<Channel> shown, Show show) {
        var limit = Cursor.limit(call, LIMIT, LIMIT_MAX);
        var archivedToo = !call.arguments().isTrue("exclude_archived");
        var page = new ArrayList<Channel>();
        var last = "";
        for (var scanned = 0; scanned < limit && rows.hasNext(); scanned++) {
            var channel = rows.next();
            last = channel.id().value();
            if (shown.test(channel) && (archivedToo || !channel.isArchived())) {
                page.add(channel);
            }
        }
        var cursor = rows.hasNext() ? Cursor.after(LIST_CURSOR, last) : "";
        var viewer = call.user().id();
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(
                        "channels",
                        page,
                        (out, channel) -> out.value(each -> show.members(call, each, channel, viewer))));
    }

    /** Rows behind the client's cursor, from two sources that both are in the order of ids. */
    private record Listing(SlackCall call, User.Id user, Set<Channel.Kind> kinds) {
        Iterator<Channel> everything() {
            if (!kinds.contains(Channel.Kind.PUBLIC) || call.user().role().isGuest()) {
                return own();
            }
            var behind = behind();
            var open = Channel.BY_KIND.exactly(Channel.Kind.PUBLIC);
            var all = call.state()
                    .scan(Channel.BY_KIND, open.and(Channel.BY_KIND.after(Channel.Kind.PUBLIC, behind)))
                    .iterator();
            return new Merged(all, of(kind -> kind != Channel.Kind.PUBLIC && kinds.contains(kind)));
        }

        Iterator<Channel> own() {
            return of(kinds::contains);
        }

        private Iterator<Channel> of(Predicate<Channel.Kind> kind) {
            var behind = behind();
            Range<dtu.twins.state.Relation.Pair<Channel.Id, User.Id>> after =
                    Range.where(pair -> pair.to().compareTo(user) != 0
                            ? pair.to().compareTo(user)
                            : pair.from().compareTo(behind) <= 0 ? -1 : 0);
            return call.state().linking(Channel.MEMBERS, after).stream()
                    .map(id -> call.state().get(Channel.CHANNELS, id))
                    .filter(channel -> kind.test(channel.kind()))
                    .iterator();
        }

        private Channel.Id behind() {
            return new Channel.Id(Cursor.given(call, LIST_CURSOR).orElse(""));
        }
    }

    private static Set<Channel.Kind> kinds(SlackCall call) {
        var types = call.arguments().list("types");
        var kinds = EnumSet.noneOf(Channel.Kind.class);
        for (var type : types.isEmpty() ? List.of(Channel.Kind.PUBLIC.type()) : types) {
            kinds.add(EnumSet.allOf(Channel.Kind.class).stream()
                    .filter(kind -> kind.type().equals(type))
                    .findFirst()
                    .orElseThrow(SlackError.INVALID_TYPES));
        }
        kinds.forEach(kind -> Places.requireScope(call, kind));
        return kinds;
    }

    private static Response info(SlackCall call) {
        var channel = Places.named(call, "channel");
        return SlackAnswer.ok(
                call,
                json -> json.object("channel", out -> {
                    ChannelView.own(call, out, channel, call.user().id());
                    if (call.arguments().isTrue("include_num_members")) {
                        out.number(
                                "num_members",
                                call.state()
                                        .linked(Channel.MEMBERS, channel.id())
                                        .size());
                    }
                    if (call.arguments().isTrue("include_locale")) {
                        out.text("locale", Preferences.language(call.state()));
                    }
                }));
    }

    private static Response members(SlackCall call) {
        var channel = Places.named(call, "channel");
        var behind = new User.Id(Cursor.given(call, "user").orElse(""));
        var rows = call.state()
                .linked(
                        Channel.MEMBERS,
                        Channel.MEMBERS.of(channel.id()).and(Channel.MEMBERS.after(channel.id(), behind)));
        var page = rows.limit(Cursor.limit(call, LIMIT, LIMIT_MAX)).toList();
        var cursor =
                rows.size() > page.size() ? Cursor.after("user", page.getLast().value()) : "";
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.texts("members", page.stream().map(User.Id::value).toList()));
    }
}
