package dtu.twins;

import dtu.twins.chance.Chance;
import dtu.twins.http.Request;
import dtu.twins.json.Complaints;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import dtu.twins.words.Sight;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request in the hands of its handler, or a look at a state by nobody. Each twin has its own kind, which adds who is
 * calling and the vendor's terms.
 */
public class Call implements Sight {
    private final Context context;
    private final Complaints complaints;
    private @Nullable Json body;

    protected Call(Context context, Complaints complaints) {
        this.context = context;
        this.complaints = complaints;
    }

    /** The twin's state as this call finds it. */
    public State state() {
        return context.state();
    }

    public Request request() {
        return context.request();
    }

    public Tenant tenant() {
        return context.tenant();
    }

    public Instant now() {
        return context.now();
    }

    /** The time clients live in, for signatures and token lifetimes. */
    public Instant wall() {
        return context.wall();
    }

    public Settings settings() {
        return context.settings();
    }

    /** Randomness of this call alone. */
    public Chance chance() {
        return context.chance();
    }

    public Optional<Route> route() {
        return Optional.ofNullable(context.route());
    }

    /** A new id. */
    public <I> I mint(Ids<I> ids) {
        return context.minting().next(ids);
    }

    /** The decoded text of a placeholder of the route's path. */
    public String path(String name) {
        var text = context.path().get(name);
        if (text == null) {
            throw new IllegalArgumentException("no placeholder " + name + " in " + context.route());
        }
        return text;
    }

    public <T> T path(String name, Function<String, T> read) {
        return read.apply(path(name));
    }

    /** The first value of a query parameter. */
    public Optional<String> query(String name) {
        return context.request().query().first(name);
    }

    /** The body as JSON; refused in the vendor's words when it is not. */
    public Json json() {
        if (body == null) {
            try {
                body = Json.parse(context.request().body().bytes());
            } catch (MalformedJson problem) {
                throw complaints.malformed(problem);
            }
        }
        return body;
    }

    /** The body as a JSON object. */
    public Fields body() {
        return Fields.of(json(), complaints);
    }

    /**
     * Everything this call may know, on another state: for a twin that calls one of its own operations from another.
     */
    public Context on(State state) {
        return new Context(
                context.tenant(),
                state,
                context.request(),
                context.route(),
                context.path(),
                context.now(),
                context.wall(),
                context.minting(),
                context.chance(),
                context.settings());
    }

    /** Who acts, as traces and facts name them; empty when nobody is known. */
    public String actor() {
        return "";
    }
}
