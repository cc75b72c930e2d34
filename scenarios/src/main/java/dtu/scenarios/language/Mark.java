package dtu.scenarios.language;

/**
 * Where in a file something stands.
 *
 * @param line from 1
 * @param column from 1
 */
public record Mark(String file, int line, int column) {
    /** Of things built in Java, which stand in no file. */
    public static final Mark NONE = new Mark("", 0, 0);

    Mark right(int columns) {
        return new Mark(file, line, column + columns);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
