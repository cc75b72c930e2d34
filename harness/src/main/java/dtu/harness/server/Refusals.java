package dtu.harness.server;

import dtu.twins.http.Response;

/** How the server itself says no, where no vendor is concerned. */
final class Refusals {
    private Refusals() {}

    /** In one line of JSON; {@code hint} is empty when there is nothing to add. */
    static Response of(int status, String error, String message, String hint) {
        return Response.json(
                status,
                json -> json.text("error", error).text("message", message).text("hint", hint));
    }
}
