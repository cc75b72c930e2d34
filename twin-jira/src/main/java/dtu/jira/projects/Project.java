package dtu.jira.projects;

import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.permissions.Permission;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.Refusal;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What issues belong to.
 *
 * @param trashed who deleted it and when; null while it is there
 */
public record Project(
        Id id, Naming naming, About about, @Nullable Trashed trashed) {
    public static final Table<Id, Project> PROJECTS = Table.of("Project", Project::id);
    /** By every key it has ever had; trashed ones too, since they keep theirs. */
    static final Index<String, Project> BY_KEY = PROJECTS.indexEach("key", project -> project.naming.keys());

    static final Index<String, Project> BY_NAME = PROJECTS.index("name", project -> key(project.name()));
    /** Those that are not in the trash, by their present key. */
    public static final Index<String, Project> LISTED =
            PROJECTS.index("listed", project -> project.isTrashed() ? null : project.key());

    public static final Ids<Id> IDS = JiraIds.of("project", Id::new);

    /** From 10000 on. */
    public record Id(String value) implements JiraId {}

    /** What a project is and was called. */
    record Naming(String key, String name, List<String> formerKeys) {
        List<String> keys() {
            var keys = new ArrayList<>(formerKeys);
            keys.remove(key);
            keys.add(key);
            return keys;
        }

        Naming changed(String newKey, String newName) {
            var former = keys();
            former.remove(newKey);
            return new Naming(newKey, newName, newKey.equals(key) ? formerKeys : List.copyOf(former));
        }
    }

    /** What else there is to say. */
    record About(String description, User.Id lead, AssigneeType assigneeType, String typeKey, String url) {}

    /** Who deleted a project, and when. */
    record Trashed(User.Id by, Instant at) {}

    /** To whom new issues go that name nobody. */
    public enum AssigneeType {
        PROJECT_LEAD,
        UNASSIGNED;

        static Optional<AssigneeType> named(String name) {
            return List.of(values()).stream()
                    .filter(type -> type.name().equals(name))
                    .findFirst();
        }
    }

    static Project create(Id id, String key, String name, About about) {
        return new Project(id, new Naming(key, name, List.of()), about, null);
    }

    Project named(String key, String name) {
        return new Project(id, naming.changed(key, name), about, trashed);
    }

    Project described(About changed) {
        return new Project(id, naming, changed, trashed);
    }

    Project trashed(User.Id by, Instant now) {
        return new Project(id, naming, about, new Trashed(by, now));
    }

    Project restored() {
        return new Project(id, naming, about, null);
    }

    public String key() {
        return naming.key();
    }

    public String name() {
        return naming.name();
    }

    public User.Id lead() {
        return about.lead();
    }

    public String assigneeType() {
        return about.assigneeType().name();
    }

    boolean isTrashed() {
        return trashed != null;
    }

    /** Who gets an issue that names nobody; null for nobody. */
    public User.@Nullable Id defaultAssignee() {
        return about.assigneeType() == AssigneeType.PROJECT_LEAD ? about.lead() : null;
    }

    /** As an index knows a name. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The project of that key, present or former, unless it is in the trash. */
    public static Optional<Project> byKey(State state, String key) {
        return state.find(BY_KEY, key).filter(project -> !project.isTrashed());
    }

    public static Optional<Project> byId(State state, String id) {
        return state.find(PROJECTS, new Id(id)).filter(project -> !project.isTrashed());
    }

    public static Optional<Project> byName(State state, String name) {
        return state.find(BY_NAME, key(name)).filter(project -> !project.isTrashed());
    }

    /** The project of that id or key, if the caller may see it. */
    public static Optional<Project> seen(JiraCall call, String idOrKey) {
        return byId(call.state(), idOrKey)
                .or(() -> byKey(call.state(), idOrKey))
                .filter(project -> call.may(Permission.BROWSE_PROJECTS, project));
    }

    /** The one place that says of projects that they do not exist, or that one may not see them: it is the same. */
    public static Project visible(JiraCall call, String idOrKey) {
        return seen(call, idOrKey).orElseThrow(() -> notFound(idOrKey));
    }

    static Refusal notFound(String idOrKey) {
        return !idOrKey.isEmpty() && idOrKey.chars().allMatch(Character::isDigit)
                ? JiraError.PROJECT_ID_NOT_FOUND.refusal(idOrKey)
                : JiraError.PROJECT_KEY_NOT_FOUND.refusal(idOrKey);
    }
}
