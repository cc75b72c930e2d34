package dtu.okta.users;

import static dtu.okta.OktaError.BAD_ETAG;
import static dtu.okta.OktaError.ETAG_NOT_MATCHED;
import static dtu.okta.OktaError.NOT_ALLOWED_IN_STATUS;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.QUERY_AND_FILTER;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.users.User.BY_LOGIN;
import static dtu.okta.users.User.PRESENT;
import static dtu.okta.users.User.USERS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.filter.Sorting;
import dtu.okta.groups.Group;
import dtu.okta.groups.GroupView;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Okta's Users API: finding people and changing what is known about them. */
public final class Users {
    private static final int LIMIT = 200;
    private static final int LIMIT_WITH_Q = 10;
    private static final Pattern ETAG = Pattern.compile("(W/)?\"[^\"]*\"|\\*");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listUsers",      GET,  "/api/v1/users",             USERS_READ,   Users::list),
        write("createUser",     POST, "/api/v1/users",             USERS_MANAGE, Creation::create),
        read ("getUser",        GET,  "/api/v1/users/{id}",        USERS_READ,   Users::get),
        write("updateUser",     POST, "/api/v1/users/{id}",        USERS_MANAGE, Users::update),
        write("replaceUser",    PUT,  "/api/v1/users/{id}",        USERS_MANAGE, Users::replace),
        read ("listUserGroups", GET,  "/api/v1/users/{id}/groups", USERS_READ,   Users::listGroups),
        read ("listUserBlocks", GET,  "/api/v1/users/{id}/blocks", USERS_READ,   Users::listBlocks));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(USERS, UserType.TYPES, Ticket.TICKETS);

    private Users() {}

    private static Response list(OktaCall call) {
        var view = UserView.inList(call);
        var q = call.query("q");
        var search = call.query("search");
        var filter = call.query("filter");
        if (q.isPresent() && (filter.isPresent() || search.isPresent())) {
            throw QUERY_AND_FILTER.refusal();
        }
        if (q.isPresent()) {
            var found = beginning(call, User.key(q.get()));
            return Response.json(200, JsonOut.array(found.stream(), view));
        }
        var limit = OktaPages.limit(call, LIMIT, LIMIT);
        var after = call.query("after").orElse("");
        if (search.isPresent() && call.query("sortBy").isPresent()) {
            return sorted(call, search.get(), after, limit, view);
        }
        if (search.isPresent()) {
            return page(call, UserSearch.SEARCH.page(call, search.get(), after, limit + 1, seen(call)), limit, view);
        }
        if (filter.isPresent()) {
            return page(call, UserSearch.FILTER.page(call, filter.get(), after, limit + 1, seen(call)), limit, view);
        }
        if (!call.reach().isWhole()) {
            var people = call.reach().people(call, new User.Id(after)).filter(User::isPresent);
            return page(call, people.limit(limit + 1L).toList(), limit, view);
        }
        var present = call.state().scan(PRESENT, PRESENT.above(new User.Id(after)));
        return OktaPages.page(call, present, limit, user -> user.id().value(), view);
    }

    private static Predicate<User> seen(OktaCall call) {
        return user -> call.reach().sees(call, user);
    }

    private static Response page(OktaCall call, List<User> found, int limit, BiConsumer<JsonOut, User> view) {
        return OktaPages.page(call, found, limit, user -> user.id().value(), view);
    }

    private static Response sorted(
            OktaCall call, String search, String after, int limit, BiConsumer<JsonOut, User> view) {
        var order = Sorting.asked(call, UserSearch::order);
        var found = UserSearch.SEARCH.page(call, search, order, after, limit + 1, seen(call));
        return OktaPages.page(call, found, limit, order::cursor, view);
    }

    /** Those whose first name, last name or address begins with that; nobody who has left. */
    private static List<User> beginning(OktaCall call, String q) {
        var limit = OktaPages.limit(call, LIMIT_WITH_Q, LIMIT);
        var found = new ArrayList<User>();
        for (var index : List.of(User.BY_FIRST_NAME, User.BY_LAST_NAME, User.BY_EMAIL)) {
            call.state().scan(index, index.prefix(q)).stream()
                    .filter(User::isPresent)
                    .filter(seen(call))
                    .limit(limit)
                    .forEach(found::add);
        }
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(User::id))
                .limit(limit)
                .toList();
    }

    private static Response get(OktaCall call) {
        var user = UserFinder.at(call, "id");
        var withBlocks = call.query("expand").filter("blocks"::equals).isPresent();
        return Response.json(200, json -> {
                    UserView.whole(call, json, user);
                    if (withBlocks) {
                        json.object("_embedded", embedded -> embedded.array("blocks", blocks(user), Users::block));
                    }
                })
                .plus("ETag", UserView.etag(user));
    }

    /** Keeps whatever the body does not name; null clears. */
    public static Commit update(OktaCall call) {
        var user = changeable(call);
        if (!type(call, user).equals(user.type())) {
            throw VALIDATION_FAILED.because("type: A partial update cannot change the type of a user", "type");
        }
        var given = call.body().opaqueObject("profile").or(Json.EMPTY_OBJECT);
        return changed(call, user, user.type(), user.profile().merged(given));
    }

    /** Clears whatever the body does not name. */
    private static Commit replace(OktaCall call) {
        var user = changeable(call);
        var given = call.body().requiredObject("profile").json();
        return changed(call, user, type(call, user), given);
    }

    private static Commit changed(OktaCall call, User user, UserType.Id type, Json given) {
        var profile = Profile.checked(given, call.state().get(UserType.TYPES, type), "user");
        var holder =
                call.state().find(BY_LOGIN, User.key(profile.textAt("login").orElse("")));
        if (holder.isPresent() && !holder.get().id().equals(user.id())) {
            throw loginTaken();
        }
        Profile.refuseTaken(call.state(), call.state().get(UserType.TYPES, type), profile, user.id());
        var changed = user.describedBy(type, profile, call.stamp());
        var credentials = call.body().object("credentials").toOptional();
        if (credentials.isPresent()) {
            var others = GivenCredentials.of(call, credentials.get(), user.credentials(), changed);
            changed = others.equals(user.credentials()) ? changed : changed.identifiedBy(others, call.stamp());
        }
        var updated = call.logged(
                call.state().put(USERS, changed), Event.of("user.account.update_profile", changed.target()));
        var commit = changed.hasPasswordOf(user)
                ? updated
                : updated.announce(Event.of("user.account.update_password", changed.target()));
        var moved = type.equals(user.type())
                ? commit
                : commit.announce(Event.of("user.account.update_user_type", changed.target()));
        return moved.answer(UserView.ok(call, changed));
    }

    /** Refused when the person has left, or the client knows an older state of the person than the present one. */
    private static User changeable(OktaCall call) {
        var user = UserFinder.at(call, "id");
        if (user.status() == UserStatus.DEPROVISIONED) {
            throw NOT_ALLOWED_IN_STATUS.refusal();
        }
        var known = call.request().headers().first("If-Match");
        if (known.isPresent()) {
            if (!ETAG.matcher(known.get().strip()).matches()) {
                throw BAD_ETAG.refusal();
            }
            if (!known.get().strip().equals("*") && !known.get().strip().equals(UserView.etag(user))) {
                throw ETAG_NOT_MATCHED.refusal();
            }
        }
        return user;
    }

    private static UserType.Id type(OktaCall call, User user) {
        return call.body().object("type").map(type -> type(call, type)).or(user.type());
    }

    static UserType.Id type(OktaCall call, Fields given) {
        var id = new UserType.Id(given.requiredText("id"));
        if (!call.state().has(UserType.TYPES, id)) {
            throw NOT_FOUND.refusal(id.value(), "CVDType");
        }
        return id;
    }

    static RuntimeException loginTaken() {
        return VALIDATION_FAILED.because(
                "login: An object with this field already exists in the current organization", "login");
    }

    /** Everyone first, then the others in the order in which they were made. */
    private static Response listGroups(OktaCall call) {
        var user = UserFinder.at(call, "id");
        var groups = new ArrayList<>(call.state().scan(Group.BUILT_IN).toList());
        for (var id : call.state().linking(Group.MEMBERS, user.id())) {
            groups.add(call.state().get(Group.GROUPS, id));
        }
        return Response.json(
                        200,
                        JsonOut.array(
                                groups.stream().filter(group -> call.reach().sees(call, group)),
                                (json, group) -> json.value(object -> GroupView.members(call, object, group))))
                .plus(OktaPages.LINK, OktaPages.self(call));
    }

    private static Response listBlocks(OktaCall call) {
        return Response.json(200, JsonOut.array(blocks(UserFinder.at(call, "id")).stream(), Users::block));
    }

    /** What keeps a person out besides a wrong password: an account that is locked, on whatever device. */
    private static List<String> blocks(User user) {
        return user.status() == UserStatus.LOCKED_OUT ? List.of("ANY_DEVICES") : List.of();
    }

    private static void block(JsonOut json, String devices) {
        json.value(block -> block.text("type", "DEVICE_BASED").text("appliesTo", devices));
    }
}
