package dtu.slack.conversations;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;

/** What a channel may be called. */
final class ChannelName {
    private static final int MOST = 80;

    private ChannelName() {}

    /** The argument {@code name}, if it may be and is free. */
    static String given(SlackCall call) {
        var name = call.arguments().or("name", "");
        check(name);
        if (call.state().has(Channel.BY_NAME, name)) {
            throw SlackError.NAME_TAKEN.refusal();
        }
        return name;
    }

    private static void check(String name) {
        if (name.isBlank()) {
            throw SlackError.INVALID_NAME_REQUIRED.refusal();
        }
        if (name.codePointCount(0, name.length()) > MOST) {
            throw SlackError.INVALID_NAME_MAXLENGTH.refusal();
        }
        if (!name.codePoints().allMatch(ChannelName::isAllowed)) {
            throw SlackError.INVALID_NAME_SPECIALS.refusal();
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw SlackError.INVALID_NAME_PUNCTUATION.refusal();
        }
    }

    private static boolean isAllowed(int letter) {
        return letter == '-'
                || letter == '_'
                || Character.isDigit(letter)
                || (Character.isLetter(letter) && !Character.isUpperCase(letter) && !Character.isTitleCase(letter));
    }
}
