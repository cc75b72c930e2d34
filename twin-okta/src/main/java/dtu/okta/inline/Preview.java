package dtu.okta.inline;

import static dtu.okta.OktaError.BAD_HOOK_ANSWER;
import static dtu.okta.OktaError.HOOK_ANSWERED_ERROR;
import static dtu.okta.OktaError.NO_HOOK_ANSWER;

import dtu.okta.OktaCall;
import dtu.okta.OktaError;
import dtu.okta.logs.Event;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.List;

/**
 * An administrator's own question to a hook, which is answered with what the hook answers.
 *
 * @param attempt from 0; there are two
 */
record Preview(InlineHook.Id hook, Json body, int attempt) implements Continuation {
    private static final int SERVER_ERROR = 500;

    static Commit asked(OktaCall call, InlineHook hook, Json body) {
        return Commit.commit(call.state()).ask(hook.question(body), new Preview(hook.id(), body, 0));
    }

    @Override
    public Commit resumed(Call given, Answer answer) {
        var call = (OktaCall) given;
        var asked = InlineHooks.find(call, hook.value());
        var told = InlineHook.answered(answer).filter(Json::isObject);
        if (told.isPresent()) {
            return call.logged(call.state(), Event.of("inline_hook.executed", asked.target()))
                    .answer(Response.json(200, told.get().bytes()));
        }
        var why = why(answer);
        var refused = answer instanceof Answer.Responded(var response) && response.status() < SERVER_ERROR;
        if (attempt == 0 && !refused) {
            return Commit.commit(call.state()).ask(asked.question(body), new Preview(hook, body, 1));
        }
        return call.logged(
                        call.state(),
                        Event.of("inline_hook.executed", asked.target()).failedFor(why))
                .answer(error(answer).response(call, List.of(why)));
    }

    private static String why(Answer answer) {
        return switch (answer) {
            case Answer.Responded(var response) -> "The hook answered with HTTP " + response.status();
            case Answer.Failed(var failure) -> "The hook did not answer: " + failure.name();
        };
    }

    private static OktaError error(Answer answer) {
        return switch (answer) {
            case Answer.Responded(var response) -> response.isSuccess() ? BAD_HOOK_ANSWER : HOOK_ANSWERED_ERROR;
            case Answer.Failed failed -> NO_HOOK_ANSWER;
        };
    }
}
