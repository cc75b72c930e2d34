package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.twins.Aftermath;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Outgoing;
import dtu.twins.Parcel;
import dtu.twins.json.Json;
import java.time.Duration;

/**
 * A question to a hook for which no client waits, such as one about a person who is imported: like {@link HookCall}, a
 * token first if the hook wants one, and once more when nobody answers or the other side fails.
 *
 * @param lane what the question is part of; the next one of it waits for the answer
 * @param bearer the token that proves who asks; empty when there is none
 */
record HookErrand(InlineHook hook, String lane, Json body, String bearer, Reaction then) implements Parcel {
    private static final int SERVER_ERROR = 500;

    @Override
    public String event() {
        return hook.type();
    }

    private boolean wantsToken() {
        return hook.terms().channel().type().equals(InlineHook.OAUTH) && bearer.isEmpty();
    }

    @Override
    public Outgoing sent(Call given, Attempt attempt) {
        return wantsToken()
                ? HookToken.request((OktaCall) given, hook.terms().channel().config())
                : HookCall.question(hook, bearer, body);
    }

    @Override
    public Aftermath answered(Call given, Attempt attempt, Answer answer) {
        var call = (OktaCall) given;
        if (wantsToken()) {
            return switch (HookToken.in(answer)) {
                case Heard.Told(var token) -> {
                    var text = token.textAt("access_token").orElse("");
                    var next = new HookErrand(hook, lane, body, text, then);
                    yield Aftermath.delivered().and(Commit.commit(call.state()).send(next));
                }
                case Heard.Nothing nothing ->
                    Aftermath.givenUp(nothing.why()).and(HookCall.heard(call, hook, nothing, then));
            };
        }
        var refused = answer instanceof Answer.Responded(var response) && response.status() < SERVER_ERROR;
        return switch (Heard.in(answer)) {
            case Heard.Told told -> Aftermath.delivered().and(HookCall.heard(call, hook, told, then));
            case Heard.Nothing nothing ->
                refused || attempt.number() > 0
                        ? Aftermath.givenUp(nothing.why()).and(HookCall.heard(call, hook, nothing, then))
                        : Aftermath.again(Duration.ZERO, nothing.why());
        };
    }
}
