package dtu.twins;

import dtu.twins.http.Response;
import java.util.function.Function;

/**
 * A vendor's way to say no, thrown by a handler. It has no stack trace, because an answer is not a failure and storms
 * must stay cheap.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Function<? super Call, Response> answer;

    public Refusal(Response response) {
        this(call -> response);
    }

    /** A refusal whose words depend on the call, such as an error id or the version of the API that was used. */
    public Refusal(Function<? super Call, Response> answer) {
        super("refused", null, false, false);
        this.answer = answer;
    }

    public Response answer(Call call) {
        return answer.apply(call);
    }
}
