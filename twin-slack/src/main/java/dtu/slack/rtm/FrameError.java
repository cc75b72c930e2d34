package dtu.slack.rtm;

import dtu.slack.SlackError;
import dtu.twins.json.Json;
import org.jspecify.annotations.Nullable;

/** How something is refused on a socket: by a number and in words. */
record FrameError(int code, String msg) {
    static final FrameError EXPIRED = new FrameError(1, "Socket URL has expired");
    private static final FrameError TOO_FAST = new FrameError(-1, "slow down, too many messages...");
    private static final FrameError NO_TEXT = new FrameError(2, "message text is missing");
    private static final FrameError NO_CHANNEL = new FrameError(0, "invalid channel id");
    private static final int OTHER = 2;

    /** What the Web API calls so. */
    static FrameError of(String error) {
        if (error.equals(SlackError.RATELIMITED.code())) {
            return TOO_FAST;
        }
        if (error.equals(SlackError.NO_TEXT.code())) {
            return NO_TEXT;
        }
        if (error.equals(SlackError.CHANNEL_NOT_FOUND.code())) {
            return NO_CHANNEL;
        }
        return new FrameError(OTHER, error);
    }

    /** The answer to a frame; one without a number is answered by an event. */
    Json reply(@Nullable Json id) {
        return id == null
                ? event()
                : Json.object(
                        json -> json.truth("ok", false).json("reply_to", id).json("error", members()));
    }

    Json event() {
        return Json.object(json -> json.text("type", "error").json("error", members()));
    }

    private Json members() {
        return Json.object(error -> error.number("code", code).text("msg", msg));
    }
}
