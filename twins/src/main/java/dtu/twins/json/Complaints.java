package dtu.twins.json;

/** How a vendor refuses a body: each returns the exception to throw. */
public interface Complaints {
    /** The body is not JSON. */
    RuntimeException malformed(MalformedJson problem);

    /**
     * A member is missing, null or blank where a value is needed. {@code path} is dotted, such as {@code profile.name}.
     */
    RuntimeException missing(String path);

    /** A member is of another JSON type than {@code expected}: text, number, whole number, boolean, object or array. */
    RuntimeException mistyped(String path, String expected);
}
