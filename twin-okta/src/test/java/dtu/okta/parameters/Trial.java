package dtu.okta.parameters;

import dtu.okta.Org;
import dtu.twins.http.Request;
import dtu.twins.universe.Checkpoint;

/** Calls that are tried one after the other, each as if none had been made before. */
final class Trial {
    private final Org okta;
    private final Checkpoint start;

    Trial(Org okta) {
        this.okta = okta;
        this.start = okta.solo().universe().checkpoint("start");
    }

    /** What comes of a call: the answer and whatever differs afterwards. */
    record Outcome(int status, String answer, String kept) {
        boolean isGood() {
            return status < 400;
        }
    }

    Outcome outcome(Request call) {
        var universe = okta.solo().universe();
        universe.restore(start);
        var response = okta.solo().send(call);
        var answer = new StringBuilder(response.body().text());
        response.headers().all().forEach(header -> answer.append('\n').append(header));
        var kept = new StringBuilder();
        start.world()
                .diff(
                        universe.world(),
                        (twin, shape, id, before, after) -> kept.append('\n')
                                .append(shape.name())
                                .append(id)
                                .append(after));
        return new Outcome(response.status(), answer.toString(), kept.toString());
    }
}
