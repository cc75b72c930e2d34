package dtu.jira.projects;

import dtu.jira.groups.Group;
import dtu.jira.users.User;
import dtu.twins.state.State;
import java.util.Arrays;
import java.util.Optional;

/** A role that people and groups play in projects; what it allows is up to the permission scheme. */
public enum Role {
    // spotless:off - a table reads best as a table
    ADMINISTRATORS (10002, "Administrators", "A project role that represents administrators in a project"),
    MEMBER         (10003, "Member",         "A project role that represents those who work in a project"),
    VIEWER         (10004, "Viewer",         "A project role that represents those who look at a project");
    // spotless:on

    private final long id;
    private final String label;
    private final String description;

    Role(long id, String label, String description) {
        this.id = id;
        this.label = label;
        this.description = description;
    }

    long id() {
        return id;
    }

    public String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** Whether a person plays it in a project, as themselves or as one of a group. */
    public boolean has(State state, Project project, User user) {
        return state.scan(Actor.ACTORS, Actor.of(project.id(), this)).stream().anyMatch(actor -> switch (actor.id()
                .kind()) {
            case USER -> actor.id().who().equals(user.id().value());
            case GROUP -> state.isLinked(Group.MEMBERS, new Group.Id(actor.id().who()), user.id());
        });
    }

    static Optional<Role> byId(String id) {
        return Arrays.stream(values())
                .filter(role -> Long.toString(role.id).equals(id))
                .findFirst();
    }

    public static Optional<Role> byName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.label.equalsIgnoreCase(name))
                .findFirst();
    }
}
