package dtu.okta.inline;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.hooks.Channel;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.Optional;
import java.util.Set;

/** An inline hook as a client describes it; what is secret about it is kept and never shown. */
final class GivenHook {
    private static final int NAME_MAX = 255;
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

    private static Channel channel(OktaCall call, Fields channel, Optional<InlineHook.Terms> known) {
        var type = channel.text("type").or("HTTP");
        var config = channel.requiredObject("config");
        var address = Channel.address(config, config.text("method").or("POST"));
        var former = known.map(terms -> terms.channel().config()).orElse(Json.EMPTY_OBJECT);
        var kept = switch (type) {
            case "HTTP" -> Channel.proving(address, config, former);
            case InlineHook.OAUTH -> client(call, address, config, former);
            default -> throw VALIDATION_FAILED.because("channel.type: The field has an invalid value", "type");
        };
        return Channel.of(channel, type, kept);
    }

    private static Json client(OktaCall call, Json kept, Fields config, Json former) {
        var how = config.requiredText("authType");
        if (!AUTH_TYPES.contains(how)) {
            throw VALIDATION_FAILED.because("authType: The field has an invalid value", "authType");
        }
        var tokens = config.requiredText("tokenUrl");
        if (!Channel.isAcceptable(tokens)) {
            throw VALIDATION_FAILED.because("tokenUrl: The field has an invalid value", "tokenUrl");
        }
        var client = kept.with("authScheme", Json.NULL)
                .with("clientId", config.requiredText("clientId"))
                .with("tokenUrl", tokens)
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
}
