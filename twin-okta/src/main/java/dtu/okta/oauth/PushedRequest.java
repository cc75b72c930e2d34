package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that an app has sent beforehand, so that a browser has to bring nothing but its name.
 *
 * @param parameters as a query holds them
 */
record PushedRequest(Id id, String issuer, String client, String parameters, Instant expires) {
    static final Table<Id, PushedRequest> REQUESTS = Table.of("PushedRequest", PushedRequest::id);
    private static final Index<Instant, PushedRequest> BY_EXPIRY = REQUESTS.index("expires", PushedRequest::expires);
    static final Duration LIFETIME = Duration.ofHours(1);
    static final SecretForm FORM = new SecretForm("urn:okta:", 43);

    /** The part of its name that is its own. */
    record Id(String value) implements EntityId {}

    static Optional<PushedRequest> named(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text)
                .flatMap(secret -> call.state().find(REQUESTS, new Id(secret)))
                .filter(request -> call.wall().isBefore(request.expires()));
    }

    /** The state that has it, and none whose time is over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now))) {
            next = next.remove(REQUESTS, old.id());
        }
        return next.put(REQUESTS, this);
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}
