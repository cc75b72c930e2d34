package dtu.jira.links;

import dtu.jira.JiraCall;
import dtu.jira.JiraId;
import dtu.jira.JiraIds;
import dtu.jira.issues.Issue;
import dtu.jira.issues.IssueView;
import dtu.twins.Ids;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A link: {@code inward} blocks {@code outward}, in the words of its type. */
public record IssueLink(Id id, LinkType type, Issue.Id inward, Issue.Id outward) {
    public static final Table<Id, IssueLink> LINKS = Table.of("IssueLink", IssueLink::id);
    static final Index<Issue.Id, IssueLink> BY_END =
            LINKS.indexEach("end", link -> List.of(link.inward(), link.outward()));
    static final Ids<Id> IDS = JiraIds.of("link", Id::new);

    /** From 10000 on. */
    public record Id(String value) implements JiraId {}

    /** All links of an issue, from whichever end. */
    public static List<IssueLink> of(State state, Issue.Id issue) {
        var links = new ArrayList<>(state.scan(BY_END, issue).toList());
        links.sort(Comparator.comparing(IssueLink::id));
        return links;
    }

    /** As one of the issues shows it: with the other end only. */
    public void fromEnd(JiraCall call, JsonOut json, Issue.Id end) {
        head(call, json);
        if (end.equals(inward)) {
            other(call, json, "outwardIssue", outward);
        } else {
            other(call, json, "inwardIssue", inward);
        }
    }

    void whole(JiraCall call, JsonOut json) {
        head(call, json);
        other(call, json, "inwardIssue", inward);
        other(call, json, "outwardIssue", outward);
    }

    private void head(JiraCall call, JsonOut json) {
        json.text("id", id.value())
                .text("self", call.self("/issueLink/" + id.value()))
                .object("type", object -> type.members(call, object));
    }

    private static void other(JiraCall call, JsonOut json, String name, Issue.Id id) {
        var issue = call.state().get(Issue.ISSUES, id);
        json.object(name, object -> IssueView.inIssue(call, object, issue));
    }
}
