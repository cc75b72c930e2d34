package dtu.harness.server;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.blobs.Blob;
import dtu.twins.http.Headers;
import dtu.twins.http.Response;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends requests over real sockets. Redirects are answers like any other: whoever sends follows them or does not. */
public final class HttpCourier {
    /** The client writes these itself, and refuses to be told. */
    private static final Set<String> OWN_HEADERS =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");

    /** Made meanwhile: reading the machine's certificates takes long, and nobody sends anything at first. */
    private final CompletableFuture<HttpClient> client = CompletableFuture.supplyAsync(HttpCourier::client);

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The answer of any status, or why there is none. */
    public Answer send(Outgoing.Http message) {
        try {
            var exchange = client.join().sendAsync(request(message), BodyHandlers.ofByteArray());
            try {
                return new Answer.Responded(
                        response(exchange.get(message.timeout().toMillis(), TimeUnit.MILLISECONDS)));
            } finally {
                exchange.cancel(true);
            }
        } catch (TimeoutException late) {
            return new Answer.Failed(Answer.Failure.TIMEOUT);
        } catch (ExecutionException failed) {
            return new Answer.Failed(failure(failed.getCause()));
        } catch (IllegalArgumentException noSuchUrl) {
            return new Answer.Failed(Answer.Failure.CONNECTION_FAILED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(Answer.Failure.RESET);
        }
    }

    private static Answer.Failure failure(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException noAnswer -> Answer.Failure.CONNECTION_FAILED;
            case ConnectException nobodyThere -> Answer.Failure.CONNECTION_FAILED;
            case UnresolvedAddressException noSuchHost -> Answer.Failure.CONNECTION_FAILED;
            case null, default -> Answer.Failure.RESET;
        };
    }

    private static HttpRequest request(Outgoing.Http message) {
        var request = message.request();
        var body =
                request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(request.body()::open);
        var builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body().isEmpty()
                                ? body
                                : BodyPublishers.fromPublisher(
                                        body, request.body().size()));
        for (var header : request.headers().all()) {
            if (!OWN_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
                builder.header(header.name(), header.value());
            }
        }
        return builder.build();
    }

    private static Response response(HttpResponse<byte[]> response) {
        var headers = new ArrayList<Headers.Header>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Headers.Header(name, value))));
        return new Response(response.statusCode(), new Headers(headers), Blob.of(response.body()));
    }
}
