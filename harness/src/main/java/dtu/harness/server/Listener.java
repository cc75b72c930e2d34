package dtu.harness.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * A port that has been taken and is not answered yet.
 *
 * @param what who will answer, such as {@code okta}
 */
public record Listener(String what, String host, ServerSocketChannel channel) {
    private static final int BACKLOG = 1024;

    /** Takes a port; 0 for any free one. */
    public static Listener open(String what, String host, int port) {
        try {
            var channel = ServerSocketChannel.open();
            try {
                channel.bind(new InetSocketAddress(host, port), BACKLOG);
                return new Listener(what, host, channel);
            } catch (IOException | UnresolvedAddressException refused) {
                channel.close();
                throw refused;
            }
        } catch (BindException taken) {
            throw new PortTaken(what, host, port, taken);
        } catch (IOException | UnresolvedAddressException refused) {
            throw new PortTaken(what, host, port, refused);
        }
    }

    public int port() {
        return channel.socket().getLocalPort();
    }

    /** Where clients on this machine reach it, without a slash at the end. */
    public String url() {
        var name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.indexOf(':') < 0 ? name : "[" + name + "]") + ":" + port();
    }

    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            throw new IllegalStateException("port " + port() + " cannot be given back", alreadyGone);
        }
    }
}
