package dtu.twins.json;

/** The bytes are not one JSON value. */
public final class MalformedJson extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final int column;

    MalformedJson(String message, int line, int column) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
