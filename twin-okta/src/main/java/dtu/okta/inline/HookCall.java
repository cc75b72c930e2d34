package dtu.okta.inline;

import dtu.okta.OktaCall;
import dtu.okta.hooks.Channel;
import dtu.okta.logs.Event;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.Outgoing;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Method;
import dtu.twins.json.Json;
import java.time.Duration;

/**
 * One question to a hook, while Okta waits: for a token first if the hook wants one, then for the answer, and once more
 * when nobody answers or the other side fails.
 *
 * @param hook as it was when the question came up
 * @param bearer the token that proves who asks; empty when there is none
 */
record HookCall(InlineHook hook, Json body, Step step, String bearer, Reaction then) implements Continuation {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SERVER_ERROR = 500;

    /** What is waited for. */
    enum Step {
        TOKEN,
        ANSWER,
        SECOND_ANSWER
    }

    /** The commit, which ends in that question. */
    static Commit asked(OktaCall call, Commit so, InlineHook hook, Json body, Reaction then) {
        var channel = hook.terms().channel();
        return channel.type().equals(InlineHook.OAUTH)
                ? so.ask(HookToken.request(call, channel.config()), new HookCall(hook, body, Step.TOKEN, "", then))
                : new HookCall(hook, body, Step.ANSWER, "", then).sent(so);
    }

    private Commit sent(Commit so) {
        return so.ask(question(hook, bearer, body), this);
    }

    /** The question itself. */
    static Outgoing question(InlineHook hook, String bearer, Json body) {
        Channel channel = hook.terms().channel();
        var request = channel.request(Method.POST).header("Accept", "application/json");
        var proven = bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
        return new Outgoing.Http(proven.body("application/json", Blob.of(body.bytes())), PATIENCE);
    }

    private HookCall at(Step next, String token) {
        return new HookCall(hook, body, next, token, then);
    }

    @Override
    public Commit resumed(Call given, Answer answer) {
        var call = (OktaCall) given;
        var so = Commit.commit(call.state());
        if (step == Step.TOKEN) {
            return switch (HookToken.in(answer)) {
                case Heard.Told(var token) ->
                    at(Step.ANSWER, token.textAt("access_token").orElse("")).sent(so);
                case Heard.Nothing nothing -> heard(call, nothing);
            };
        }
        var refused = answer instanceof Answer.Responded(var response) && response.status() < SERVER_ERROR;
        return refused || step == Step.SECOND_ANSWER
                ? heard(call, Heard.in(answer))
                : at(Step.SECOND_ANSWER, bearer).sent(so);
    }

    private Commit heard(OktaCall call, Heard heard) {
        return heard(call, hook, heard, then);
    }

    /** Goes on when it is known what the hook says, and has logged that it was asked. */
    static Commit heard(OktaCall call, InlineHook hook, Heard heard, Reaction then) {
        var asked = Event.of("inline_hook.executed", hook.target());
        var event = heard instanceof Heard.Nothing(var error, var why) ? asked.failedFor(why) : asked;
        return then.to(call, call.logged(call.state(), event), heard);
    }
}
