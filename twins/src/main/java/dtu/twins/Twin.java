package dtu.twins;

import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Schema;
import dtu.twins.state.State;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A vendor: its operations, its tables, and how it says yes and no. Holds no state of its own. */
public interface Twin {
    /** {@code okta}, {@code slack}, {@code jira} or {@code google}: the port, the fault prefix and the trace label. */
    String name();

    Routes routes();

    /**
     * Operations of the control plane: what people do in the vendor's own clients. Not reachable through the twin's
     * port.
     */
    Routes controls();

    /** How the control plane's document explains one of the controls. */
    default Manual manual(Route control) {
        return new Manual("In " + name() + "'s own client", "{}");
    }

    /**
     * What an operation is for, in a line.
     *
     * @param example a body, as JSON
     */
    record Manual(String summary, String example) {}

    Schema schema();

    /** The tables of a universe that has just been made: built-in groups, default policies. */
    Commit founded(Call call);

    /** The name by which routes and faults speak of an operation, such as {@code drive.files.list}. */
    default String operation(Route route) {
        return name() + "." + route.operation();
    }

    /** The name of an event that it sends, with the service in front, as fault rules write it. */
    default String event(Parcel parcel) {
        return name() + "." + parcel.event();
    }

    /** Bodies are form fields, nested values JSON inside them; otherwise they are JSON. */
    default boolean takesForms() {
        return false;
    }

    /** The request as this vendor reads it before it looks for the operation: overridden methods, paths it forgives. */
    default Request received(Request request) {
        return request;
    }

    /** A request in this vendor's terms. Opening authenticates nobody yet. */
    Call open(Context context);

    /** The tenant key inside the request's credential; empty when it carries none. */
    Optional<String> tenantKey(Request request);

    /** Authenticates the caller and checks what the route requires; throws a {@link Refusal} in the vendor's order. */
    void admit(Call call, Route route);

    /**
     * Whether the caller's credential changes something by being used, though the operation only reads: a proof that is
     * good once, a token that lives on. Such a read is done as a write, and the change is part of {@link #published}.
     */
    default boolean leavesTrace(Call call) {
        return false;
    }

    /** The answer to a path or method that leads nowhere. */
    Response unknown(Call call, Routes.Found found);

    /** The answer of an operation that is not built, in the vendor's envelope. */
    Response stub(Call call, Route route);

    /** The answer when our own code failed. */
    Response failed(Call call);

    /** The same answer with the headers that this vendor puts on every one. */
    Response finished(Call call, Response response);

    /** Logs what a commit announces and addresses it to whoever has asked to hear it. */
    Commit published(Call call, Commit commit);

    /** The buckets a call counts against when rate limits are on; most specific first. */
    List<Bucket> buckets(Call call);

    /** How many requests the service answers at the same time when rate limits are on; most take all that come. */
    default int together() {
        return Integer.MAX_VALUE;
    }

    /** The answer when a bucket is empty. */
    Response limited(Call call, Bucket bucket, Metering metering);

    /** What is written down, once in a window, when a bucket runs low or is found empty; nothing with most vendors. */
    default Commit noticed(Call call, Bucket bucket, Metering metering) {
        return Commit.commit(call.state());
    }

    /** Headers that tell a client what is left; none unless limits are on or the vendor always sends them. */
    Response metered(Call call, Response response, Metering metering);

    /**
     * The vendor's error answer for an injected fault, with its envelope; the edge's own page where the vendor has
     * none.
     */
    Response fault(Call call, int status);

    /** The answer to a caller who is known, and whose credential is no longer good for that operation. */
    Response denied(Call call, Route route);

    /** The vendor's rate-limit tier of an operation, such as {@code tier2}; empty where it has none. */
    default String tier(Route route) {
        return "";
    }

    /** Admits people; the answer is an object that maps each settler's key to the person's id in this service. */
    Commit settle(Call call, List<Settler> settlers);

    /** The connection variables of the contract that belong to this twin. */
    Map<String, String> environment(Call call);

    /**
     * A credential to act as a person: the answer is an object with {@code token}, {@code authorization} (the header's
     * value) and what else the service needs.
     */
    Commit issue(Call call, String person, List<String> scopes);

    /**
     * The Authorization header of a credential of which only the part behind the tenant's key is known; empty when this
     * twin has none like that. Rows of other twins keep that part, so that what they were entrusted with forks too.
     */
    default Optional<String> authorization(Call call, String own) {
        return Optional.empty();
    }

    /** The switches this twin understands, with their defaults; names begin with the twin's. */
    Map<String, Json> settings();

    /** What this twin contributes to the scenario language; one for each service it answers for. */
    List<Vocabulary> vocabularies();

    /** What happened between two states, as facts of the vocabularies; found by the states' diff. */
    List<Happening> happenings(Call before, Call after);

    /** An empty state of this twin's tables. */
    default State blank() {
        return State.empty(schema());
    }

    /**
     * A rate-limit bucket.
     *
     * @param key what is counted together, such as a path prefix and a token
     * @param limit how many calls a window admits
     * @param low the number of calls from which on the bucket runs low; 0 when nobody is told
     */
    record Bucket(String key, int limit, Duration window, int low) {
        /** A bucket that empties without a word. */
        public Bucket(String key, int limit, Duration window) {
            this(key, limit, window, 0);
        }
    }

    /** A bucket's count after a call: how many are left and when the window ends. */
    record Metering(int limit, int remaining, Instant reset) {}
}
