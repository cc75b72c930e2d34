package dtu.okta.logs;

import dtu.twins.state.Log;
import java.time.Instant;
import java.util.List;

/** A line of the system log. */
public record LogEvent(
        String uuid,
        Instant published,
        String type,
        Actor actor,
        List<Event.Target> targets,
        String reason,
        Origin origin) {
    public static final Log<LogEvent> LOG = Log.of("LogEvent", LogEvent::published);

    /** Who did it. */
    public record Actor(String type, String id, String alternateId, String displayName) {}

    /** The request that caused it; {@code transaction} is what Okta's X-Okta-Request-Id names. */
    public record Origin(String transaction, String uri, String userAgent, String token) {}

    public LogEvent {
        targets = List.copyOf(targets);
    }

    public boolean succeeded() {
        return reason.isEmpty();
    }
}
