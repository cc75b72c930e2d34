package dtu.slack.logs;

import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.webhooks.Webhook;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of the integration log: an app or a webhook came, went, or may do other things now. */
record IntegrationChange(Action.Id id, Subject subject, Kind kind, Entity.Person by, List<String> scopes) {
    static final Table<Action.Id, IntegrationChange> CHANGES = Table.of("IntegrationChange", IntegrationChange::id);
    /** By what it happened to, what happened and who did it, each of them given or not. */
    static final Index<String, IntegrationChange> BY_TRAITS = CHANGES.indexEach("traits", IntegrationChange::traits);

    IntegrationChange {
        scopes = List.copyOf(scopes);
    }

    /** What can happen to an integration, in Slack's own words. */
    enum Kind {
        ADDED,
        REMOVED,
        ENABLED,
        DISABLED,
        UPDATED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it happened to. */
    sealed interface Subject {
        /** What it is found by. */
        String key();
    }

    /** An app. */
    record Program(App.Id id, String name) implements Subject {
        @Override
        public String key() {
            return id.value();
        }
    }

    /** A webhook into a channel. */
    record Service(Webhook.Id id, Channel.Id channel) implements Subject {
        @Override
        public String key() {
            return id.value();
        }
    }

    /** What somebody looks for; an empty text where anything will do. */
    static String key(String subject, String kind, String user) {
        return subject + "\t" + kind + "\t" + user;
    }

    private List<String> traits() {
        var keys = new ArrayList<String>();
        for (var what : List.of("", subject.key())) {
            for (var how : List.of("", kind.code())) {
                keys.add(key(what, how, ""));
                keys.add(key(what, how, by.key()));
            }
        }
        return keys;
    }
}
