package dtu.jira.projects;

import dtu.twins.persistent.Range;
import dtu.twins.state.Table;
import java.util.Comparator;

/** Somebody, or a group, who plays a role in a project. */
record Actor(Id id) {
    static final Table<Id, Actor> ACTORS = Table.of("RoleActor", Actor::id);

    /** A person or a group. */
    enum Kind {
        USER,
        GROUP
    }

    /** Project, role, and who. */
    record Id(Project.Id project, Role role, Kind kind, String who) implements Comparable<Id> {
        private static final Comparator<Id> ORDER = Comparator.comparing(
                        (Id id) -> id.project().value())
                .thenComparing(Id::role)
                .thenComparing(Id::kind)
                .thenComparing(Id::who);

        @Override
        public int compareTo(Id other) {
            return ORDER.compare(this, other);
        }
    }

    /** All actors of a role in a project. */
    static Range<Id> of(Project.Id project, Role role) {
        return Range.where(id -> {
            var byProject = id.project().value().compareTo(project.value());
            return byProject != 0 ? byProject : id.role().compareTo(role);
        });
    }

    /** All actors of a project. */
    static Range<Id> of(Project.Id project) {
        return Range.where(id -> id.project().value().compareTo(project.value()));
    }
}
