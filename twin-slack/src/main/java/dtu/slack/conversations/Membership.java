package dtu.slack.conversations;

import static dtu.slack.SlackError.IS_ARCHIVED;
import static dtu.slack.SlackError.NOT_IN_CHANNEL;
import static dtu.slack.conversations.Channel.MEMBERS;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Posting;
import dtu.slack.events.Event;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is in a channel: joining, leaving, inviting, removing. */
public final class Membership {
    private static final int INVITED_MAX = 100;

    private Membership() {}

    /** Joining twice is no error, but is remarked. */
    static Commit join(SlackCall call) {
        var channel = Places.named(call, "channel");
        if (channel.kind() != Channel.Kind.PUBLIC) {
            throw SlackError.METHOD_NOT_SUPPORTED_FOR_CHANNEL_TYPE.refusal();
        }
        if (channel.isArchived()) {
            throw IS_ARCHIVED.refusal();
        }
        var user = call.user().id();
        if (channel.has(call.state(), user)) {
            return Commit.commit(call.state())
                    .answer(SlackAnswer.warned(
                            call,
                            "already_in_channel",
                            json -> json.object("channel", out -> ChannelView.own(call, out, channel, user))));
        }
        var done = entered(call, Deed.in(call.state()), channel, user, "");
        return done.answer(Life.entered(call.seeing(done.state()), call, channel));
    }

    /** Slack answers neither a success nor an error to those who were not there. */
    static Commit leave(SlackCall call) {
        var channel = Places.named(call, "channel");
        var user = call.user().id();
        Life.requireNamed(channel);
        if (channel.isArchived()) {
            throw IS_ARCHIVED.refusal();
        }
        if (channel.isGeneral()) {
            throw SlackError.CANT_LEAVE_GENERAL.refusal();
        }
        if (!channel.has(call.state(), user)) {
            return Commit.commit(call.state())
                    .answer(SlackAnswer.json(json -> json.truth("ok", false).truth("not_in_channel", true)));
        }
        if (channel.kind() == Channel.Kind.PRIVATE
                && call.state().linked(MEMBERS, channel.id()).size() == 1) {
            throw SlackError.LAST_MEMBER.refusal();
        }
        return left(call, Deed.in(call.state()), channel, user).answer(SlackAnswer.ok(call));
    }

    /** Someone who cannot be invited, and why. */
    private record Obstacle(String user, SlackError error) {}

    static Commit invite(SlackCall call) {
        var channel = Places.named(call, "channel");
        Life.requireNamed(channel);
        if (channel.isArchived()) {
            throw IS_ARCHIVED.refusal();
        }
        requireMember(call, channel);
        var users = call.arguments().list("users").stream().distinct().toList();
        if (users.isEmpty()) {
            throw SlackError.NO_USER.refusal();
        }
        if (users.size() > INVITED_MAX) {
            throw SlackError.TOO_MANY_USERS.refusal();
        }
        var obstacles = new ArrayList<Obstacle>();
        var deed = Deed.in(call.state());
        for (var user : users) {
            var obstacle = obstacle(call, channel, user);
            obstacle.ifPresent(error -> obstacles.add(new Obstacle(user, error)));
            if (obstacle.isEmpty()) {
                deed = entered(
                        call, deed, channel, new User.Id(user), call.user().id().value());
            }
        }
        var forced = call.arguments().isTrue("force") && obstacles.size() < users.size();
        if (!obstacles.isEmpty() && !forced) {
            throw refusal(obstacles);
        }
        return deed.answer(invited(call, call.seeing(deed.state()), channel, obstacles));
    }

    private static Response invited(SlackCall call, SlackCall after, Channel channel, List<Obstacle> obstacles) {
        return SlackAnswer.ok(call, json -> {
            json.object(
                    "channel",
                    out -> ChannelView.own(after, out, channel, call.user().id()));
            if (!obstacles.isEmpty()) {
                json.array(
                        "errors",
                        obstacles,
                        (out, each) -> out.value(error -> error.text("user", each.user())
                                .truth("ok", false)
                                .text("error", each.error().code())));
            }
        });
    }

    private static RuntimeException refusal(List<Obstacle> obstacles) {
        return obstacles
                .getFirst()
                .error()
                .with(json -> json.array(
                        "errors",
                        obstacles,
                        (out, each) -> out.value(error -> error.text("user", each.user())
                                .truth("ok", false)
                                .text("error", each.error().code()))));
    }

    private static Optional<SlackError> obstacle(SlackCall call, Channel channel, String id) {
        var user = call.state().find(User.USERS, new User.Id(id)).filter(found -> !found.deleted());
        if (user.isEmpty() || id.equals(User.SLACKBOT.value())) {
            return Optional.of(SlackError.USER_NOT_FOUND);
        }
        if (id.equals(call.user().id().value())) {
            return Optional.of(SlackError.CANT_INVITE_SELF);
        }
        if (channel.has(call.state(), user.get().id())) {
            return Optional.of(SlackError.ALREADY_IN_CHANNEL);
        }
        return user.get().role() == User.Role.SINGLE_CHANNEL_GUEST && isAnywhere(call.state(), user.get())
                ? Optional.of(SlackError.URA_MAX_CHANNELS)
                : Optional.empty();
    }

    private static boolean isAnywhere(State state, User user) {
        return state.linking(MEMBERS, user.id()).stream()
                .anyMatch(id -> state.get(Channel.CHANNELS, id).kind().isNamed());
    }

    static Commit kick(SlackCall call) {
        var channel = Places.named(call, "channel");
        Life.requireNamed(channel);
        var user = call.state()
                .find(User.USERS, new User.Id(call.arguments().or("user", "")))
                .orElseThrow(SlackError.USER_NOT_FOUND);
        if (user.id().equals(call.user().id())) {
            throw SlackError.CANT_KICK_SELF.refusal();
        }
        if (channel.isGeneral()) {
            throw SlackError.CANT_KICK_FROM_GENERAL.refusal();
        }
        requireMember(call, channel);
        if (!channel.has(call.state(), user.id())) {
            throw NOT_IN_CHANNEL.refusal();
        }
        return left(call, Deed.in(call.state()), channel, user.id())
                .answer(SlackAnswer.ok(call, json -> json.object("errors", none -> {})));
    }

    static void requireMember(SlackCall call, Channel channel) {
        if (!channel.has(call.state(), call.user().id())) {
            throw NOT_IN_CHANNEL.refusal();
        }
    }

    /** Puts somebody into a channel; the inviter is empty for those who come by themselves. */
    public static Deed entered(SlackCall call, Deed deed, Channel channel, User.Id user, String inviter) {
        var inside = deed.to(deed.state().link(MEMBERS, channel.id(), user))
                .tell(new Event.Joined(channel, user, inviter, call.now()));
        return Posting.note(
                call,
                inside,
                channel,
                user,
                Life.kindOfNote(channel, "join"),
                Life.joined(user.value()),
                more -> more.textIfAny("inviter", inviter.isEmpty() ? null : inviter));
    }

    private static Deed left(SlackCall call, Deed deed, Channel channel, User.Id user) {
        var text = "<@" + user.value() + "> has left the channel";
        var noted = Posting.note(call, deed, channel, user, Life.kindOfNote(channel, "leave"), text, more -> {});
        return noted.to(noted.state().unlink(MEMBERS, channel.id(), user))
                .tell(new Event.Left(channel, user, call.now()));
    }
}
