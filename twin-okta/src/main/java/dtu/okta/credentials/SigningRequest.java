package dtu.okta.credentials;

import dtu.okta.apps.Application;
import dtu.twins.Tenant;
import dtu.twins.persistent.Range;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A key that waits for a certificate: what an authority is to certify. */
record SigningRequest(Id id, Map<String, String> subject, List<String> dnsNames, Instant created) {
    static final Table<Id, SigningRequest> REQUESTS = Table.of("SigningRequest", SigningRequest::id);

    /** Application and name; the name becomes that of the key. */
    record Id(Application.Id app, String name) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byApp = app.compareTo(other.app);
            return byApp != 0 ? byApp : name.compareTo(other.name);
        }
    }

    SigningRequest {
        subject = Map.copyOf(subject);
        dnsNames = List.copyOf(dnsNames);
    }

    static List<SigningRequest> of(State state, Application.Id app) {
        Range<Id> own = Range.where(id -> id.app().compareTo(app));
        return state.scan(REQUESTS, own).toList();
    }

    static State without(State state, Application.Id app) {
        var next = state;
        for (var request : of(state, app)) {
            next = next.remove(REQUESTS, request.id());
        }
        return next;
    }

    /** The request in its distinguished encoding. */
    byte[] encoded(Tenant tenant) {
        var name = Certificates.name(subject);
        return Certificates.request(AppKey.key(tenant, id.name()), name, dnsNames);
    }
}
