package dtu.scenarios.language;

/** An expression met something it could not deal with, such as a field of nothing. */
public final class EvaluationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvaluationFailed(String message) {
        super(message, null, false, false);
    }
}
