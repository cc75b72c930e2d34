package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.bots.Bot;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of the metadata of a message that an app had posted.
 *
 * @param message as it was, if it is changed or gone
 * @param before null where there was none
 * @param after null where there is none any more
 */
record Metadata(
        Channel channel,
        Message message,
        @Nullable Json before,
        @Nullable Json after,
        Ts ts) {

    /** What an event did to it, if it did anything. */
    static Optional<Metadata> in(Event event) {
        if (event instanceof Event.Posted(var channel, var message, var root)) {
            return of(channel, message, null, message.content().metadata(), message.ts());
        }
        if (event instanceof Event.Changed(var channel, var message, var previous, var ts)) {
            return of(
                    channel,
                    previous,
                    previous.content().metadata(),
                    message.content().metadata(),
                    ts);
        }
        return event instanceof Event.Deleted(var channel, var previous, var ts)
                ? of(channel, previous, previous.content().metadata(), null, ts)
                : Optional.empty();
    }

    private static Optional<Metadata> of(
            Channel channel, Message message, @Nullable Json before, @Nullable Json after, Ts ts) {
        return Objects.equals(before, after)
                ? Optional.empty()
                : Optional.of(new Metadata(channel, message, before, after, ts));
    }

    /** Whether an app has said in its manifest that it follows this type of it, from this app or from all. */
    boolean isFollowedBy(SlackCall call, App app) {
        var metadata = after == null ? before : after;
        var type = metadata == null ? Optional.<String>empty() : metadata.textAt("event_type");
        return type.isPresent() && app.manifest().follows(source(call), type.get());
    }

    String type() {
        return "message_metadata_" + (before == null ? "posted" : after == null ? "deleted" : "updated");
    }

    void members(SlackCall call, JsonOut json) {
        var bot = message.author().bot();
        json.text("app_id", source(call))
                .textIfAny("bot_id", bot == null ? null : bot.value())
                .text("user_id", message.author().user().value())
                .text("team_id", Workspace.id(call.tenant()))
                .text("channel_id", channel.id().value());
        if (before != null) {
            json.json("previous_metadata", before);
        }
        if (after != null) {
            json.json("metadata", after);
        } else {
            json.text("deleted_ts", ts.text());
        }
        json.text("message_ts", message.ts().text());
    }

    /** The app whose message it is; people have none. */
    private String source(SlackCall call) {
        var bot = message.author().bot();
        return bot == null
                ? ""
                : call.state()
                        .find(Bot.BOTS, bot)
                        .map(found -> Workspace.appId(call.tenant(), found.app().value()))
                        .orElse("");
    }
}
