package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.okta.OktaIds;
import dtu.okta.hooks.Channel;
import dtu.okta.logs.Event;
import dtu.twins.Commit;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service outside that Okta asks before it goes on. */
public record InlineHook(Id id, String type, Status status, Terms terms, Instant created, Instant lastUpdated) {
    static final Table<Id, InlineHook> HOOKS = Table.of("InlineHook", InlineHook::id);
    private static final Index<String, InlineHook> ACTIVE =
            HOOKS.index("active", hook -> hook.status() == Status.ACTIVE ? hook.type() : null);
    /** By the key with which they are signed. */
    static final Index<String, InlineHook> BY_KEY = HOOKS.index("key", InlineHook::key);

    static final Ids<Id> IDS = OktaIds.of("cal", Id::new);
    /** The type of a channel whose token another server issues. */
    static final String OAUTH = "OAUTH";

    /** Twenty characters that begin with {@code cal}. */
    public record Id(String value) implements EntityId {}

    /** Whether it is asked. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** What an administrator says about it. */
    record Terms(String name, String version, Channel channel) {}

    /** The hook of that id, if it is active and of that type, such as {@code com.okta.oauth2.tokens.transform}. */
    public static Optional<InlineHook> active(State state, String id, String type) {
        return state.find(HOOKS, new Id(id))
                .filter(hook -> hook.status() == Status.ACTIVE && hook.type().equals(type));
    }

    /** The first active hook of that type, for what an org does in one place only, such as importing passwords. */
    public static Optional<InlineHook> active(State state, String type) {
        return state.find(ACTIVE, type);
    }

    /** The commit, which ends in a question to this hook; {@code then} goes on with what it says. */
    public Commit asked(OktaCall call, Commit so, Json body, Reaction then) {
        return HookCall.asked(call, so, this, body, then);
    }

    /** The commit, with a question to this hook for which nobody waits; those of one lane are asked in order. */
    public Commit sent(Commit so, String lane, Json body, Reaction then) {
        return so.send(new HookErrand(this, lane, body, "", then));
    }

    /** Whether the other side can tell that it is Okta who asks; a hook that delivers codes is asked only then. */
    public boolean provesItself() {
        var channel = terms.channel();
        return channel.type().equals(OAUTH)
                || channel.config().at("authScheme").filter(Json::isObject).isPresent();
    }

    private @Nullable String key() {
        return terms.channel().config().textAt("hookKeyId").orElse(null);
    }

    InlineHook moved(Status to, Instant now) {
        return new InlineHook(id, type, to, terms, created, now);
    }

    InlineHook onTerms(Terms other, Instant now) {
        return new InlineHook(id, type, status, other, created, now);
    }

    /** This hook as the system log names it. */
    public Event.Target target() {
        return new Event.Target("InlineHook", id.value(), type, terms.name());
    }
}
