package dtu.jira.issues;

import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Table;

/** Something an integration keeps with an issue, under a key of its own. */
public record IssueProperty(Id id, Json value) {
    public static final Table<Id, IssueProperty> PROPERTIES = Table.of("IssueProperty", IssueProperty::id);

    /** The issue and the key. */
    public record Id(Issue.Id issue, String key) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byIssue = issue.compareTo(other.issue);
            return byIssue != 0 ? byIssue : key.compareTo(other.key);
        }
    }

    /** All properties of an issue. */
    static Range<Id> of(Issue.Id issue) {
        return Range.where(id -> id.issue().compareTo(issue));
    }
}
