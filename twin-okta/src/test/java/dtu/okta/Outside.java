package dtu.okta;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Universe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Somebody outside who hears everything, and answers as a test has told it to; a 204 when it was told nothing. */
public final class Outside implements Courier {
    private final List<Request> heard = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    @Override
    public Answer send(Universe universe, Outgoing message) {
        heard.add(((Outgoing.Http) message).request());
        return answers.isEmpty() ? new Answer.Responded(Response.empty(204)) : answers.remove();
    }

    public List<Request> heard() {
        return heard;
    }

    public Outside answers(int status, String json) {
        return answers(new Answer.Responded(Response.text(status, "application/json", json)));
    }

    public Outside answers(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** The id of a new hook of that type. */
    public static String hook(Org okta, String type) {
        return okta.post("/api/v1/inlineHooks", """
                {"name": "%1$s", "type": "%1$s", "version": "1.0.0", "channel": {"type": "HTTP", "version": "1.0.0",
                  "config": {"uri": "https://hook.test/here", "headers": [{"key": "X-Extra", "value": "more"}],
                    "authScheme": {"type": "HEADER", "key": "Authorization", "value": "secret"}}}}
                """.formatted(type)).is(200).at("id");
    }
}
