package dtu.slack.events;

import dtu.slack.apps.App;
import dtu.slack.chat.LinkShare;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.slack.workflows.Executed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that became of an app itself; nobody else hears of it. */
public sealed interface AppEvent extends Event {
    App.Id app();

    Instant at();

    @Override
    default @Nullable Channel channel() {
        return null;
    }

    /** People have taken back what they gave to an app, or its bot has lost its token. */
    record TokensRevoked(App.Id app, List<User.Id> users, List<User.Id> bots, Instant at) implements AppEvent {
        public TokensRevoked {
            users = List.copyOf(users);
            bots = List.copyOf(bots);
        }
    }

    /** The app is no longer in the workspace. */
    record Uninstalled(App.Id app, Instant at) implements AppEvent {}

    /** A workflow has come to a function of the app's own. Nobody subscribes to it. */
    record FunctionExecuted(App.Id app, Executed executed, Instant at) implements AppEvent {}

    /** A message has got, changed or lost metadata that the app follows. */
    record MetadataChanged(App.Id app, Metadata metadata) implements AppEvent {
        @Override
        public Channel channel() {
            return metadata.channel();
        }

        @Override
        public Instant at() {
            return metadata.ts().instant();
        }
    }

    /**
     * Somebody has begun a thread with the app, or looks at something else meanwhile.
     *
     * @param viewed where they are in the client; null when in no conversation
     */
    record ThreadContext(
            App.Id app,
            Channel channel,
            Message.Id thread,
            User.Id user,
            Channel.@Nullable Id viewed,
            Occasion occasion,
            Instant at)
            implements AppEvent {}

    /** Why an app is told where somebody is. */
    enum Occasion {
        STARTED,
        CONTEXT_CHANGED
    }

    /** Somebody posted links that the app wants to show more of. */
    record LinkShared(App.Id app, Channel channel, Message message, List<LinkShare.Link> links, Instant at)
            implements AppEvent {
        public LinkShared {
            links = List.copyOf(links);
        }
    }
}
