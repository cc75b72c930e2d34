package dtu.bench;

import dtu.twins.http.Response;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty with one handler, which answers everything with the same bytes, and otherwise set up as our server is: the most
 * that this library can do.
 */
final class BareServer implements AutoCloseable {
    private static final int THREADS = 64;

    private final Server server;
    private final ServerConnector connector;

    private BareServer(Handler handler) throws Exception {
        var threads = new QueuedThreadPool(THREADS);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(handler);
        server.start();
    }

    static BareServer answering(Response answer) throws Exception {
        return new BareServer(new Same(answer));
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Answers with the same status, headers and bytes, whatever it is asked. */
    private static final class Same extends Handler.Abstract {
        private final Response answer;
        private final byte[] body;

        Same(Response answer) {
            this.answer = answer;
            this.body = answer.body().bytes();
        }

        @Override
        public boolean handle(Request request, org.eclipse.jetty.server.Response response, Callback callback) {
            response.setStatus(answer.status());
            for (var header : answer.headers().all()) {
                if (header.name().equals("Date")) {
                    response.getHeaders().put(HttpHeader.DATE, header.value());
                } else {
                    response.getHeaders().add(header.name(), header.value());
                }
            }
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
