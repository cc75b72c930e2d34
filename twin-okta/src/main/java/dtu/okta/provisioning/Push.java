package dtu.okta.provisioning;

import static dtu.okta.provisioning.Account.ACCOUNTS;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppUser;
import dtu.okta.logs.Event;
import dtu.okta.provisioning.Account.Standing;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One step on its way to a service.
 *
 * @param externalId the account's id there; empty while there is none
 * @param wanted the attributes that the account is to have
 * @param about the app user, the application and the person, as the system log names them
 */
record Push(AppUser.Id id, Service service, Step step, String externalId, Json wanted, List<Event.Target> about)
        implements Parcel {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PASSWORD_LENGTH = 20;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    Push {
        about = List.copyOf(about);
    }

    @Override
    public String event() {
        return step.event();
    }

    @Override
    public String lane() {
        return id.app().value() + "/" + id.user().value();
    }

    /** With the credential that the connection has now: it may be another than at the attempt before. */
    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var credential = given.state()
                .find(Connection.CONNECTIONS, id.app())
                .map(Connection::credential)
                .orElse("");
        var request = request(given).header("User-Agent", "Okta SCIM Client 1.0.0");
        return new Outgoing.Across(service.twin(), service.by(), credential, request, PATIENCE);
    }

    private Request request(Call given) {
        var protocol = service.protocol();
        return switch (step) {
            case FIND -> protocol.find(wanted);
            case CREATE -> protocol.create(wanted, given.tenant().secret(lane(), LETTERS, PASSWORD_LENGTH));
            case UPDATE -> protocol.update(externalId, wanted);
            case REVIVE -> protocol.revive(externalId, wanted);
            case DEACTIVATE -> protocol.deactivate(externalId);
        };
    }

    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        var call = (OktaCall) given;
        var account = call.state().find(ACCOUNTS, id);
        if (account.isEmpty()) {
            return Aftermath.delivered();
        }
        return switch (answer) {
            case Answer.Responded(var response) -> answered(call, account.get(), response);
            case Answer.Failed(var failure) -> {
                var why =
                        "no answer (" + failure.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
                yield Aftermath.givenUp(why)
                        .and(failed(call, account.get(), why).after(Duration.ZERO));
            }
        };
    }

    private Aftermath answered(OktaCall call, Account account, Response response) {
        var body = Protocol.json(response);
        var missing = response.status() == NOT_FOUND && (step == Step.FIND || step == Step.DEACTIVATE);
        if (response.isSuccess() || missing) {
            return succeeded(call, account, body);
        }
        var words = service.protocol().complaint(body);
        var why = words.isEmpty() ? "HTTP " + response.status() : words;
        var failure = failed(call, account, why);
        var again = response.status() == TOO_MANY || response.status() >= SERVER_ERROR;
        return Aftermath.givenUp(why).and(again ? failure.after(Provision.pause(response)) : failure.commit());
    }

    private Aftermath succeeded(OktaCall call, Account account, Json body) {
        return switch (step) {
            case FIND -> {
                var found = service.protocol().found(body, wanted);
                if (found.isEmpty()) {
                    var next = account.doing(Step.CREATE);
                    var create = new Push(id, service, Step.CREATE, "", wanted, about);
                    yield Aftermath.delivered()
                            .and(Commit.commit(call.state().put(ACCOUNTS, next)).send(create));
                }
                // What the service does not tell of an account is taken to be as it should.
                yield became(
                        call, account, found.get(), wanted.merged(found.get().known()));
            }
            case CREATE, REVIVE -> became(call, account, service.protocol().read(body), wanted);
            case UPDATE -> told(call, account.became(Standing.PROVISIONED, externalId, wanted, call.stamp()));
            case DEACTIVATE ->
                told(call, account.became(Standing.DEPROVISIONED, externalId, account.known(), call.stamp()));
        };
    }

    /** An answer that says no id is none of this service. */
    private Aftermath became(OktaCall call, Account account, Protocol.Found found, Json known) {
        if (found.id().isEmpty()) {
            var why = "the answer was not understood";
            return Aftermath.givenUp(why).and(failed(call, account, why).after(Duration.ZERO));
        }
        var standing = found.active() ? Standing.PROVISIONED : Standing.DEPROVISIONED;
        return told(call, account.became(standing, found.id(), known, call.stamp()));
    }

    private Aftermath told(OktaCall call, Account account) {
        var commit = call.logged(call.state().put(ACCOUNTS, account), new Event(step.event(), about, ""));
        return Aftermath.delivered().and(Provision.touched(call, commit, id));
    }

    private Failure failed(OktaCall call, Account account, String why) {
        var failed = account.failed(why);
        var words = step.failure(about.getFirst().displayName(), about.get(1).displayName(), why);
        var commit =
                call.logged(call.state().put(ACCOUNTS, failed), new Event(step.event(), about, "").failedFor(words));
        return new Failure(call, failed, commit);
    }

    /** A step that came to nothing. */
    private record Failure(OktaCall call, Account account, Commit commit) {
        /** Tried again by itself, unless it has been too often: not before that time, and later each time. */
        Commit after(Duration least) {
            return Provision.again(call, commit, account, least);
        }
    }
}
