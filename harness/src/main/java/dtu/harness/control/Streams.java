package dtu.harness.control;

import dtu.harness.server.EventStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The event streams that clients follow just now. */
final class Streams {
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();

    void opened(EventStream stream) {
        open.add(stream);
    }

    void closed(EventStream stream) {
        open.remove(stream);
    }

    void end() {
        open.forEach(EventStream::end);
    }
}
