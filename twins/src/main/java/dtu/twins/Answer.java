package dtu.twins;

import dtu.twins.http.Response;

/** What came back for something sent out. */
public sealed interface Answer {

    /** An HTTP answer of any status, or a socket's acknowledgement as a 200 whose body is its payload. */
    record Responded(Response response) implements Answer {}

    /** No answer. */
    record Failed(Failure failure) implements Answer {}

    /** Why there was no answer. */
    enum Failure {
        TIMEOUT,
        CONNECTION_FAILED,
        RESET,
        TOO_MANY_REDIRECTS,
        NO_SOCKET
    }

    /** An HTTP answer of 200 to 299. */
    default boolean isSuccess() {
        return this instanceof Responded(var response) && response.isSuccess();
    }
}
