package dtu.okta.hooks;

import static dtu.okta.hooks.EventHook.HOOKS;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.logs.LogEvent;
import dtu.okta.logs.LogView;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.JsonOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Events on their way to a hook.
 *
 * @param event the type of the first of them
 * @param numbers where they stand in the system log
 * @param id the same in every attempt, so that the other side can tell a second one
 */
record HookParcel(EventHook.Id hook, String event, List<Long> numbers, String id, Instant at) implements Parcel {
    static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    HookParcel {
        numbers = List.copyOf(numbers);
    }

    @Override
    public String lane() {
        return hook.value();
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        var call = (OktaCall) given;
        var request = call.state()
                .find(HOOKS, hook)
                .map(found -> found.terms().channel().request(Method.POST))
                .orElseGet(() -> Request.of(Method.POST, "/"));
        return new Outgoing.Http(request.body("application/json", Blob.of(body(call))), PATIENCE);
    }

    private byte[] body(OktaCall call) {
        return JsonOut.object(json -> json.text("eventType", "com.okta.event_hook")
                .text("eventTypeVersion", "1.0")
                .text("cloudEventsVersion", "0.1")
                .text("source", call.href("/api/v1/eventHooks/" + hook.value()))
                .text("eventId", id)
                .text("eventTime", OktaTime.text(at))
                .text("contentType", "application/json")
                .object(
                        "data",
                        data -> data.array(
                                "events",
                                numbers,
                                (out, number) -> call.state()
                                        .scan(LogEvent.LOG, LogEvent.LOG.after(number - 1))
                                        .first()
                                        .ifPresent(event -> out.value(LogView.json(call, event))))));
    }

    /** Once more when nobody answered or the other side failed; never when it refused. */
    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        if (answer.isSuccess()) {
            return Aftermath.delivered();
        }
        var why = switch (answer) {
            case Answer.Responded(var response) -> "HTTP " + response.status();
            case Answer.Failed(var failure) -> failure.name();
        };
        var refused = answer instanceof Answer.Responded(var response) && response.status() < SERVER_ERROR;
        if (!refused && attempt.number() == 0) {
            return Aftermath.again(Duration.ZERO, why);
        }
        var call = (OktaCall) given;
        var told = call.state().find(HOOKS, hook);
        return told.isEmpty()
                ? Aftermath.givenUp(why)
                : Aftermath.givenUp(why)
                        .and(call.logged(
                                call.state(),
                                Event.of("event_hook.delivery", told.get().target())
                                        .failedFor(why)));
    }
}
