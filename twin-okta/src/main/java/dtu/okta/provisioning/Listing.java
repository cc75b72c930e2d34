package dtu.okta.provisioning;

import dtu.okta.OktaCall;
import dtu.okta.apps.Application;
import dtu.okta.imports.Candidate;
import dtu.okta.imports.ImportJob;
import dtu.okta.imports.Importing;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asking a service for all its accounts, page by page, to import them.
 *
 * @param seen those of the pages before
 */
record Listing(ImportJob.Id job, Application.Id app, Service service, List<Candidate> seen) implements Parcel {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;

    Listing {
        seen = List.copyOf(seen);
    }

    @Override
    public String event() {
        return "system.import.download.start";
    }

    @Override
    public String lane() {
        return "import/" + app.value();
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var credential = given.state()
                .find(Connection.CONNECTIONS, app)
                .map(Connection::credential)
                .orElse("");
        var request = service.protocol().list(seen.size(), AT_ONCE).header("User-Agent", "Okta SCIM Client 1.0.0");
        return new Outgoing.Across(service.twin(), service.by(), credential, request, PATIENCE);
    }

    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        var call = (OktaCall) given;
        if (!(answer instanceof Answer.Responded(var response)) || !response.isSuccess()) {
            var why = answer instanceof Answer.Responded(var refused) ? "HTTP " + refused.status() : "no answer";
            return Aftermath.givenUp(why).and(Importing.failed(call, job, why));
        }
        var page = service.protocol().listed(Protocol.json(response));
        var all = new ArrayList<>(seen);
        // Closed accounts keep their place in the pages, and are nobody's.
        page.forEach(found -> all.add(new Candidate(found.active() ? found.id() : "", found.known())));
        if (page.size() == AT_ONCE) {
            return Aftermath.delivered().and(Commit.commit(call.state()).send(new Listing(job, app, service, all)));
        }
        var live = all.stream()
                .filter(candidate -> !candidate.externalId().isEmpty())
                .toList();
        return Aftermath.delivered().and(Importing.found(call, Commit.commit(call.state()), job, live));
    }
}
