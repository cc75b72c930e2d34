package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.harness.server.Site;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeSet;

/** The control plane's port: who may call, and which call it is. */
final class ControlSite implements Site {
    private static final String HEALTH = "/v1/health";

    private final List<Endpoint> endpoints;
    private final Hosted hosted;

    ControlSite(List<Endpoint> endpoints, Hosted hosted) {
        this.endpoints = endpoints;
        this.hosted = hosted;
    }

    @Override
    public Served serve(Request request) {
        try {
            admit(request);
            return answer(request);
        } catch (ControlError refused) {
            return Served.of(refused.response());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Served.of(new ControlError(503, "stopping", "The server is stopping.", "").response());
        } catch (RuntimeException ourBug) {
            var error = new ControlError(
                    500, "internal", "The server failed: " + ourBug, "This is a bug of dtu, not of the client.");
            return Served.of(error.response());
        }
    }

    private Served answer(Request request) throws InterruptedException {
        var method = request.method() == Method.HEAD ? Method.GET : request.method();
        var segments = Endpoint.segments(request.path());
        var allowed = new TreeSet<String>();
        for (var endpoint : endpoints) {
            var path = endpoint.match(segments);
            if (path.isPresent() && endpoint.method() == method) {
                return endpoint.handler().answer(new ControlCall(hosted, request, path.get()));
            }
            path.ifPresent(other -> allowed.add(endpoint.method().name()));
        }
        if (allowed.isEmpty()) {
            throw ControlError.notFound(
                    "There is no call " + request.method() + " " + request.path() + ".",
                    "GET /v1/openapi.json describes all calls.");
        }
        throw new ControlError(
                405,
                "method_not_allowed",
                request.path() + " does not take " + request.method() + ".",
                "It takes " + String.join(", ", allowed) + ".");
    }

    /**
     * Whoever knows the token, where there is one; else whoever calls this machine by its own name. A web page that has
     * its own name resolve to this machine, or posts across origins, is turned away.
     */
    private void admit(Request request) {
        var token = hosted.spec().token();
        if (!token.isEmpty()) {
            var shown = request.authorization("Bearer").orElse("");
            if (!request.path().equals(HEALTH) && !same(token, shown)) {
                throw new ControlError(
                        401,
                        "unauthorized",
                        "The control plane asks for its bearer token on this address.",
                        "dtu up prints it; clients send Authorization: Bearer TOKEN, dtu reads DTU_CONTROL_TOKEN.");
            }
            return;
        }
        if (!isLocal(request.origin())
                || !request.headers().first("Origin").map(ControlSite::isLocal).orElse(true)) {
            throw new ControlError(
                    403, "foreign_host", "Only this machine may call.", "Use http://127.0.0.1 or http://localhost.");
        }
    }

    private static boolean isLocal(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null
                    && (host.equals("localhost")
                            || host.equals("[::1]")
                            || host.endsWith(".localhost")
                            || host.startsWith("127."));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static boolean same(String token, String shown) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
