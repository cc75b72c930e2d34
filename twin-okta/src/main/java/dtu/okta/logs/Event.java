package dtu.okta.logs;

import dtu.twins.Announcement;
import java.util.List;

/**
 * Something that happened, as the handler that did it tells it.
 *
 * @param type one of Okta's event types, such as {@code group.user_membership.add}
 * @param reason why it failed; empty when it succeeded
 */
public record Event(String type, List<Target> targets, String reason) implements Announcement {

    /** Something an event is about. */
    public record Target(String type, String id, String alternateId, String displayName) {}

    public static Event of(String type, Target... targets) {
        return new Event(type, List.of(targets), "");
    }

    public Event failedFor(String why) {
        return new Event(type, targets, why);
    }
}
