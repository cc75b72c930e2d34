package dtu.okta.filter;

/** The text is no filter, or asks what cannot be asked; the message is in the vendor's words. */
public final class BadFilter extends Exception {
    private static final long serialVersionUID = 1L;

    BadFilter(String message) {
        super(message, null, false, false);
    }

    /** What is wrong with it. */
    public String words() {
        var words = getMessage();
        return words == null ? "" : words;
    }
}
