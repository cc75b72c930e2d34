package dtu.slack.admin;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;

import dtu.slack.Cursor;
import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Membership;
import dtu.slack.scim.GuestTime;
import dtu.slack.team.Preferences;
import dtu.slack.users.Handles;
import dtu.slack.users.People;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Mail;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Slack's methods admin.users.*: accounts, their roles and their sessions. */
public final class AdminUsers {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("admin.users.list",               AdminUsers::list),
        write("admin.users.assign",             AdminUsers::assign),
        write("admin.users.invite",             AdminUsers::invite),
        write("admin.users.remove",             AdminUsers::remove),
        write("admin.users.setAdmin",           call -> ranked(call, User.Role.ADMIN)),
        write("admin.users.setOwner",           call -> ranked(call, User.Role.OWNER)),
        write("admin.users.setRegular",         call -> ranked(call, User.Role.MEMBER)),
        read ("admin.users.session.reset",      AdminUsers::resetSessions),
        read ("admin.users.session.invalidate", AdminUsers::invalidateSession));
    // spotless:on

    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;

    private AdminUsers() {}

    /** Rows are filtered after they were counted, so a page may hold fewer than asked for. */
    private static Response list(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeamIfAny(call);
        var given = call.arguments();
        if (given.isTrue("only_guests") && given.isTrue("include_owners")) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        if (given.isTrue("include_deactivated_user_workspaces")) {
            throw SlackError.INCLUDE_DEACTIVATED_USER_WORKSPACES_INVALID.refusal();
        }
        var behind = new User.Id(Cursor.given(call, "user").orElse(""));
        var rows = call.state().scan(User.PEOPLE, User.PEOPLE.above(behind));
        var scanned = rows.limit(Cursor.limit(call, LIMIT, LIMIT_MAX)).toList();
        var cursor = rows.size() > scanned.size()
                ? Cursor.after("user", scanned.getLast().id().value())
                : "";
        var page = scanned.stream().filter(user -> isWanted(call, user)).toList();
        return SlackAnswer.page(
                call,
                cursor,
                json -> json.array("users", page, (out, user) -> out.value(each -> members(call, each, user))));
    }

    private static boolean isWanted(SlackCall call, User user) {
        var given = call.arguments();
        var role = user.role();
        if (user.deleted() != given.isFalse("is_active")) {
            return false;
        }
        if (given.isTrue("only_guests")) {
            return role.isGuest();
        }
        var admins = given.isTrue("include_admins");
        var owners = given.isTrue("include_owners");
        return (!admins && !owners) || (admins && role == User.Role.ADMIN) || (owners && role.isOwner());
    }

    private static void members(SlackCall call, JsonOut json, User user) {
        var role = user.role();
        json.text("id", user.id().value())
                .text("email", user.profile().email())
                .truth("is_admin", role.isAdmin())
                .truth("is_owner", role.isOwner())
                .truth("is_primary_owner", role == User.Role.PRIMARY_OWNER)
                .truth("is_restricted", role.isGuest())
                .truth("is_ultra_restricted", role == User.Role.SINGLE_CHANNEL_GUEST)
                .truth("is_bot", false)
                .number(
                        "expiration_ts",
                        GuestTime.of(call.state(), user.id())
                                .filter(end -> role.isGuest())
                                .map(Instant::getEpochSecond)
                                .orElse(0L))
                .text("username", user.name())
                .text("full_name", user.profile().realName())
                .truth("is_active", !user.deleted())
                .number("date_created", user.life().created().getEpochSecond())
                .texts("workspaces", List.of(Workspace.id(call.tenant())))
                .truth("has_2fa", user.settings().secondFactor() != User.SecondFactor.NONE)
                .truth("has_sso", false);
    }

    /** Brings back somebody who was removed. */
    private static Commit assign(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeam(call);
        var user = Admins.user(call);
        if (user.isBot()) {
            throw SlackError.USER_IS_BOT.refusal();
        }
        if (!user.deleted()) {
            throw SlackError.USER_ALREADY_TEAM_MEMBER.refusal();
        }
        var channels = channels(call, SlackError.INVITOR_CANNOT_SEE_CHANNEL);
        var back = user.reactivated(call.now()).as(role(call), call.now());
        var deed = People.changed(call, Deed.in(call.state()), user, back);
        return inside(call, deed, back, channels).answer(SlackAnswer.ok(call));
    }

    /** The account is there at once; a letter goes to the address. */
    private static Commit invite(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeam(call);
        var given = call.arguments();
        var email = given.or("email", "");
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw SlackError.INVALID_EMAIL.refusal();
        }
        var known = call.state().find(User.BY_EMAIL, User.key(email));
        if (known.isPresent()) {
            throw (known.get().deleted() ? SlackError.USER_DISABLED : SlackError.ALREADY_IN_TEAM).refusal();
        }
        var channels = channels(call, SlackError.FAILED_TO_VALIDATE_CHANNELS);
        var isSingle = role(call) == User.Role.SINGLE_CHANNEL_GUEST;
        if (channels.isEmpty() || (isSingle && channels.size() > 1)) {
            throw SlackError.FAILED_TO_VALIDATE_CHANNELS.refusal();
        }
        if (given.isTrue("email_password_policy_enabled")) {
            throw SlackError.FEATURE_NOT_ENABLED.refusal();
        }
        var until = expiration(call);
        var profile = profile(given.or("real_name", ""), email);
        var handle = Handles.free(call.state(), email);
        var user = User.person(call.mint(User.IDS), handle, profile, role(call), settings(call.state()), call.now());
        var joined = inside(call, People.joined(call, Deed.in(call.state()), user), user, channels);
        var deed = until.map(end -> joined.to(GuestTime.ending(joined.state(), user.id(), end)))
                .orElse(joined);
        var letter = given.filled("custom_message")
                .map(text -> letter(call, email, text))
                .orElseGet(() -> letter(call, email));
        var commit = deed.answer(SlackAnswer.ok(call)).mail(letter);
        return until.map(end -> commit.later(end, new GuestTime.Up(user.id(), end)))
                .orElse(commit);
    }

    private static User.Settings settings(State state) {
        return User.Settings.of(User.ZONE, Preferences.language(state));
    }

    /** Somebody whom a member asked for; their name is what they will say themselves. */
    static Deed joined(SlackCall call, Deed deed, String email, List<Channel> channels) {
        var handle = Handles.free(deed.state(), email);
        var profile = profile("", email);
        var user =
                User.person(call.mint(User.IDS), handle, profile, User.Role.MEMBER, settings(deed.state()), call.now());
        return inside(call, People.joined(call, deed, user), user, channels);
    }

    static Mail letter(SlackCall call, String email) {
        return letter(call, email, "You have been invited to join " + Workspace.NAME + " on Slack");
    }

    private static Mail letter(SlackCall call, String email, String text) {
        return new Mail(
                call.now(),
                "slack",
                "email",
                email,
                "Join " + Workspace.NAME + " on Slack",
                text,
                "",
                Workspace.url(call));
    }

    private static User.Profile profile(String name, String email) {
        var space = name.indexOf(' ');
        var first = space < 0 ? name : name.substring(0, space);
        return User.Profile.of(first, space < 0 ? "" : name.substring(space + 1), email, "");
    }

    /** Only guests leave by themselves. */
    private static Optional<Instant> expiration(SlackCall call) {
        var given = call.arguments().filled("guest_expiration_ts");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(given.flatMap(Ts::read)
                .map(Ts::instant)
                .filter(end -> role(call).isGuest() && end.isAfter(call.now()))
                .orElseThrow(SlackError.FAILED_TO_VALIDATE_EXPIRATION));
    }

    private static User.Role role(SlackCall call) {
        if (call.arguments().isTrue("is_ultra_restricted")) {
            return User.Role.SINGLE_CHANNEL_GUEST;
        }
        return call.arguments().isTrue("is_restricted") ? User.Role.MULTI_CHANNEL_GUEST : User.Role.MEMBER;
    }

    private static List<Channel> channels(SlackCall call, SlackError unknown) {
        var channels = new ArrayList<Channel>();
        for (var id : call.arguments().list("channel_ids")) {
            channels.add(call.state()
                    .find(Channel.CHANNELS, new Channel.Id(id))
                    .filter(channel -> channel.kind().isNamed()
                            && channel.isVisibleTo(call.state(), call.user().id()))
                    .orElseThrow(unknown));
        }
        return channels;
    }

    private static Deed inside(SlackCall call, Deed deed, User user, List<Channel> channels) {
        var done = deed;
        for (var channel : channels) {
            if (!channel.has(done.state(), user.id())) {
                done = Membership.entered(
                        call, done, channel, user.id(), call.user().id().value());
            }
        }
        return done;
    }

    private static Commit remove(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeam(call);
        var user = Admins.user(call);
        requireTouchable(call, user, SlackError.INVALID_PERMISSIONS);
        if (user.deleted()) {
            throw SlackError.USER_ALREADY_DELETED.refusal();
        }
        return People.changed(call, Deed.in(call.state()), user, user.deactivated(call.now()))
                .answer(SlackAnswer.ok(call));
    }

    /** Owners are made by owners. */
    private static Commit ranked(SlackCall call, User.Role role) {
        Admins.requireAdmin(call);
        if (role == User.Role.OWNER && !call.user().role().isOwner()) {
            throw SlackError.NOT_AN_OWNER.refusal();
        }
        Admins.requireTeam(call);
        var user = Admins.user(call);
        requireTouchable(call, user, SlackError.INVALID_ROLE_FOR_USER);
        if (!user.isPerson() || user.deleted()) {
            throw SlackError.INVALID_ROLE_FOR_USER.refusal();
        }
        return People.changed(call, Deed.in(call.state()), user, user.as(role, call.now()))
                .answer(SlackAnswer.ok(call));
    }

    /** Nobody touches the primary owner, and administrators no owner. */
    private static void requireTouchable(SlackCall call, User user, SlackError otherwise) {
        if (user.role() == User.Role.PRIMARY_OWNER) {
            throw SlackError.CANNOT_MODIFY_PRIMARY_OWNER.refusal();
        }
        if (user.role().isOwner() && !call.user().role().isOwner()) {
            throw otherwise.refusal();
        }
    }

    /** People's clients have no sessions here, so that there is nothing to end. */
    private static Response resetSessions(SlackCall call) {
        Admins.requireAdmin(call);
        var user = Admins.user(call);
        if (user.isBot()) {
            throw SlackError.CANNOT_RESET_BOT.refusal();
        }
        if (user.role() == User.Role.PRIMARY_OWNER
                && !user.id().equals(call.user().id())) {
            throw SlackError.CANNOT_RESET_PRIMARY_OWNER.refusal();
        }
        return SlackAnswer.ok(call);
    }

    private static Response invalidateSession(SlackCall call) {
        Admins.requireAdmin(call);
        Admins.requireTeam(call);
        if (call.arguments().filled("user_id").isEmpty()) {
            throw SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: user_id"));
        }
        if (call.arguments().whole("session_id").isEmpty()) {
            throw SlackError.INVALID_ARGUMENTS.refusal();
        }
        Admins.user(call);
        throw SlackError.SESSION_NOT_FOUND.refusal();
    }
}
