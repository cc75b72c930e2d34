package dtu.slack.logs;

import dtu.twins.http.Request;

/** From where somebody came, and with what. */
record Origin(String address, String agent) {
    private static final String HERE = "127.0.0.1";

    /** The first of the addresses on the way, as proxies tell it; without any word the machine itself. */
    static Origin of(Request request) {
        var headers = request.headers();
        var way = headers.first("X-Forwarded-For").orElse("");
        var first = way.split(",", -1)[0].strip();
        return new Origin(
                first.isEmpty() ? HERE : first, headers.first("User-Agent").orElse(""));
    }
}
