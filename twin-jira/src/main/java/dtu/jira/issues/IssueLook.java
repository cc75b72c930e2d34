package dtu.jira.issues;

import dtu.jira.JiraCall;
import dtu.jira.configuration.SystemField;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of an issue a client wants to see.
 *
 * @param included what the client named, {@code *all} and {@code *navigable} too
 * @param fields what that comes to, in the order in which they are shown
 */
public record IssueLook(Set<String> included, List<SystemField> fields, Set<String> expand, List<String> properties) {
    public static IssueLook of(List<String> fields, List<String> expand, List<String> properties) {
        var included = new HashSet<String>();
        var excluded = new HashSet<String>();
        for (var field : fields) {
            if (field.startsWith("-")) {
                excluded.add(field.substring(1));
            } else {
                included.add(field);
            }
        }
        if (included.isEmpty() && !excluded.isEmpty()) {
            included.add("*all");
        }
        var shown = Arrays.stream(SystemField.values())
                .filter(field -> shows(field, included) && !excluded.contains(field.id()))
                .toList();
        return new IssueLook(included, shown, Set.copyOf(expand), List.copyOf(properties));
    }

    /** What the query asks for; those fields when it names none. */
    public static IssueLook ofQuery(JiraCall call, String usual) {
        var fields = call.queryList("fields");
        return of(fields.isEmpty() ? List.of(usual) : fields, call.queryList("expand"), call.queryList("properties"));
    }

    public static IssueLook everything() {
        return of(List.of("*all"), List.of(), List.of());
    }

    private static boolean shows(SystemField field, Set<String> included) {
        return included.contains("*all")
                || included.contains(field.id())
                || (included.contains("*navigable") && field.isNavigable());
    }

    public boolean expands(String name) {
        return expand.contains(name);
    }

    /** Without what stands once beside the whole page of a search. */
    public IssueLook withoutPageWide() {
        var own = new HashSet<>(expand);
        own.removeAll(List.of("names", "schema"));
        return new IssueLook(included, fields, Set.copyOf(own), properties);
    }

    /** Nothing but the id: what a search shows that was asked for no field. */
    public boolean isBare() {
        return included.isEmpty() || (included.size() == 1 && included.contains("id"));
    }
}
