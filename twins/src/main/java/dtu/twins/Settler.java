package dtu.twins;

import java.util.List;
import java.util.Map;

/**
 * A person of a world file, in nobody's terms; each twin admits them in its own way.
 *
 * @param key the name by which the world file and scenarios speak of the person; the same in all services
 * @param kind {@code employee}, {@code contractor}, {@code admin} or whatever the world file says
 * @param manager the key of the manager; empty when there is none
 * @param more anything else the world file says, such as a time zone
 */
public record Settler(
        String key,
        String firstName,
        String lastName,
        String email,
        String title,
        String department,
        String kind,
        String manager,
        List<String> groups,
        Map<String, String> more) {
    public Settler {
        groups = List.copyOf(groups);
        more = Map.copyOf(more);
    }

    public String displayName() {
        return firstName + " " + lastName;
    }
}
