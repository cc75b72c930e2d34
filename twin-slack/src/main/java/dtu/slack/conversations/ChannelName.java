package dtu.slack.conversations;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import java.util.Optional;

/** What a channel may be called. */
final class ChannelName {
    private static final int MOST = 80;

    private ChannelName() {}

    /** The argument {@code name}, if it may be and is free. */
    static String given(SlackCall call) {
        var name = call.arguments().or("name", "");
        complaint(name).ifPresent(error -> {
            throw error.refusal();
        });
        return free(call, name);
    }

    /** The same where Slack says of every bad name the same. */
    static String givenOr(SlackCall call, SlackError bad) {
        var name = call.arguments().or("name", "");
        if (complaint(name).isPresent()) {
            throw bad.refusal();
        }
        return free(call, name);
    }

    private static String free(SlackCall call, String name) {
        if (call.state().has(Channel.BY_NAME, name)) {
            throw SlackError.NAME_TAKEN.refusal();
        }
        return name;
    }

    private static Optional<SlackError> complaint(String name) {
        if (name.isBlank()) {
            return Optional.of(SlackError.INVALID_NAME_REQUIRED);
        }
        if (name.codePointCount(0, name.length()) > MOST) {
            return Optional.of(SlackError.INVALID_NAME_MAXLENGTH);
        }
        if (!name.codePoints().allMatch(ChannelName::isAllowed)) {
            return Optional.of(SlackError.INVALID_NAME_SPECIALS);
        }
        return name.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Optional.empty()
                : Optional.of(SlackError.INVALID_NAME_PUNCTUATION);
    }

    private static boolean isAllowed(int letter) {
        return letter == '-'
                || letter == '_'
                || Character.isDigit(letter)
                || (Character.isLetter(letter) && !Character.isUpperCase(letter) && !Character.isTitleCase(letter));
    }
}
