package dtu.okta.expression;

import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.Optional;
import java.util.stream.Stream;

/** The person a condition is asked about, in the state in which it is asked. */
public record Subject(State state, User user) {
    Json attribute(String name) {
        return user.profile().at(name).orElse(Json.NULL);
    }

    /** What is not in the profile: the id and the status. */
    Json internal(String name) {
        return switch (name) {
            case "id" -> Json.text(user.id().value());
            case "status" -> Json.text(user.status().name());
            default -> Json.NULL;
        };
    }

    boolean isIn(String group) {
        return state.find(Group.GROUPS, new Group.Id(group))
                .filter(found -> Membership.isIn(state, found, user.id()))
                .isPresent();
    }

    boolean isInNamed(String name) {
        return named(name)
                .filter(found -> Membership.isIn(state, found, user.id()))
                .isPresent();
    }

    private Optional<Group> named(String name) {
        return state.find(Group.BY_NAME, Group.key(name))
                .filter(group -> group.name().equals(name));
    }

    Stream<String> groupNames() {
        var linked = state.linking(Group.MEMBERS, user.id()).stream().map(id -> state.get(Group.GROUPS, id));
        return Stream.concat(state.scan(Group.BUILT_IN).stream(), linked).map(Group::name);
    }
}
