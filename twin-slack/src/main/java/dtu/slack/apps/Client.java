package dtu.slack.apps;

import dtu.slack.Arguments;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How an app proves that it is itself, without a token: by its client id and secret, as arguments or in a header. */
public record Client(String id, String secret) {

    /** The app that calls; refused when it is none, or another. */
    public static App of(SlackCall call, Arguments given) {
        var client = presented(call, given);
        var app = App.ofClient(call, client.id()).orElseThrow(SlackError.INVALID_CLIENT_ID);
        if (!Workspace.clientSecret(call.tenant(), app.id().value()).equals(client.secret())) {
            throw SlackError.BAD_CLIENT_SECRET.refusal();
        }
        return app;
    }

    private static Client presented(SlackCall call, Arguments given) {
        return basic(call.request().authorization("Basic"))
                .orElseGet(() -> new Client(given.or("client_id", ""), given.or("client_secret", "")));
    }

    /** What a Basic header says; empty when there is none that can be read. */
    public static Optional<Client> basic(Optional<String> credential) {
        try {
            return credential
                    .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                    .filter(pair -> pair.indexOf(':') >= 0)
                    .map(pair ->
                            new Client(pair.substring(0, pair.indexOf(':')), pair.substring(pair.indexOf(':') + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
