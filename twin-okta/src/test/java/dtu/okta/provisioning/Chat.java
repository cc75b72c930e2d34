package dtu.okta.provisioning;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Universe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A chat service next door that speaks SCIM: notes what it is asked, and answers as a test wants it to. */
final class Chat implements Courier {
    private final List<String> asked = new ArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();

    /** What it says next, before what it says of itself: nobody is here, and whoever is made has the id U1. */
    void says(int status, String body) {
        answers.add(new Answer.Responded(Response.json(status, json -> json.membersOf(Json.of(body)))));
    }

    void isDown() {
        answers.add(new Answer.Failed(Answer.Failure.TIMEOUT));
    }

    /** What it has been asked since the last time: method, path and body. */
    List<String> heard() {
        var heard = List.copyOf(asked);
        asked.clear();
        return heard;
    }

    @Override
    public Answer send(Universe universe, Outgoing message) {
        var across = (Outgoing.Across) message;
        var request = across.request();
        asked.add(across.twin() + " " + across.by() + " " + across.credential() + " " + request.method() + " "
                + request.pathAndQuery() + " " + request.body().text());
        if (!answers.isEmpty()) {
            return answers.remove();
        }
        var body = request.path().equals("/scim/v2/Users") && request.body().isEmpty()
                ? "{\"Resources\": []}"
                : "{\"id\": \"U1\"}";
        return new Answer.Responded(Response.text(200, "application/json", body));
    }
}
