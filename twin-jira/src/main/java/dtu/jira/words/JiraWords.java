package dtu.jira.words;

import dtu.jira.JiraCall;
import dtu.jira.issues.Issue;
import dtu.jira.issues.IssueLook;
import dtu.jira.issues.IssueView;
import dtu.jira.jql.Jql;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.Sight;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Jira's words: {@code jira.issue(key)}, {@code jira.issues(jql)}, and what can happen to an issue. */
public final class JiraWords implements Vocabulary {
    static final String CREATED = "jira.issue.created";
    static final String MOVED = "jira.issue.moved";
    static final String ASSIGNED = "jira.issue.assigned";
    static final String EDITED = "jira.issue.edited";
    static final String DELETED = "jira.issue.deleted";
    static final String COMMENT = "jira.comment";
    private static final String ENTITY = "jira.issue";

    private final Set<String> operations;

    public JiraWords(List<Route> routes) {
        operations = routes.stream()
                .filter(Route::live)
                .map(route -> service() + "." + route.operation())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String service() {
        return "jira";
    }

    @Override
    public List<View> views() {
        return List.of(
                new View(service(), "issue", List.of(Kind.TEXT), Kind.OBJECT, JiraWords::issue),
                new View(service(), "issues", List.of(Kind.TEXT), Kind.LIST, JiraWords::issues));
    }

    @Override
    public List<FactType> facts() {
        return List.of(
                change(CREATED, Map.of("summary", Kind.TEXT, "reporter", Kind.TEXT, "labels", Kind.LIST)),
                change(MOVED, Map.of("from", Kind.TEXT, "to", Kind.TEXT)),
                change(ASSIGNED, Map.of("from", Kind.TEXT, "to", Kind.TEXT)),
                change(EDITED, Map.of()),
                change(DELETED, Map.of()),
                new FactType(
                        COMMENT,
                        Map.of("key", Kind.TEXT, "project", Kind.TEXT, "author", Kind.TEXT, "text", Kind.TEXT),
                        "jira.comment"));
    }

    /** Every change of an issue tells its key, its project, and the ids of the fields that changed. */
    private static FactType change(String name, Map<String, Kind> own) {
        var fields = new HashMap<>(own);
        fields.put("key", Kind.TEXT);
        fields.put("project", Kind.TEXT);
        fields.put("fields", Kind.LIST);
        return new FactType(name, fields, ENTITY);
    }

    @Override
    public Set<String> operations() {
        return operations;
    }

    private static @Nullable Object issue(Sight sight, List<Object> arguments) {
        var call = (JiraCall) sight;
        return Issue.find(call.state(), String.valueOf(arguments.getFirst()))
                .map(issue -> shown(call, issue).plain())
                .orElse(null);
    }

    /** A query that names what is not there finds nothing; one that cannot be read is the scenario's mistake. */
    private static Object issues(Sight sight, List<Object> arguments) {
        var call = (JiraCall) sight;
        var jql = Jql.of(call, String.valueOf(arguments.getFirst()));
        jql.syntaxError().ifPresent(message -> {
            throw new IllegalArgumentException(message);
        });
        var plain = new ArrayList<@Nullable Object>();
        jql.all().forEach(issue -> plain.add(shown(call, issue).plain()));
        return plain;
    }

    private static Json shown(JiraCall call, Issue issue) {
        return Json.object(json -> IssueView.members(call, json, issue, IssueLook.everything()));
    }
}
