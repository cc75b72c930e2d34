package dtu.scenarios.language;

/** Something wrong in a file: where, what, and what was probably meant. */
public record Problem(String file, int line, int column, String message) {
    static Problem at(Mark mark, String message) {
        return new Problem(mark.file(), mark.line(), mark.column(), message);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
