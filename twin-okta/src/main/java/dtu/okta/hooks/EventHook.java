package dtu.okta.hooks;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;

/** Somebody outside who wants to hear of certain events. */
record EventHook(
        Id id,
        Status status,
        Verification verification,
        Terms terms,
        User.Id createdBy,
        Instant created,
        Instant lastUpdated) {
    static final Table<Id, EventHook> HOOKS = Table.of("EventHook", EventHook::id);
    /** Those that are told, by each type of event they want. */
    static final Index<String, EventHook> LISTENING = HOOKS.indexEach(
            "listening", hook -> hook.isListening() ? hook.terms().types() : List.of());

    static final Index<Id, EventHook> ALL_LISTENING =
            HOOKS.index("allListening", hook -> hook.isListening() ? hook.id() : null);

    static final Ids<Id> IDS = OktaIds.of("who", Id::new);

    /** Twenty characters that begin with {@code who}. */
    record Id(String value) implements EntityId {}

    /** Whether the administrator wants it to work. */
    enum Status {
        ACTIVE,
        INACTIVE
    }

    /** Whether the other side has proved that it wants it too. */
    enum Verification {
        VERIFIED,
        UNVERIFIED
    }

    /**
     * What an administrator says about a hook.
     *
     * @param events the member {@code events} as it is shown
     */
    record Terms(String name, Json description, Json events, Channel channel) {
        List<String> types() {
            return events.at("items").map(Json::elements).orElse(List.of()).stream()
                    .map(Json::asText)
                    .distinct()
                    .toList();
        }
    }

    private boolean isListening() {
        return status == Status.ACTIVE && verification == Verification.VERIFIED;
    }

    EventHook moved(Status to, Instant now) {
        return new EventHook(id, to, verification, terms, createdBy, created, now);
    }

    EventHook verified(Instant now) {
        return new EventHook(id, status, Verification.VERIFIED, terms, createdBy, created, now);
    }

    /** Another channel has to be verified again. */
    EventHook onTerms(Terms other, Instant now) {
        var same = other.channel().equals(terms.channel());
        return new EventHook(id, status, same ? verification : Verification.UNVERIFIED, other, createdBy, created, now);
    }

    /** This hook as the system log names it. */
    Event.Target target() {
        return new Event.Target("EventHook", id.value(), "unknown", terms.name());
    }
}
