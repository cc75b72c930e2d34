package dtu.twins.json;

/** How JSON is laid out. */
public enum Layout {
    ONE_LINE,
    /**
     * Every member and element on a line of its own, two spaces deeper than what it is in, and a line's end at last.
     */
    INDENTED
}
