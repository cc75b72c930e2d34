package dtu.okta.inline;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An inline hook as a client describes it; what is secret about it is kept and never shown. */
final class GivenHook {
    private static final int NAME_MAX = 255;
    private static final String CONFIG = "config";
    private static final String SCHEME = "authScheme";
    private static final Set<String> NEAR = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> AUTH_TYPES = Set.of("client_secret_post", "private_key_jwt");

    private GivenHook() {}

    /** {@code known} has the secrets that stay when the client, to whom they were never shown, leaves them out. */
    static InlineHook.Terms terms(OktaCall call, Optional<InlineHook.Terms> known) {
        var body = call.body();
        var name = name(body.requiredText("name"));
        var version = body.text("version").or("1.0.0");
        return new InlineHook.Terms(name, version, channel(call, body.requiredObject("channel"), known));
    }

    static InlineHook.Terms merged(OktaCall call, InlineHook.Terms known) {
        var body = call.body();
        var given = body.object("channel").toOptional();
        var channel = given.isPresent() ? channel(call, given.get(), Optional.of(known)) : known.channel();
        return new InlineHook.Terms(
                name(body.text("name").or(known.name())), body.text("version").or(known.version()), channel);
    }

    private static String name(String name) {
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        return name;
    }

    private static Json channel(OktaCall call, Fields channel, Optional<InlineHook.Terms> known) {
        var type = channel.text("type").or("HTTP");
        var config = channel.requiredObject(CONFIG);
        var uri = config.requiredText("uri");
        if (!isAcceptable(uri)) {
            throw VALIDATION_FAILED.because("uri: The field has an invalid value", "uri");
        }
        var headers = config.objects("headers").or(List.of()).stream()
                .map(header -> Json.EMPTY_OBJECT
                        .with("key", header.requiredText("key"))
                        .with("value", header.text("value").or("")))
                .toList();
        var kept = Json.EMPTY_OBJECT
                .with("uri", uri)
                .with("headers", Json.array(headers))
                .with("method", config.text("method").or("POST"));
        var former = known.map(InlineHook.Terms::config).orElse(Json.EMPTY_OBJECT);
        kept = switch (type) {
            case "HTTP" -> header(kept, config, former);
            case "OAUTH" -> client(call, kept, config, former);
            default -> throw VALIDATION_FAILED.because("channel.type: The field has an invalid value", "type");
        };
        return Json.EMPTY_OBJECT
                .with("type", type)
                .with("version", channel.text("version").or("1.0.0"))
                .with(CONFIG, kept);
    }

    private static Json header(Json kept, Fields config, Json former) {
        var scheme = config.object(SCHEME).toOptional();
        if (scheme.isEmpty()) {
            return kept;
        }
        var known = former.at(SCHEME).flatMap(all -> all.textAt("value")).orElse("");
        return kept.with(
                SCHEME,
                Json.EMPTY_OBJECT
                        .with("type", scheme.get().text("type").or("HEADER"))
                        .with("key", scheme.get().requiredText("key"))
                        .with("value", scheme.get().text("value").or(known)));
    }

    private static Json client(OktaCall call, Json kept, Fields config, Json former) {
        var how = config.requiredText("authType");
        if (!AUTH_TYPES.contains(how)) {
            throw VALIDATION_FAILED.because("authType: The field has an invalid value", "authType");
        }
        var client = kept.with(SCHEME, Json.NULL)
                .with("clientId", config.requiredText("clientId"))
                .with("tokenUrl", config.requiredText("tokenUrl"))
                .with("authType", how)
                .with("scope", config.text("scope").map(Json::text).or(Json.NULL));
        if (how.equals("client_secret_post")) {
            var secret =
                    config.text("clientSecret").or(former.textAt("clientSecret").orElse(""));
            if (secret.isEmpty()) {
                throw VALIDATION_FAILED.because("clientSecret: The field cannot be left blank", "clientSecret");
            }
            return client.with("clientSecret", secret);
        }
        var key = config.requiredText("hookKeyId");
        if (!call.state().has(HookKey.KEYS, new HookKey.Id(key))) {
            throw VALIDATION_FAILED.because("hookKeyId: No hook key with that ID", "hookKeyId");
        }
        return client.with("hookKeyId", key);
    }

    /** Okta insists on HTTPS; a twin on the same machine may do without. */
    private static boolean isAcceptable(String text) {
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

    /** Without what is secret. */
    static Json shown(Json channel) {
        var config = channel.at(CONFIG).orElse(Json.EMPTY_OBJECT).without("clientSecret");
        var scheme = config.at(SCHEME).filter(Json::isObject);
        var open = scheme.isPresent() ? config.with(SCHEME, scheme.get().without("value")) : config;
        return channel.with(CONFIG, open);
    }
}
