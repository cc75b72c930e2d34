package dtu.okta.oauth;

import dtu.twins.Refusal;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way back from an authorization server to an app, with whatever came of it. */
record Redirection(String uri, Mode mode, @Nullable String state) {
    private static final int FOUND = 302;

    /** Where in the answer the result stands. */
    enum Mode {
        QUERY("query"),
        FRAGMENT("fragment"),
        FORM_POST("form_post"),
        OKTA_POST_MESSAGE("okta_post_message");

        private final String wireName;

        Mode(String wireName) {
            this.wireName = wireName;
        }

        static Optional<Mode> named(String name) {
            for (var mode : values()) {
                if (mode.wireName.equals(name)) {
                    return Optional.of(mode);
                }
            }
            return Optional.empty();
        }
    }

    Response response(Parameters result) {
        var complete = state == null ? result : result.with("state", state);
        return switch (mode) {
            case QUERY -> to(complete.isEmpty() ? uri : uri + (uri.indexOf('?') < 0 ? "?" : "&") + complete.encoded());
            case FRAGMENT -> to(uri + "#" + complete.encoded());
            case FORM_POST -> Page.posting(uri, complete);
            case OKTA_POST_MESSAGE -> Page.messaging(uri, complete);
        };
    }

    Response error(OAuthError error, Object... details) {
        return response(Parameters.of("error", error.error(), "error_description", error.description(details)));
    }

    Refusal refusal(OAuthError error, Object... details) {
        return new Refusal(error(error, details));
    }

    private static Response to(String location) {
        return Response.empty(FOUND).plus("Location", location);
    }
}
