package dtu.okta.groups;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.GROUPS_MANAGE;
import static dtu.okta.OktaScope.GROUPS_READ;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.OktaPages;
import dtu.okta.filter.BadFilter;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Operator;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Relation;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Okta's Group Owners API: people and groups who answer for a group. */
public final class GroupOwners {
    private static final String PATH = "/api/v1/groups/{groupId}/owners";
    private static final int LIMIT = 1_000;
    /** Two forms of the same time, as Okta was recorded giving them. */
    private static final DateTimeFormatter WHEN_NEW = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter IN_LIST =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.0", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listGroupOwners",  GET,    PATH,                GROUPS_READ,   GroupOwners::list),
        write("assignGroupOwner", POST,   PATH,                GROUPS_MANAGE, GroupOwners::assign),
        write("deleteGroupOwner", DELETE, PATH + "/{ownerId}", GROUPS_MANAGE, GroupOwners::delete));
    // spotless:on

    static final Relation<Group.Id, Owner> OWNERS = Relation.of("GroupOwner");
    public static final List<Shape> SHAPES = List.of(OWNERS);

    private static final Language<Owner> LANGUAGE = new Language<>(
            name -> name.equals("type")
                    ? new Property<>(
                            Kind.ANY,
                            Set.of(Operator.EQ),
                            owner -> Json.text(owner.type().name()),
                            null)
                    : null,
            Letters.ANY_CASE,
            name -> "Invalid search syntax.");

    private GroupOwners() {}

    /** What an owner is. */
    enum Type {
        USER,
        GROUP
    }

    /** Who answers for a group, and since when. */
    record Owner(String id, Type type, Instant since) implements Comparable<Owner> {
        @Override
        public int compareTo(Owner other) {
            return id.compareTo(other.id);
        }
    }

    /** The state in which that person or group owns nothing. */
    public static State without(State state, String id) {
        return state.unlinkAllTo(OWNERS, new Owner(id, Type.USER, Instant.EPOCH));
    }

    private static Response list(OktaCall call) {
        var group = group(call);
        var limit = OktaPages.limit(call, LIMIT, LIMIT);
        var wanted = wanted(call);
        var after = new Owner(call.query("after").orElse(""), Type.USER, Instant.EPOCH);
        var owners = call.state().linked(OWNERS, OWNERS.of(group.id()).and(OWNERS.after(group.id(), after))).stream()
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        return OktaPages.page(
                call,
                owners,
                limit,
                Owner::id,
                (json, owner) -> json.value(object -> members(call, object, owner, IN_LIST)));
    }

    private static Predicate<Owner> wanted(OktaCall call) {
        var search = call.query("search").filter(text -> !text.isEmpty());
        if (search.isEmpty()) {
            return owner -> true;
        }
        try {
            return LANGUAGE.test(call.filters().parse(search.get()));
        } catch (BadFilter wrong) {
            throw OktaError.BAD_SEARCH.because(wrong.words());
        }
    }

    private static Commit assign(OktaCall call) {
        var group = group(call);
        var id = call.body().requiredText("id");
        var type = switch (call.body().requiredText("type")) {
            case "USER" -> Type.USER;
            case "GROUP" -> Type.GROUP;
            default -> throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        };
        var owner = new Owner(id, type, call.stamp());
        if (type == Type.USER && !call.state().has(User.USERS, new User.Id(id))) {
            throw NOT_FOUND.refusal(id, "User");
        }
        if (type == Type.GROUP && !call.state().has(Group.GROUPS, new Group.Id(id))) {
            throw NOT_FOUND.refusal(id, "UserGroup");
        }
        if (call.state().isLinked(OWNERS, group.id(), owner)) {
            throw VALIDATION_FAILED.because("Provided owner is already assigned to this group", "owner");
        }
        return Commit.commit(call.state().link(OWNERS, group.id(), owner))
                .answer(Response.json(201, json -> members(call, json, owner, WHEN_NEW)));
    }

    private static Commit delete(OktaCall call) {
        var group = group(call);
        var id = call.path("ownerId");
        var owner = new Owner(id, Type.USER, Instant.EPOCH);
        if (!call.state().isLinked(OWNERS, group.id(), owner)) {
            throw NOT_FOUND.refusal(id, "LinkedObject");
        }
        return Commit.commit(call.state().unlink(OWNERS, group.id(), owner));
    }

    private static Group group(OktaCall call) {
        var id = call.path("groupId", Group.Id::new);
        return call.state().find(Group.GROUPS, id).orElseThrow(NOT_FOUND.about(id.value(), "UserGroup"));
    }

    private static void members(OktaCall call, JsonOut json, Owner owner, DateTimeFormatter form) {
        var name = owner.type() == Type.USER
                ? call.state().find(User.USERS, new User.Id(owner.id())).map(User::displayName)
                : call.state().find(Group.GROUPS, new Group.Id(owner.id())).map(Group::name);
        json.text("id", owner.id())
                .text("type", owner.type().name())
                .truth("resolved", name.isPresent())
                .nothing("originId")
                .text("originType", "OKTA_DIRECTORY")
                .text("displayName", name.orElse(null))
                .text("lastUpdated", form.format(owner.since()));
    }
}
