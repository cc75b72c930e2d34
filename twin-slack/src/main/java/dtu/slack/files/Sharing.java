package dtu.slack.files;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.chat.Composition;
import dtu.slack.chat.Message;
import dtu.slack.chat.Posting;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.conversations.Places;
import dtu.slack.events.FileEvent;
import dtu.slack.users.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where files are to be shown, and what is said with them. */
record Sharing(
        List<String> places,
        SlackError unknownPlace,
        Message.Content content,
        @Nullable Ts thread) {
    private static final int PLACES_MAX = 100;

    Sharing {
        places = List.copyOf(places);
    }

    /** What the arguments of an upload say. */
    static Sharing given(SlackCall call) {
        var given = call.arguments();
        var single = given.filled("channel_id");
        var places = new LinkedHashSet<String>();
        single.ifPresent(places::add);
        places.addAll(given.list("channels"));
        if (places.size() > PLACES_MAX) {
            throw SlackError.CHANNELS_LIMIT_EXCEEDED.refusal();
        }
        var thread = given.filled("thread_ts").map(text -> Ts.exact(text).orElseThrow(SlackError.INVALID_THREAD_TS));
        var unknown = single.isPresent() ? SlackError.CHANNEL_NOT_FOUND : SlackError.INVALID_CHANNEL;
        var content = Composition.comment(call, given);
        return new Sharing(List.copyOf(places), unknown, content, thread.orElse(null));
    }

    /** One message in every place. */
    Deed shared(SlackCall call, Deed deed, List<SharedFile> files) {
        var done = deed;
        for (var place : places) {
            done = shared(call, done, files, place);
        }
        return done;
    }

    private Deed shared(SlackCall call, Deed deed, List<SharedFile> files, String place) {
        var person = deed.state().find(User.USERS, new User.Id(place)).filter(user -> !user.deleted());
        var opened = person.map(
                user -> DirectMessages.between(call, deed, call.user().id(), user.id()));
        var channel = opened.map(DirectMessages.Opened::channel).orElseGet(() -> channel(call, place));
        var before = opened.map(DirectMessages.Opened::deed).orElse(deed);
        if (thread != null && !before.state().has(Message.MESSAGES, new Message.Id(channel.id(), thread))) {
            throw SlackError.INVALID_THREAD_TS.refusal();
        }
        var author = Message.Author.calling(call, Composition.allowedPersona(call));
        var draft = Posting.Draft.of(author, content)
                .inThread(thread, Message.Reach.THREAD)
                .with("", Message.FILES);
        var id = Posting.next(call, before, channel);
        var shown = before.to(Share.only(before.state(), id, files, call.user().id()));
        var posted = Posting.post(call, shown, channel, draft).deed();
        for (var file : files) {
            posted = posted.tell(new FileEvent.Shared(file, channel, call.user().id(), call.now()));
        }
        return posted;
    }

    private Channel channel(SlackCall call, String place) {
        Optional<Channel> visible = Places.visible(call.state(), call.user().id(), place);
        var channel = visible.orElseThrow(unknownPlace);
        if (!channel.has(call.state(), call.user().id())) {
            throw SlackError.NOT_IN_CHANNEL.refusal();
        }
        if (channel.isArchived()) {
            throw SlackError.IS_ARCHIVED.refusal();
        }
        return channel;
    }
}
