package dtu.twins;

import dtu.twins.http.Response;

/**
 * A vendor's way to say no, thrown by a handler. It has no stack trace, because an answer is not a failure and storms must
 * stay cheap.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Response response;

    public Refusal(Response response) {
        super("refused with " + response.status(), null, false, false);
        this.response = response;
    }

    public Response response() {
        return response;
    }
}
