package dtu.slack.interactions;

import dtu.slack.SlackCall;
import dtu.twins.Answer;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Continuation;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** What an app answered to an interaction, and how that is told to whoever plays the person. */
record Heard(int status, String body) {

    /** Empty when there was no answer in time. */
    static Optional<Heard> of(Answer answer) {
        return answer instanceof Answer.Responded(var response)
                ? Optional.of(new Heard(response.status(), response.body().text()))
                : Optional.empty();
    }

    /** The person sees nothing of what the app answers; that it did is enough. */
    record Acknowledged() implements Continuation {
        @Override
        public Commit resumed(Call call, Answer answer) {
            return Commit.commit(call.state()).answer(told(of(answer), more -> {}));
        }
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** Nothing, or an object without members, as clients of sockets send it. */
    boolean saysNothing() {
        return body.isBlank() || body.strip().equals("{}");
    }

    Optional<Json> json() {
        try {
            return Optional.of(Json.parse(body.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedJson notJson) {
            return Optional.empty();
        }
    }

    /** The answer of the control plane: what the app said, or that the person saw an error. */
    static Response told(Optional<Heard> heard, Consumer<JsonOut> more) {
        return Response.json(200, json -> {
            var ok = heard.filter(Heard::isSuccess).isPresent();
            json.truth("ok", ok);
            if (!ok) {
                json.text("error", heard.isEmpty() ? "operation_timeout" : "dispatch_failed");
            }
            heard.ifPresent(answer -> answer.write(json));
            more.accept(json);
        });
    }

    /** The app said something that Slack does not accept: the person sees an error. */
    static Commit unacceptable(SlackCall call, Heard heard, String error) {
        return Commit.commit(call.state()).answer(Response.json(200, json -> {
            json.truth("ok", false).text("error", error);
            heard.write(json);
        }));
    }

    private void write(JsonOut json) {
        json.object("answer", out -> {
            out.number("status", status);
            var parsed = json();
            if (parsed.isPresent()) {
                out.json("body", parsed.get());
            } else {
                out.text("body", body);
            }
        });
    }
}
