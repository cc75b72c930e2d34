package dtu.slack.interactions;

import dtu.twins.Refusal;
import dtu.twins.http.Response;

/** How the control plane says no to what a person cannot do. */
final class Refused {
    private Refused() {}

    static Refusal refused(int status, String error) {
        return new Refusal(Response.json(status, json -> json.truth("ok", false).text("error", error)));
    }
}
