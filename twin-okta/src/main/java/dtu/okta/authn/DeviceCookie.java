package dtu.okta.authn;

import dtu.okta.OktaCall;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import java.util.Optional;

/** The cookie by which Okta knows a browser again, whoever uses it. */
final class DeviceCookie {
    private static final String NAME = "DT";
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 22;
    private static final long LIFETIME_SECONDS = 63_072_000;

    private DeviceCookie() {}

    static Optional<String> of(Request request) {
        for (var line : request.headers().every("Cookie")) {
            for (var pair : line.split(";", -1)) {
                var text = pair.strip();
                if (text.startsWith(NAME + "=") && text.length() > NAME.length() + 1) {
                    return Optional.of(text.substring(NAME.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    static String drawn(OktaCall call) {
        var chance = call.chance().in("device");
        var text = new StringBuilder("DI0");
        for (var i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }

    static Response on(OktaCall call, Response response, String device) {
        return response.plus(
                "Set-Cookie",
                NAME + "=" + device + "; Path=" + call.cookiePath() + "; Max-Age=" + LIFETIME_SECONDS + "; HttpOnly");
    }
}
