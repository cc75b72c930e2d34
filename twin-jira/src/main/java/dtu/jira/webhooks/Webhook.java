package dtu.jira.webhooks;

import dtu.jira.JiraCall;
import dtu.jira.JiraId;
import dtu.jira.JiraTime;
import dtu.jira.users.User;
import dtu.twins.Ids;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody outside who wants to hear of some events. */
record Webhook(
        Id id,
        Settings settings,
        User.Id updatedBy,
        Instant updated,
        @Nullable Instant failingSince) {
    static final Table<Id, Webhook> WEBHOOKS = Table.of("Webhook", Webhook::id);
    /** Those that are on, by the events they listen to. */
    static final Index<String, Webhook> BY_EVENT = WEBHOOKS.indexEach(
            "event",
            webhook -> webhook.settings.standing() == Standing.ENABLED ? webhook.settings.events() : List.of());

    static final Ids<Id> IDS = new Ids<>("jira.webhook", Ids.decimal(1), Id::new);

    /** From 1 on. */
    record Id(String value) implements JiraId {}

    /** Whether it is on. */
    enum Standing {
        ENABLED,
        DISABLED
    }

    /** Whether the body is sent or left empty. */
    enum Content {
        WHOLE,
        NONE
    }

    /**
     * What its owner wants.
     *
     * @param jql which issues; empty for all
     * @param secret signs the bodies; empty for none
     */
    record Settings(
            String name,
            String description,
            String url,
            List<String> events,
            String jql,
            Content content,
            Standing standing,
            String secret) {}

    static Webhook create(Id id, Settings settings, User.Id by, Instant now) {
        return new Webhook(id, settings, by, now, null);
    }

    Webhook changed(Settings wanted, User.Id by, Instant now) {
        return new Webhook(id, wanted, by, now, failingSince);
    }

    Webhook failing(Instant since) {
        return failingSince == null ? new Webhook(id, settings, updatedBy, updated, since) : this;
    }

    Webhook working() {
        return failingSince == null ? this : new Webhook(id, settings, updatedBy, updated, null);
    }

    /** Never with the secret. */
    void members(JiraCall call, JsonOut json) {
        json.text("name", settings.name())
                .text("description", settings.description())
                .text("url", settings.url())
                .truth("excludeBody", settings.content() == Content.NONE)
                .object("filters", filters -> filters.text("issue-related-events-section", settings.jql()))
                .texts("events", settings.events())
                .truth("enabled", settings.standing() == Standing.ENABLED)
                .truth("isSigned", !settings.secret().isEmpty())
                .text("self", call.href("/rest/webhooks/1.0/webhook/" + id.value()))
                .text("lastUpdatedUser", updatedBy.value())
                .text(
                        "lastUpdatedDisplayName",
                        call.state().get(User.USERS, updatedBy).displayName())
                .text("lastUpdated", JiraTime.text(updated, ZoneOffset.UTC));
    }
}
