package dtu.slack.conversations;

import static dtu.slack.SlackError.CHANNEL_NOT_FOUND;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.users.User;
import dtu.slack.users.Users;
import dtu.twins.Commit;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;

/** Direct messages: opened by the people in them, put out of sight again. */
final class Opening {
    private static final int OTHERS_MAX = 8;

    private Opening() {}

    /** What the client asked for. */
    private record Wish(Channel channel, Deed deed, Novelty novelty) {}

    /** Whether a conversation was in the caller's sight already. */
    private enum Novelty {
        SEEN,
        OPENED
    }

    static Commit open(SlackCall call) {
        var wish = call.arguments().filled("channel").isPresent() ? again(call) : among(call, others(call));
        var viewer = call.user().id();
        var state = wish.deed().state().unlink(Channel.CLOSED, wish.channel().id(), viewer);
        var done = wish.deed().to(state);
        var after = call.seeing(state);
        var answer = SlackAnswer.ok(call, json -> {
            if (wish.novelty() == Novelty.SEEN) {
                json.truth("no_op", true).truth("already_open", true);
            }
            json.object("channel", out -> channel(after, out, wish.channel(), call));
        });
        return done.answer(answer);
    }

    private static void channel(SlackCall after, JsonOut json, Channel channel, SlackCall call) {
        if (call.arguments().isTrue("return_im")) {
            ChannelView.full(after, json, channel, call.user().id());
        } else {
            json.text("id", channel.id().value());
        }
    }

    private static Wish again(SlackCall call) {
        var channel = Places.named(call, "channel");
        if (channel.kind().isNamed()) {
            throw SlackError.METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE.refusal();
        }
        return new Wish(channel, Deed.in(call.state()), novelty(call, channel));
    }

    private static Wish among(SlackCall call, List<User.Id> others) {
        var party = new ArrayList<>(others);
        party.add(call.user().id());
        var kind = others.size() == 1 ? Channel.Kind.IM : Channel.Kind.MPIM;
        Places.requireScope(call, kind);
        var there = DirectMessages.existing(call.state(), party);
        if (there.isPresent()) {
            return new Wish(there.get(), Deed.in(call.state()), novelty(call, there.get()));
        }
        if (call.arguments().isTrue("prevent_creation")) {
            throw CHANNEL_NOT_FOUND.refusal();
        }
        var opened =
                DirectMessages.among(call, Deed.in(call.state()), call.user().id(), party);
        return new Wish(opened.channel(), opened.deed(), Novelty.OPENED);
    }

    private static Novelty novelty(SlackCall call, Channel channel) {
        return call.state().isLinked(Channel.CLOSED, channel.id(), call.user().id()) ? Novelty.OPENED : Novelty.SEEN;
    }

    private static List<User.Id> others(SlackCall call) {
        if (!call.arguments().has("users")) {
            throw SlackError.USERS_LIST_NOT_SUPPLIED.refusal();
        }
        var ids = call.arguments().list("users").stream().distinct().toList();
        if (ids.isEmpty()) {
            throw SlackError.NOT_ENOUGH_USERS.refusal();
        }
        if (ids.size() > OTHERS_MAX) {
            throw SlackError.TOO_MANY_USERS.refusal();
        }
        var users = ids.stream()
                .map(id -> Users.visible(call, id, SlackError.USER_NOT_VISIBLE))
                .toList();
        if (users.stream().anyMatch(User::deleted)) {
            throw SlackError.USER_DISABLED.refusal();
        }
        return users.stream()
                .map(User::id)
                .filter(id -> users.size() == 1 || !id.equals(call.user().id()))
                .toList();
    }

    static Commit close(SlackCall call) {
        var channel = Places.named(call, "channel");
        if (channel.kind().isNamed()) {
            throw SlackError.METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE.refusal();
        }
        var closed = call.state().link(Channel.CLOSED, channel.id(), call.user().id());
        var before = closed == call.state();
        return Commit.commit(closed).answer(SlackAnswer.ok(call, json -> {
            if (before) {
                json.truth("no_op", true).truth("already_closed", true);
            }
        }));
    }
}
