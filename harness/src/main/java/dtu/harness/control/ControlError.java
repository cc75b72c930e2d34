package dtu.harness.control;

import dtu.twins.http.Response;

/** The control plane's way to say no: one line of JSON. */
public final class ControlError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String hint;

    /**
     * An error without a stack trace, since it is an answer.
     *
     * @param error a word for programs
     * @param hint what to do about it; empty when there is nothing to add
     */
    public ControlError(int status, String error, String message, String hint) {
        super(message, null, false, false);
        this.status = status;
        this.error = error;
        this.hint = hint;
    }

    static ControlError bad(String message, String hint) {
        return new ControlError(400, "bad_request", message, hint);
    }

    static ControlError notFound(String message, String hint) {
        return new ControlError(404, "not_found", message, hint);
    }

    public String hint() {
        return hint;
    }

    Response response() {
        return Response.json(
                status,
                json -> json.text("error", error).text("message", getMessage()).text("hint", hint));
    }
}
