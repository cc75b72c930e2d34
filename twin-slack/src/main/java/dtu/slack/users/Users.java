package dtu.slack.users;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.users.User.USERS;

import dtu.slack.Cursor;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Conversations;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.stream.Stream;

/** Slack's methods users.*: who is in the workspace. */
public final class Users {
    private static final int LIMIT_MAX = 1_000;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("users.list",          Users::list),
        read ("users.info",          Users::info),
        read ("users.lookupByEmail", Users::lookupByEmail),
        read ("users.conversations", Conversations::ofUser),
        read ("users.profile.get",   Profiles::get),
        write("users.profile.set",   Profiles::set),
        write("users.setPhoto",      Profiles::setPhoto),
        write("users.deletePhoto",   Profiles::deletePhoto),
        read ("users.identity",      Profiles::identity),
        read ("users.getPresence",   Presence::get),
        write("users.setPresence",   Presence::set),
        read ("users.setActive",     Presence::active));
    // spotless:on

    public static final List<Route> CONTROLS = Stream.of(OwnSettings.CONTROLS, FieldPages.CONTROLS)
            .flatMap(List::stream)
            .toList();

    public static final List<Shape> SHAPES = List.of(USERS, Presence.PRESENCES, ProfileField.PROFILE_FIELDS);

    private Users() {}

    /**
     * Bots, Slackbot and those who left included; without a limit all at once. Rows are filtered after they were
     * counted, so a guest's page may hold fewer than asked for.
     */
    private static Response list(SlackCall call) {
        var limit = Cursor.limit(call, Integer.MAX_VALUE, LIMIT_MAX);
        var rows = Cursor.given(call, "user")
                .map(last -> call.state().scan(USERS, Range.after(new User.Id(last))))
                .orElseGet(() -> call.state().scan(USERS));
        var scanned = rows.limit(limit).toList();
        var cursor = rows.size() > scanned.size()
                ? Cursor.after("user", scanned.getLast().id().value())
                : "";
        var page = scanned.stream().filter(user -> isVisible(call, user)).toList();
        var email = UserView.Email.of(call);
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array(
                                "members",
                                page,
                                (out, user) -> out.value(object -> UserView.members(call, object, user, email)))
                        .number("cache_ts", call.now().getEpochSecond()));
    }

    private static Response info(SlackCall call) {
        return shown(call, visible(call, call.arguments().or("user", ""), SlackError.USER_NOT_VISIBLE));
    }

    /** In the plural, unlike everywhere else: users_not_found. */
    private static Response lookupByEmail(SlackCall call) {
        var email = call.arguments().or("email", "");
        var user = call.state().scan(User.BY_EMAIL, User.key(email)).stream()
                .filter(found -> !found.deleted() && isVisible(call, found))
                .findFirst()
                .orElseThrow(SlackError.USERS_NOT_FOUND);
        return shown(call, user);
    }

    private static Response shown(SlackCall call, User user) {
        var email = UserView.Email.of(call);
        return SlackAnswer.ok(call, json -> json.object("user", out -> UserView.members(call, out, user, email)));
    }

    /** The one place where somebody unknown is refused. */
    public static User user(SlackCall call, String id) {
        return call.state().find(USERS, new User.Id(id)).orElseThrow(SlackError.USER_NOT_FOUND);
    }

    /** The same, and whoever the caller may not see is refused too. */
    public static User visible(SlackCall call, String id, SlackError otherwise) {
        var user = user(call, id);
        if (!isVisible(call, user)) {
            throw otherwise.refusal();
        }
        return user;
    }

    /** Guests see themselves, Slackbot, and those they share a conversation with. */
    private static boolean isVisible(SlackCall call, User user) {
        var caller = call.user();
        return !caller.role().isGuest()
                || user.id().equals(caller.id())
                || user.id().equals(User.SLACKBOT)
                || call.state().linking(Channel.MEMBERS, caller.id()).stream()
                        .anyMatch(id -> call.state().isLinked(Channel.MEMBERS, id, user.id()));
    }
}
