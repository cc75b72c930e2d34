package dtu.scenarios.broker;

import dtu.scenarios.sut.Env.Store;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the broker remembers over a restart: requests, and which messages it has dealt with. */
final class Ledger {
    private static final String REQUEST = "request/";
    private static final String WISH = "wish/";
    private static final String SEEN = "seen/";

    private final Store store;

    Ledger(Store store) {
        this.store = store;
    }

    /** A number nobody else has. */
    String nextId() {
        var next = store.get("next").map(Integer::parseInt).orElse(1);
        store.put("next", Integer.toString(next + 1));
        return "REQ-" + next;
    }

    void keep(AccessRequest request) {
        store.put(REQUEST + request.id(), request.toJson());
    }

    /** Changes what is known by now, which may be more than was known before a call to a service. */
    AccessRequest change(String id, UnaryOperator<AccessRequest> change) {
        var changed = change.apply(request(id).orElseThrow());
        keep(changed);
        return changed;
    }

    Optional<AccessRequest> request(String id) {
        return store.get(REQUEST + id).map(AccessRequest::of);
    }

    List<AccessRequest> requests() {
        return store.all(REQUEST).values().stream().map(AccessRequest::of).toList();
    }

    /** More time that somebody has asked for. */
    void keepWish(String request, Duration more) {
        store.put(WISH + request, more.toString());
    }

    /** The wish for more time, which is no longer one afterwards. */
    Optional<Duration> takeWish(String request) {
        var wish = store.get(WISH + request).map(Duration::parse);
        store.remove(WISH + request);
        return wish;
    }

    /** True the first time, false ever after. */
    boolean first(String message) {
        if (store.get(SEEN + message).isPresent()) {
            return false;
        }
        store.put(SEEN + message, "");
        return true;
    }
}
