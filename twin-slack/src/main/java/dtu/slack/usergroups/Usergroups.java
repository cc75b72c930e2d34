package dtu.slack.usergroups;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;
import static dtu.slack.SlackRoutes.write;
import static dtu.slack.usergroups.Usergroup.USERGROUPS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import dtu.slack.conversations.Channel;
import dtu.slack.events.PeopleEvent;
import dtu.slack.team.Preferences;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Slack's methods usergroups.*: groups of people, and who is in them. */
public final class Usergroups {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read ("usergroups.list",         Usergroups::list),
        write("usergroups.create",       Usergroups::create),
        write("usergroups.update",       Usergroups::update),
        write("usergroups.disable",      Usergroups::disable),
        write("usergroups.enable",       Usergroups::enable),
        read ("usergroups.users.list",   Usergroups::listUsers),
        write("usergroups.users.update", Usergroups::updateUsers));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(USERGROUPS, Usergroup.MEMBERS);

    private static final int NAME_MAX = 80;
    private static final int DESCRIPTION_MAX = 140;
    private static final Pattern HANDLE = Pattern.compile("[a-z0-9._-]{1,80}");
    private static final List<String> RESERVED = List.of("here", "channel", "everyone", "group", "slackbot");

    private Usergroups() {}

    private static Response list(SlackCall call) {
        ownTeam(call);
        var detail = UsergroupView.Detail.of(call);
        var all = call.arguments().isTrue("include_disabled");
        var shown = call.state().scan(USERGROUPS).stream().filter(group -> all || !group.isDisabled());
        return SlackAnswer.ok(
                call,
                json -> json.array(
                        "usergroups",
                        shown,
                        (out, group) -> out.value(each -> UsergroupView.members(call, each, group, detail))));
    }

    private static Commit create(SlackCall call) {
        ownTeam(call);
        Preferences.requirePaid(call);
        mayManage(call);
        var name = call.arguments().filled("name").orElseThrow(SlackError.MISSING_SUBTEAM_NAME);
        if (call.state().has(Usergroup.BY_NAME, Usergroup.key(name))) {
            throw SlackError.NAME_ALREADY_EXISTS.refusal();
        }
        var id = call.mint(Usergroup.IDS);
        var made = Usergroup.create(id, name, "", call.user().id(), call.now());
        var group = written(call, made);
        var deed = Deed.in(call.state().put(USERGROUPS, group))
                .tell(new PeopleEvent.SubteamChanged(group, PeopleEvent.SubteamTurn.CREATED, call.now()));
        return answered(call, deed, group);
    }

    private static Commit update(SlackCall call) {
        ownTeam(call);
        mayManage(call);
        var before = group(call);
        var name = call.arguments().filled("name").orElse(before.name());
        var other = call.state().find(Usergroup.BY_NAME, Usergroup.key(name));
        if (other.isPresent() && !other.get().id().equals(before.id())) {
            throw SlackError.NAME_ALREADY_EXISTS.refusal();
        }
        var group = written(call, before.called(name, call.user().id(), call.now()));
        return answered(call, changed(call, group), group);
    }

    private static Commit disable(SlackCall call) {
        ownTeam(call);
        mayManage(call);
        var group = group(call).disabled(call.user().id(), call.now());
        return answered(call, changed(call, group), group);
    }

    private static Commit enable(SlackCall call) {
        ownTeam(call);
        mayManage(call);
        var group = group(call).enabled(call.user().id(), call.now());
        return answered(call, changed(call, group), group);
    }

    private static Deed changed(SlackCall call, Usergroup group) {
        return Deed.in(call.state().put(USERGROUPS, group))
                .tell(new PeopleEvent.SubteamChanged(group, PeopleEvent.SubteamTurn.UPDATED, call.now()));
    }

    private static Response listUsers(SlackCall call) {
        ownTeam(call);
        var group = group(call);
        if (group.isDisabled() && !call.arguments().isTrue("include_disabled")) {
            throw SlackError.NO_SUCH_SUBTEAM.refusal();
        }
        return SlackAnswer.ok(call, json -> json.texts("users", Usergroup.people(call.state(), group.id())));
    }

    /** The whole list at once; a group of nobody is allowed, but a list must be given. */
    private static Commit updateUsers(SlackCall call) {
        ownTeam(call);
        mayManage(call);
        if (!call.arguments().has("users")) {
            throw SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: users"));
        }
        var group = group(call);
        var people = new LinkedHashSet<User.Id>();
        for (var id : call.arguments().list("users")) {
            var user = call.state()
                    .find(User.USERS, new User.Id(id))
                    .filter(found -> found.isPerson() && !found.deleted())
                    .orElseThrow(SlackError.INVALID_USERS);
            people.add(user.id());
        }
        var additional = call.arguments().has("additional_channels")
                ? channels(call, "additional_channels")
                : group.prefs().additional();
        var prefs = group.prefs();
        var section = call.arguments().isTrue("is_shared") ? Usergroup.Section.SHOWN : prefs.section();
        var touched = group.preferring(new Usergroup.Prefs(prefs.channels(), prefs.groups(), additional, section))
                .touched(call.user().id(), call.now());
        var deed = refilled(call, Deed.in(call.state().put(USERGROUPS, touched)), touched, people);
        return answered(call, deed, touched);
    }

    /** The group with exactly those people, and everybody told who came and who went. */
    public static Deed refilled(SlackCall call, Deed deed, Usergroup group, Set<User.Id> people) {
        var before = deed.state().linked(Usergroup.MEMBERS, group.id()).toList();
        var added = people.stream().filter(id -> !before.contains(id)).toList();
        var removed = before.stream().filter(id -> !people.contains(id)).toList();
        var filled = deed.to(Usergroup.filled(deed.state(), group.id(), people))
                .tell(new PeopleEvent.SubteamChanged(group, PeopleEvent.SubteamTurn.UPDATED, call.now()));
        if (added.isEmpty() && removed.isEmpty()) {
            return filled;
        }
        var told = filled.tell(new PeopleEvent.SubteamFilled(group, added, removed, call.now()));
        for (var user : added) {
            told = told.tell(new PeopleEvent.SubteamSelf(group, user, PeopleEvent.SelfTurn.ADDED, call.now()));
        }
        for (var user : removed) {
            told = told.tell(new PeopleEvent.SubteamSelf(group, user, PeopleEvent.SelfTurn.REMOVED, call.now()));
        }
        return told;
    }

    private static Commit answered(SlackCall call, Deed deed, Usergroup group) {
        var after = call.seeing(deed.state());
        var detail = call.arguments().isTrue("include_count") ? UsergroupView.Detail.BOTH : UsergroupView.Detail.PEOPLE;
        return deed.answer(SlackAnswer.ok(
                call, json -> json.object("usergroup", out -> UsergroupView.members(after, out, group, detail))));
    }

    /** What the arguments say of a group, on top of what it was. */
    private static Usergroup written(SlackCall call, Usergroup before) {
        var given = call.arguments();
        if (before.name().codePointCount(0, before.name().length()) > NAME_MAX) {
            throw SlackError.NAME_TOO_LONG.refusal();
        }
        var description = given.text("description").orElse(before.description());
        if (description.codePointCount(0, description.length()) > DESCRIPTION_MAX) {
            throw SlackError.DESCRIPTION_TOO_LONG.refusal();
        }
        var prefs = before.prefs();
        var all = given.has("channels") ? channels(call, "channels") : joined(prefs.channels(), prefs.groups());
        var section = given.isTrue("enable_section")
                ? Usergroup.Section.SHOWN
                : given.isFalse("enable_section") ? Usergroup.Section.NONE : prefs.section();
        var additional = given.has("additional_channels") ? channels(call, "additional_channels") : prefs.additional();
        return before.mentionedAs(handle(call, before))
                .described(description)
                .preferring(new Usergroup.Prefs(
                        of(call, all, Channel.Kind.PUBLIC), of(call, all, Channel.Kind.PRIVATE), additional, section));
    }

    /** Unique among people and groups; channels have names of another kind. */
    private static String handle(SlackCall call, Usergroup before) {
        var given = call.arguments().filled("handle");
        if (given.isEmpty()) {
            return before.handle();
        }
        var handle = given.get().startsWith("@") ? given.get().substring(1) : given.get();
        if (RESERVED.contains(handle)) {
            throw SlackError.FORBIDDEN_HANDLE.refusal();
        }
        if (!HANDLE.matcher(handle).matches()) {
            throw SlackError.BAD_HANDLE.refusal();
        }
        if (!handle.equals(before.handle()) && !isFree(call.state(), handle)) {
            throw SlackError.HANDLE_ALREADY_EXISTS.refusal();
        }
        return handle;
    }

    /** Whether nobody and nothing is mentioned by it. */
    public static boolean isFree(State state, String handle) {
        return HANDLE.matcher(handle).matches()
                && !RESERVED.contains(handle)
                && !state.has(User.BY_NAME, handle)
                && !state.has(Channel.BY_NAME, handle)
                && !state.has(Usergroup.BY_HANDLE, handle);
    }

    private static List<String> channels(SlackCall call, String argument) {
        var ids = call.arguments().list(argument);
        for (var id : ids) {
            var channel = call.state().find(Channel.CHANNELS, new Channel.Id(id));
            var known = channel.filter(found -> found.kind().isNamed()
                    && found.isVisibleTo(call.state(), call.user().id()));
            if (known.isEmpty()) {
                throw SlackError.INVALID_CHANNEL_PROVIDED.refusal();
            }
        }
        return ids;
    }

    private static List<String> of(SlackCall call, List<String> ids, Channel.Kind kind) {
        return ids.stream()
                .filter(id ->
                        call.state().get(Channel.CHANNELS, new Channel.Id(id)).kind() == kind)
                .toList();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void mayManage(SlackCall call) {
        if (call.user().role().isGuest()) {
            throw SlackError.PERMISSION_DENIED.refusal();
        }
    }

    private static void ownTeam(SlackCall call) {
        var id = Workspace.id(call.tenant());
        if (!call.arguments().or("team_id", id).equals(id)) {
            throw SlackError.INVALID_TEAM.refusal();
        }
    }

    private static Usergroup group(SlackCall call) {
        var id = call.arguments().filled("usergroup").orElseThrow(SlackError.MISSING_ARGUMENT);
        return call.state().find(USERGROUPS, new Usergroup.Id(id)).orElseThrow(SlackError.NO_SUCH_SUBTEAM);
    }
}
