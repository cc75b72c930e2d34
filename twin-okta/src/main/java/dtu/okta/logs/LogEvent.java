package dtu.okta.logs;

import dtu.twins.state.Log;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * The request that caused it, or the job.
     *
     * @param transaction what Okta's X-Okta-Request-Id names
     * @param token the id of the API token that was used; empty when none was
     * @param session of the person who asks with a browser; empty when there is none
     * @param client null when nobody outside asked for it
     */
    public record Origin(
            String transaction,
            String uri,
            String token,
            String session,
            @Nullable Client client) {}

    /**
     * Who sent a request.
     *
     * @param id of the app that asks with a token of its own; empty when none does
     * @param addresses its own, and then those of the proxies that have handed the request on
     * @param zone the name of one that its address lies in; empty when it lies in none
     */
    public record Client(String id, String userAgent, List<String> addresses, String zone) {
        public Client {
            addresses = List.copyOf(addresses);
        }
    }

    public LogEvent {
        targets = List.copyOf(targets);
    }

    public boolean succeeded() {
        return reason.isEmpty();
    }
}
