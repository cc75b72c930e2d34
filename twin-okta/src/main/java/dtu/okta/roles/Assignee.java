package dtu.okta.roles;

import dtu.okta.groups.Group;
import dtu.okta.users.User;
import java.util.Comparator;

/** Who has a role: a person, everybody in a group, or an app that calls Okta for itself. */
public record Assignee(Kind kind, String id) implements Comparable<Assignee> {
    private static final Comparator<Assignee> ORDER =
            Comparator.comparing(Assignee::kind).thenComparing(Assignee::id);

    /** What sort of assignee, and where Okta keeps it. */
    public enum Kind {
        USER("/api/v1/users/", "user.account.privilege"),
        GROUP("/api/v1/groups/", "group.privilege"),
        CLIENT("/oauth2/v1/clients/", "app.oauth2.client.privilege");

        private final String folder;
        private final String event;

        Kind(String folder, String event) {
            this.folder = folder;
            this.event = event;
        }

        /** The beginning of the types of the events that tell of it. */
        String event() {
            return event;
        }
    }

    public static Assignee of(User.Id user) {
        return new Assignee(Kind.USER, user.value());
    }

    public static Assignee of(Group.Id group) {
        return new Assignee(Kind.GROUP, group.value());
    }

    public static Assignee client(String clientId) {
        return new Assignee(Kind.CLIENT, clientId);
    }

    String path() {
        return kind.folder + id;
    }

    @Override
    public int compareTo(Assignee other) {
        return ORDER.compare(this, other);
    }
}
