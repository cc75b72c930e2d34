package dtu.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections that stay open and send one request again and again, the next when the answer has come. */
final class Connections implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService threads;
    private final byte[] request;

    Connections(int port, int count, byte[] request) throws IOException {
        this.request = request;
        threads = Executors.newFixedThreadPool(count);
        for (var i = 0; i < count; i++) {
            var socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            sockets.add(socket);
        }
    }

    double requestsPerSecond(long nanos) throws Exception {
        var start = System.nanoTime();
        var running = new ArrayList<Future<Long>>();
        for (var socket : sockets) {
            running.add(threads.submit(() -> answered(socket, start + nanos)));
        }
        var answers = 0L;
        for (var one : running) {
            answers += one.get();
        }
        return answers * 1e9 / (System.nanoTime() - start);
    }

    private long answered(Socket socket, long until) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        var out = socket.getOutputStream();
        var answers = 0L;
        while (System.nanoTime() < until) {
            out.write(request);
            readAnswer(in);
            answers++;
        }
        return answers;
    }

    private static void readAnswer(InputStream in) throws IOException {
        var status = line(in);
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("answered with " + status);
        }
        var length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.skipNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new byte[1 << 12];
        var length = 0;
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || length == line.length) {
                throw new IOException(String.format(Locale.ROOT, "no header line after %d bytes", length));
            }
            line[length++] = (byte) next;
        }
        return new String(line, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
