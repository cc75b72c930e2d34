package dtu.slack.conversations;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;

import dtu.slack.SlackCall;
import dtu.slack.users.User;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;

/** Which conversation a client means, and whether it exists for that client. */
public final class Places {
    private Places() {}

    /** The conversation of that id, if the caller may know of it and has the scope for its kind. */
    public static Channel named(SlackCall call, String argument) {
        var channel = visible(call.state(), call.user().id(), call.arguments().or(argument, ""))
                .orElseThrow(CHANNEL_NOT_FOUND);
        requireScope(call, channel.kind());
        return channel;
    }

    /** By id, or by name with or without the hash. */
    public static Optional<Channel> visible(State state, User.Id viewer, String text) {
        var name = text.startsWith("#") ? text.substring(1) : text;
        return state.find(Channel.CHANNELS, new Channel.Id(text))
                .or(() -> state.find(Channel.BY_NAME, name))
                .filter(channel -> channel.isVisibleTo(state, viewer));
    }

    /** Of the scopes a method lists, the ones that begin like the kind count; a method without such asks for none. */
    static void requireScope(SlackCall call, Channel.Kind kind) {
        var needed = scopes(call, kind);
        if (!needed.isEmpty() && needed.stream().noneMatch(call::hasScope)) {
            throw call.lacking(needed);
        }
    }

    static List<String> scopes(SlackCall call, Channel.Kind kind) {
        return call.access().scopes(call.token().kind()).stream()
                .filter(scope -> scope.startsWith(kind.family() + ":"))
                .toList();
    }
}
