package dtu.twins.words;

/** The static type of a view's parameter or result, or of a fact's field. */
public enum Kind {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    TIME,
    SPAN,
    /** A JSON object in the vendor's own form, dynamically typed inside. */
    OBJECT,
    /** A list of JSON values, dynamically typed inside. */
    LIST,
    ANY
}
