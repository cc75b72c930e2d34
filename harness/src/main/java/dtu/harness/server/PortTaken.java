package dtu.harness.server;

/** A port cannot be listened on. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTaken(String what, String host, int port, Exception cause) {
        super("port " + port + " on " + host + " (" + what + ") cannot be taken: " + cause.getMessage(), cause);
    }
}
