package dtu.okta.words;

import static dtu.twins.words.Kind.ANY;
import static dtu.twins.words.Kind.LIST;
import static dtu.twins.words.Kind.OBJECT;
import static dtu.twins.words.Kind.TEXT;
import static dtu.twins.words.Kind.TRUTH;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.groups.GroupView;
import dtu.okta.groups.Membership;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.okta.users.UserView;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Okta's views, fact types and operations. People are named by id, login or e-mail, groups by id or name. */
public final class OktaWords implements Vocabulary {
    private static final List<View> VIEWS = List.of(
            view(
                    "user",
                    List.of(ANY),
                    OBJECT,
                    (call, given) -> user(call, given.getFirst()).map(user -> shown(call, user))),
            view(
                    "group",
                    List.of(ANY),
                    OBJECT,
                    (call, given) -> group(call, given.getFirst()).map(group -> shown(call, group))),
            view("members", List.of(ANY), LIST, (call, given) -> Optional.of(members(call, given.getFirst()))),
            view("isMember", List.of(ANY, ANY), TRUTH, (call, given) -> Optional.of(isMember(call, given))),
            view(
                    "managerOf",
                    List.of(ANY),
                    OBJECT,
                    (call, given) -> user(call, given.getFirst())
                            .flatMap(user -> manager(call, user))
                            .map(manager -> shown(call, manager))));

    private static final List<FactType> FACTS = List.of(
            new FactType(Happenings.MEMBER_ADDED, memberFields(), "okta.member"),
            new FactType(Happenings.MEMBER_REMOVED, memberFields(), "okta.member"),
            new FactType(
                    Happenings.USER_STATUS,
                    Map.of("user", TEXT, "from", TEXT, "status", TEXT, "login", TEXT),
                    "okta.user"),
            new FactType(Happenings.USER_CREATED, Map.of("user", TEXT, "status", TEXT, "login", TEXT), "okta.user"),
            new FactType(Happenings.RULE_STATUS, Map.of("rule", TEXT, "status", TEXT), "okta.rule"),
            new FactType(Happenings.USER_PROFILE, Map.of("user", TEXT, "changed", LIST), "okta.user"));

    private final Set<String> operations;

    /** The words of a twin with those routes. */
    public OktaWords(List<Route> routes) {
        operations = routes.stream().map(route -> "okta." + route.operation()).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Kind> memberFields() {
        return Map.of("user", TEXT, "group", TEXT, "groupName", TEXT, "app", TEXT, "sensitive", TRUTH);
    }

    /** A view as this class writes one: with the call as it is, and nothing as an empty answer. */
    private interface Look {
        Optional<?> at(OktaCall call, List<Object> given);
    }

    private static View view(String name, List<Kind> parameters, Kind result, Look look) {
        return new View("okta", name, parameters, result, (sight, given) -> orNull(look.at((OktaCall) sight, given)));
    }

    private static @Nullable Object orNull(Optional<?> answer) {
        return answer.isPresent() ? answer.get() : null;
    }

    @Override
    public String service() {
        return "okta";
    }

    @Override
    public List<View> views() {
        return VIEWS;
    }

    @Override
    public List<FactType> facts() {
        return FACTS;
    }

    @Override
    public Set<String> operations() {
        return operations;
    }

    private static Optional<User> user(OktaCall call, Object named) {
        var text = text(named);
        return UserFinder.find(call.state(), text).or(() -> call.state().find(User.BY_EMAIL, User.key(text)));
    }

    private static Optional<Group> group(OktaCall call, Object named) {
        var text = text(named);
        return call.state()
                .find(Group.GROUPS, new Group.Id(text))
                .or(() -> call.state().find(Group.BY_NAME, Group.key(text)));
    }

    /** A text, or anything that a view has answered before. */
    private static String text(Object named) {
        return named instanceof Map<?, ?> object && object.get("okta") != null
                ? String.valueOf(object.get("okta"))
                : String.valueOf(named);
    }

    /** The person whom the profile attribute {@code managerId} names. */
    private static Optional<User> manager(OktaCall call, User user) {
        var manager = user.attribute("managerId");
        return manager.isEmpty() ? Optional.empty() : user(call, manager);
    }

    private static List<Object> members(OktaCall call, Object named) {
        var found = new ArrayList<Object>();
        group(call, named).ifPresent(group -> {
            if (group.isBuiltIn()) {
                call.state().scan(User.USERS).forEach(user -> found.add(shown(call, user)));
            } else {
                call.state()
                        .linked(Group.MEMBERS, group.id())
                        .forEach(id -> found.add(shown(call, call.state().get(User.USERS, id))));
            }
        });
        return found;
    }

    private static boolean isMember(OktaCall call, List<Object> given) {
        var user = user(call, given.getFirst());
        var group = group(call, given.getLast());
        return user.isPresent()
                && group.isPresent()
                && Membership.isIn(call.state(), group.get(), user.get().id());
    }

    private static Object shown(OktaCall call, User user) {
        return plain(
                JsonOut.object(json -> UserView.whole(call, json, user)),
                user.id().value());
    }

    private static Object shown(OktaCall call, Group group) {
        return plain(
                JsonOut.object(json -> GroupView.members(call, json, group)),
                group.id().value());
    }

    private static Object plain(byte[] json, String id) {
        return java.util.Objects.requireNonNull(
                Json.written(json).with("okta", id).plain());
    }
}
