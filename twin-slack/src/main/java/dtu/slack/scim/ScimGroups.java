package dtu.slack.scim;

import static dtu.slack.usergroups.Usergroup.USERGROUPS;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.events.PeopleEvent;
import dtu.slack.usergroups.Usergroup;
import dtu.slack.usergroups.Usergroups;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SCIM's groups, which are user groups; those that were disabled are no groups any more. */
record ScimGroups(Dialect dialect) {
    /** The groups somebody is in. */
    static List<Usergroup> of(SlackCall call, User.Id user) {
        return call.state().linking(Usergroup.MEMBERS, user).stream()
                .map(id -> call.state().get(USERGROUPS, id))
                .filter(group -> !group.isDisabled())
                .toList();
    }

    Response list(SlackCall call) {
        var filter = ScimFilters.given(call);
        var window = ScimAnswer.Window.of(call);
        var found = call.state().scan(USERGROUPS).stream()
                .filter(group -> !group.isDisabled())
                .filter(group -> filter.stream().allMatch(each -> holds(group, each)))
                .toList();
        var page = found.stream().skip(window.skipped()).limit(window.count()).toList();
        return ScimAnswer.page(dialect, window, found.size(), page, (out, group) -> members(call, out, group));
    }

    private static boolean holds(Usergroup group, ScimFilters.Comparison wanted) {
        var value = switch (wanted.attribute()) {
            case "id" -> group.id().value();
            case "displayName" -> group.name();
            default -> throw ScimError.INVALID_FILTER.refusal();
        };
        return wanted.operator().holds(value, wanted.value());
    }

    Commit create(SlackCall call) {
        var resource = dialect.read(Scim.body(call));
        var id = call.mint(Usergroup.IDS);
        var name = name(call, resource, null);
        var made = Usergroup.create(id, name, handle(call, name), call.user().id(), call.now());
        var told = Deed.in(call.state().put(USERGROUPS, made))
                .tell(new PeopleEvent.SubteamChanged(made, PeopleEvent.SubteamTurn.CREATED, call.now()));
        return answered(call, Usergroups.refilled(call, told, made, people(call, resource)), made, 201);
    }

    /** Made from the name, so that the group can be mentioned; without one when that is taken. */
    private static String handle(SlackCall call, String name) {
        var handle = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return Usergroups.isFree(call.state(), handle) ? handle : "";
    }

    Response read(SlackCall call) {
        var group = group(call);
        return ScimAnswer.of(200, json -> members(call, json, group));
    }

    /** Answers nothing, other than a change of a user. */
    Commit patch(SlackCall call) {
        var group = group(call);
        var before = Json.object(json -> own(call, json, group));
        var body = Scim.body(call);
        var plain = dialect == Dialect.V1 && body.at("Operations").isEmpty();
        var resource = plain ? mixed(before, dialect.read(body)) : Patch.applied(before, body, dialect);
        return changed(call, group, resource).answer(Response.empty(204));
    }

    /** A piece of a group, of version one: those it names come in, unless it says that they go. */
    private static Json mixed(Json before, Json piece) {
        var members = new LinkedHashMap<String, Json>();
        before.at("members").orElse(Json.EMPTY_ARRAY).elements().forEach(each -> members.put(value(each), each));
        for (var member : piece.at("members").orElse(Json.EMPTY_ARRAY).elements()) {
            if (member.textAt("operation").filter("delete"::equals).isPresent()) {
                members.remove(value(member));
            } else {
                members.putIfAbsent(value(member), member);
            }
        }
        return before.merged(piece).with("members", Json.array(List.copyOf(members.values())));
    }

    private static String value(Json member) {
        return member.textAt("value").orElseThrow(ScimError.INVALID_MEMBER);
    }

    Commit replace(SlackCall call) {
        var before = group(call);
        var deed = changed(call, before, dialect.read(Scim.body(call)));
        return answered(call, deed, deed.state().get(USERGROUPS, before.id()), 200);
    }

    Commit delete(SlackCall call) {
        var group = group(call).disabled(call.user().id(), call.now());
        return Deed.in(call.state().put(USERGROUPS, group))
                .tell(new PeopleEvent.SubteamChanged(group, PeopleEvent.SubteamTurn.UPDATED, call.now()))
                .answer(Response.empty(204));
    }

    private static Deed changed(SlackCall call, Usergroup before, Json resource) {
        var name = name(call, resource, before);
        var group = before.called(name, call.user().id(), call.now());
        var deed = Deed.in(call.state().put(USERGROUPS, group));
        return Usergroups.refilled(call, deed, group, people(call, resource));
    }

    private Commit answered(SlackCall call, Deed deed, Usergroup group, int status) {
        var after = call.seeing(deed.state());
        return deed.answer(ScimAnswer.of(status, json -> members(after, json, group)));
    }

    private static String name(SlackCall call, Json resource, @Nullable Usergroup before) {
        var name = resource.textAt("displayName")
                .filter(text -> !text.isBlank())
                .orElseThrow(ScimError.MISSING_DISPLAY_NAME);
        var other = call.state().find(Usergroup.BY_NAME, name.toLowerCase(Locale.ROOT));
        if (other.isPresent() && (before == null || !other.get().id().equals(before.id()))) {
            throw ScimError.NAME_ALREADY_EXISTS.refusal();
        }
        return name;
    }

    private static Set<User.Id> people(SlackCall call, Json resource) {
        var people = new LinkedHashSet<User.Id>();
        for (var member : resource.at("members").orElse(Json.EMPTY_ARRAY).elements()) {
            people.add(call.state()
                    .find(User.USERS, new User.Id(value(member)))
                    .filter(User::isPerson)
                    .orElseThrow(ScimError.INVALID_MEMBER)
                    .id());
        }
        return people;
    }

    private void members(SlackCall call, JsonOut json, Usergroup group) {
        json.texts("schemas", List.of(dialect.groupSchema()))
                .text("id", group.id().value())
                .object(
                        "meta",
                        meta -> meta.text("created", group.times().created().toString())
                                .text(
                                        "location",
                                        dialect.location(
                                                call, "Groups", group.id().value())));
        own(call, json, group);
    }

    private static void own(SlackCall call, JsonOut json, Usergroup group) {
        json.text("displayName", group.name())
                .array(
                        "members",
                        call.state().linked(Usergroup.MEMBERS, group.id()).toList(),
                        (out, id) -> out.value(member -> member.text("value", id.value())
                                .text(
                                        "display",
                                        call.state()
                                                .get(User.USERS, id)
                                                .profile()
                                                .displayName())));
    }

    private static Usergroup group(SlackCall call) {
        return call.state()
                .find(USERGROUPS, new Usergroup.Id(call.path("id")))
                .filter(group -> !group.isDisabled())
                .orElseThrow(ScimError.GROUP_NOT_FOUND);
    }
}
