package dtu.okta.expression;

import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The person a condition is asked about, in the state in which it is asked.
 *
 * @param user null when an app asks for itself
 * @param surroundings what else is there, such as {@code app} and {@code appuser}
 */
public record Subject(State state, @Nullable User user, Instant now, Json surroundings) {
    public Subject(State state, User user, Instant now) {
        this(state, user, now, Json.EMPTY_OBJECT);
    }

    /** The same amid something else. */
    Subject amid(Json others) {
        return new Subject(state, user, now, others);
    }

    Json attribute(String name) {
        return user == null ? Json.NULL : user.profile().at(name).orElse(Json.NULL);
    }

    /** What stands at the end of a path such as {@code app.clientId}; null when nothing does. */
    Json surrounding(String path) {
        var found = surroundings;
        for (var name : path.split("\\.", -1)) {
            found = found.at(name).orElse(Json.NULL);
        }
        return found;
    }

    /** What is not in the profile: the id and the status. */
    Json internal(String name) {
        if (user == null) {
            return Json.NULL;
        }
        return switch (name) {
            case "id" -> Json.text(user.id().value());
            case "status" -> Json.text(user.status().name());
            default -> Json.NULL;
        };
    }

    boolean isIn(String group) {
        return state.find(Group.GROUPS, new Group.Id(group)).filter(this::has).isPresent();
    }

    boolean isInNamed(String name) {
        return named(name).filter(this::has).isPresent();
    }

    private boolean has(Group group) {
        return user != null && Membership.isIn(state, group, user.id());
    }

    private Optional<Group> named(String name) {
        return state.find(Group.BY_NAME, Group.key(name))
                .filter(group -> group.name().equals(name));
    }

    /** The names of the person's groups. */
    public Stream<String> groupNames() {
        return groups().map(Group::name);
    }

    Stream<Group> groups() {
        if (user == null) {
            return Stream.empty();
        }
        var linked = state.linking(Group.MEMBERS, user.id()).stream().map(id -> state.get(Group.GROUPS, id));
        return Stream.concat(state.scan(Group.BUILT_IN).stream(), linked);
    }
}
