package dtu.slack;

import dtu.twins.Refusal;
import dtu.twins.http.Response;

/** How the control plane says no to what a person or an owner cannot do. */
public final class Refused {
    private Refused() {}

    public static Refusal refused(int status, String error) {
        return new Refusal(Response.json(status, json -> json.truth("ok", false).text("error", error)));
    }
}
