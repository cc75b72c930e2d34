package dtu.slack.workflows;

import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;

/**
 * An address that starts a workflow with whatever JSON is sent to it.
 *
 * @param inputs the workflow's inputs, with holes such as {@code {{data.name}}}
 */
record WebhookTrigger(Id id, App.Id app, String workflow, String name, Json inputs) {
    static final Table<Id, WebhookTrigger> TRIGGERS = Table.of("WebhookTrigger", WebhookTrigger::id);
    static final Index<App.Id, WebhookTrigger> BY_APP = TRIGGERS.index("app", WebhookTrigger::app);
    static final Ids<Id> IDS = SlackIds.of("Ft", Id::new);

    private static final String HEX = "0123456789abcdef";
    private static final int SECRET_LENGTH = 32;

    /** Letters and digits that begin with {@code Ft}. */
    record Id(String value) implements EntityId {}

    /** In the address stands a number. */
    String url(Tenant tenant) {
        return tenant.root("slack") + "/triggers/" + Workspace.id(tenant) + "/" + SlackIds.number(id.value(), 2) + "/"
                + secret(tenant);
    }

    String secret(Tenant tenant) {
        return tenant.secret("slack.trigger." + id.value(), HEX, SECRET_LENGTH);
    }
}
