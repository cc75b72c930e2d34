package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.configuration.SystemField;
import dtu.jira.users.User;
import dtu.jira.users.UserView;
import dtu.twins.Ids;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of an issue's history: everything that one write changed. */
public record Change(Id id, Issue.Id issue, User.Id author, Instant created, List<Item> items) {
    static final Table<Id, Change> CHANGES = Table.of("Change", Change::id);
    public static final Index<Issue.Id, Change> BY_ISSUE = CHANGES.index("issue", Change::issue);
    static final Ids<Id> IDS = JiraIds.of("change", Id::new);

    /** From 10000 on. */
    public record Id(String value) implements JiraId {}

    /**
     * One field that changed.
     *
     * @param from the id before; null for plain text and labels
     * @param fromText the same in words
     */
    public record Item(
            SystemField field,
            @Nullable String from,
            @Nullable String fromText,
            @Nullable String to,
            @Nullable String toText) {
        void members(JsonOut json) {
            json.text("field", field == SystemField.PARENT ? "IssueParentAssociation" : field.id())
                    .text("fieldtype", "jira")
                    .text("fieldId", field.id())
                    .text("from", from)
                    .text("fromString", fromText)
                    .text("to", to)
                    .text("toString", toText);
        }
    }

    public Change {
        items = List.copyOf(items);
    }

    /** Alone: as the changelog of a webhook. */
    public void inWebhook(JsonOut json) {
        json.text("id", id.value()).array("items", items, (out, item) -> out.value(item::members));
    }

    void members(JiraCall call, JsonOut json) {
        json.text("id", id.value());
        UserView.member(call, json, "author", author);
        json.text("created", call.time(created)).array("items", items, (out, item) -> out.value(item::members));
    }
}
