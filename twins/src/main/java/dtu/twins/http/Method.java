package dtu.twins.http;

/** An HTTP method that some vendor knows. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS
}
