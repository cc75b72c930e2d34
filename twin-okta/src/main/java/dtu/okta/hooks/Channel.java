package dtu.okta.hooks;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;

/**
 * How somebody outside is reached: an address, headers, and what proves that it is Okta who asks.
 *
 * @param json as it is shown, with the secrets in it
 */
public record Channel(Json json) {
    private static final String CONFIG = "config";
    private static final String SCHEME = "authScheme";
    private static final Set<String> NEAR = Set.of("127.0.0.1", "localhost", "[::1]");

    /** The channel that a client describes, with that config. */
    public static Channel of(Fields given, String type, Json config) {
        return new Channel(Json.EMPTY_OBJECT
                .with("type", type)
                .with("version", given.text("version").or("1.0.0"))
                .with(CONFIG, config));
    }

    /** The address and the headers of a config, as they are kept. */
    public static Json address(Fields config, String method) {
        var uri = config.requiredText("uri");
        if (!isAcceptable(uri)) {
            throw VALIDATION_FAILED.because("uri: The field has an invalid value", "uri");
        }
        var headers = config.objects("headers").or(List.of()).stream()
                .map(header -> Json.EMPTY_OBJECT
                        .with("key", header.requiredText("key"))
                        .with("value", header.text("value").or("")))
                .toList();
        return Json.EMPTY_OBJECT
                .with("uri", uri)
                .with("headers", Json.array(headers))
                .with("method", method);
    }

    /**
     * What is kept, with the header that proves who asks; {@code former} has the value that stays when the client, to
     * whom it was never shown, leaves it out.
     */
    public static Json proving(Json kept, Fields config, Json former) {
        var given = config.object(SCHEME).toOptional();
        if (given.isEmpty()) {
            return kept;
        }
        var known = former.at(SCHEME).flatMap(all -> all.textAt("value")).orElse("");
        return kept.with(
                SCHEME,
                Json.EMPTY_OBJECT
                        .with("type", given.get().text("type").or("HEADER"))
                        .with("key", given.get().requiredText("key"))
                        .with("value", given.get().text("value").or(known)));
    }

    /** Okta insists on HTTPS; a twin on the same machine may do without. */
    public static boolean isAcceptable(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null
                    && uri.getRawPath() != null
                    && ("https".equals(uri.getScheme())
                            || ("http".equals(uri.getScheme()) && NEAR.contains(uri.getHost())));
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    public String type() {
        return json.textAt("type").orElse("");
    }

    public Json config() {
        return json.at(CONFIG).orElse(Json.EMPTY_OBJECT);
    }

    /** Without what is secret. */
    public Json shown() {
        var config = config().without("clientSecret");
        var scheme = config.at(SCHEME).filter(Json::isObject);
        var open = scheme.isPresent() ? config.with(SCHEME, scheme.get().without("value")) : config;
        return json.with(CONFIG, open);
    }

    /** A request without a body, with the headers that were asked for. */
    public Request request(Method method) {
        var config = config();
        var request = Request.to(method, config.textAt("uri").orElse(""));
        for (var header : config.at("headers").map(Json::elements).orElse(List.of())) {
            request = request.header(
                    header.textAt("key").orElse(""), header.textAt("value").orElse(""));
        }
        var scheme = config.at(SCHEME).orElse(Json.NULL);
        var key = scheme.textAt("key");
        return key.isEmpty()
                ? request
                : request.header(key.get(), scheme.textAt("value").orElse(""));
    }
}
