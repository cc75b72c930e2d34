package dtu.harness.server;

import dtu.twins.http.Request;

/** What answers at a port. */
public interface Site {
    Served serve(Request request);
}
