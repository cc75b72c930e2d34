package dtu.okta.expression;

/** The text is no condition. */
public final class BadExpression extends Exception {
    private static final long serialVersionUID = 1L;

    BadExpression(String message) {
        super(message, null, false, false);
    }

    /** What is wrong with it. */
    public String words() {
        var words = getMessage();
        return words == null ? "" : words;
    }
}
