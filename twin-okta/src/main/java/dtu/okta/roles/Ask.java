package dtu.okta.roles;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import dtu.okta.users.UserFinder;
import dtu.twins.http.Method;
import dtu.twins.state.EntityId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request is about, as roles see it: a method and the parts of the path behind {@code /api/v1}.
 *
 * @param parts such as {@code users}, an id, {@code lifecycle}, {@code suspend}
 */
record Ask(OktaCall call, Method method, List<String> parts) {
    private static final int PREFIX = 2;
    private static final Set<String> HELP = Set.of(
            "unlock", "reset_factors", "reset_password", "expire_password", "expire_password_with_temp_password");

    static Ask of(OktaCall call) {
        var parts = Arrays.stream(call.request().path().split("/", -1))
                .filter(part -> !part.isEmpty())
                .skip(PREFIX)
                .toList();
        return new Ask(call, call.request().method(), parts);
    }

    /** The request for one thing of a collection, such as {@code users}. */
    static Ask reading(OktaCall call, String folder, EntityId id) {
        return new Ask(call, Method.GET, List.of(folder, id.value()));
    }

    String part(int place) {
        return place < parts.size() ? parts.get(place) : "";
    }

    boolean reads() {
        return method == Method.GET || method == Method.HEAD;
    }

    boolean isOf(String folder) {
        return part(0).equals(folder);
    }

    /** Whether it changes who is in a group. */
    boolean isMembership() {
        return isOf("groups") && part(2).equals("users");
    }

    /** Whether it is what a help desk does for people who cannot sign in. */
    boolean isHelp() {
        return isOf("users")
                && switch (part(2)) {
                    case "lifecycle" -> HELP.contains(part(3));
                    case "credentials" -> part(3).equals("forgot_password");
                    case "factors", "sessions" -> method == Method.DELETE;
                    default -> false;
                };
    }

    /** Whether somebody wants to know about nobody else. */
    boolean isAboutSelf(User user) {
        return reads()
                && isOf("users")
                && (parts.size() == 2 || part(2).equals("appLinks"))
                && (part(1).equals("me") || user().filter(user::equals).isPresent());
    }

    /** Whether the request is about a collection and none of its members. */
    boolean isAboutAll() {
        return part(1).isEmpty() || isAboutRules();
    }

    /** Whether it is about the rules that fill groups, which only those may see who see all groups. */
    boolean isAboutRules() {
        return isOf("groups") && part(1).equals("rules");
    }

    /** The app of the path. */
    Optional<Application> app() {
        return part(0).equals("apps")
                ? call.state().find(Application.APPS, new Application.Id(part(1)))
                : Optional.empty();
    }

    /** The group of the path. */
    Optional<Group.Id> group() {
        return switch (part(0)) {
            case "groups" -> Optional.of(new Group.Id(part(1)));
            case "apps" -> part(2).equals("groups") ? Optional.of(new Group.Id(part(3))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The person of the path. */
    Optional<User> user() {
        return switch (part(0)) {
            case "users" -> part(1).equals("me") ? Optional.empty() : UserFinder.find(call.state(), part(1));
            case "apps", "groups" ->
                part(2).equals("users") ? UserFinder.find(call.state(), part(3)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether the person of the path is in that group; everyone is in those that come with the org. */
    boolean userIsIn(Group.Id group) {
        return user().filter(user -> call.state().isLinked(Group.MEMBERS, group, user.id())
                        || call.state()
                                .find(Group.GROUPS, group)
                                .filter(Group::isBuiltIn)
                                .isPresent())
                .isPresent();
    }
}
