package dtu.slack.webhooks;

import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;

/** An address that posts into one channel whatever is sent to it. */
public record Webhook(Id id, App.Id app, Channel.Id channel) {
    public static final Table<Id, Webhook> WEBHOOKS = Table.of("Webhook", Webhook::id);
    public static final Index<String, Webhook> BY_APP =
            WEBHOOKS.index("app", webhook -> webhook.app().value());
    public static final Ids<Id> IDS = SlackIds.of("B", Id::new);

    private static final int SECRET_LENGTH = 24;
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** Letters and digits that begin with {@code B}. */
    public record Id(String value) implements EntityId {}

    /** The address as its owner holds it. */
    public String url(Tenant tenant) {
        return tenant.root("slack") + "/services/" + Workspace.id(tenant) + "/" + id.value() + "/" + secret(tenant);
    }

    String secret(Tenant tenant) {
        return tenant.secret("slack.webhook." + id.value(), LETTERS, SECRET_LENGTH);
    }
}
