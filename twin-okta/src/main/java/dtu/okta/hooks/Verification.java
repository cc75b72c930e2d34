package dtu.okta.hooks;

import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.hooks.EventHook.HOOKS;

import dtu.okta.OktaCall;
import dtu.okta.logs.Event;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Outgoing;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import java.util.List;

/**
 * The question whether the other side of a hook wants to hear from Okta, which it answers by sending a value back.
 *
 * @param attempt from 0; there are two
 */
record Verification(EventHook.Id hook, String challenge, int attempt) implements Continuation {

    static Commit asked(OktaCall call, EventHook hook) {
        var challenge = call.requestId();
        return new Verification(hook.id(), challenge, 0).asked(Commit.commit(call.state()), hook);
    }

    private Commit asked(Commit commit, EventHook hook) {
        var request = hook.terms().channel().request(Method.GET).header("X-Okta-Verification-Challenge", challenge);
        return commit.ask(new Outgoing.Http(request, HookParcel.PATIENCE), this);
    }

    @Override
    public Commit resumed(Call given, Answer answer) {
        var call = (OktaCall) given;
        var hook = EventHooks.find(call, hook().value());
        if (isRight(answer)) {
            var verified = hook.verified(call.stamp());
            return call.logged(call.state().put(HOOKS, verified), Event.of("event_hook.verified", verified.target()))
                    .answer(EventHooks.ok(call, verified));
        }
        if (attempt == 0 && !(answer instanceof Answer.Responded)) {
            return new Verification(hook.id(), challenge, 1).asked(Commit.commit(call.state()), hook);
        }
        return Commit.commit(call.state())
                .answer(VALIDATION_FAILED.response(
                        call, List.of("Failed to verify the endpoint of the event hook."), "eventHook"));
    }

    private boolean isRight(Answer answer) {
        if (!(answer instanceof Answer.Responded(var response)) || !response.isSuccess()) {
            return false;
        }
        try {
            var body = Json.parse(response.body().bytes());
            return body.textAt("verification").filter(challenge::equals).isPresent();
        } catch (MalformedJson noAnswer) {
            return false;
        }
    }
}
