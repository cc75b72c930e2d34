package dtu.okta.inline;

import static dtu.okta.OktaError.BAD_HOOK_ANSWER;
import static dtu.okta.OktaError.HOOK_ANSWERED_ERROR;
import static dtu.okta.OktaError.NO_HOOK_ANSWER;

import dtu.okta.OktaError;
import dtu.twins.Answer;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;

/** What a hook has said in the end. */
public sealed interface Heard {
    /** A larger answer is none. */
    int BYTES_MAX = 256 * 1024;

    /** An object; one without members for an empty answer. */
    record Told(Json body) implements Heard {}

    /** Nothing that can be used. */
    record Nothing(OktaError error, String why) implements Heard {}

    static Heard in(Answer answer) {
        return switch (answer) {
            case Answer.Failed(var failure) ->
                new Nothing(NO_HOOK_ANSWER, "The hook did not answer: " + failure.name());
            case Answer.Responded(var response) ->
                response.isSuccess()
                        ? read(response)
                        : new Nothing(HOOK_ANSWERED_ERROR, "The hook answered with HTTP " + response.status());
        };
    }

    private static Heard read(Response response) {
        var bytes = response.body().bytes();
        if (bytes.length == 0) {
            return new Told(Json.EMPTY_OBJECT);
        }
        try {
            var body = Json.parse(bytes);
            if (bytes.length < BYTES_MAX && body.isObject()) {
                return new Told(body);
            }
        } catch (MalformedJson noAnswer) {
            return new Nothing(BAD_HOOK_ANSWER, "Could not deserialize inline hook response");
        }
        return new Nothing(BAD_HOOK_ANSWER, "The hook's answer is too large, or no object");
    }
}
