package dtu.slack.interactions;

import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.state.State;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a person types in a command, turned into mentions. */
final class Mentions {
    private static final Pattern NAME = Pattern.compile("(?<![\\w<])([@#])([\\w.-]{1,80})");

    private Mentions() {}

    static String of(State state, String typed) {
        return NAME.matcher(typed).replaceAll(match -> {
            var name = match.group(2);
            var mention = match.group(1).equals("@")
                    ? state.find(User.BY_NAME, name)
                            .map(user -> "<@" + user.id().value() + "|" + name + ">")
                    : state.find(Channel.BY_NAME, name)
                            .map(channel -> "<#" + channel.id().value() + "|" + name + ">");
            return Matcher.quoteReplacement(mention.orElse(match.group()));
        });
    }
}
