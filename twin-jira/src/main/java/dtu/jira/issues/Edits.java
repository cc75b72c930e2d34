package dtu.jira.issues;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.comments.Comments;
import dtu.jira.comments.Remark;
import dtu.jira.configuration.SystemField;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client wants an issue to be: reads {@code fields} and {@code update} into a draft, collecting all complaints.
 */
final class Edits {
    private static final Set<String> CARRIED = Set.of("project", "issuetype");
    private static final Set<String> EXTRAS = Set.of("comment");

    private final JiraCall call;
    private final Draft draft;
    private final FieldErrors errors;
    private final FieldValues values;
    private final List<Remark> comments = new ArrayList<>();

    Edits(JiraCall call, Draft draft, FieldErrors errors) {
        this.call = call;
        this.draft = draft;
        this.errors = errors;
        this.values = new FieldValues(call, draft, errors);
    }

    Draft draft() {
        return draft;
    }

    /** Comments that came with the edit. */
    List<Remark> comments() {
        return comments;
    }

    /** A new issue: the project and the type have been read before. */
    Edits creating(Fields body) {
        read(body, CARRIED);
        return this;
    }

    Edits editing(Fields body) {
        read(body, Set.of());
        return this;
    }

    private void read(Fields body, Set<String> done) {
        var fields = body.objectOrEmpty("fields").json();
        var update = body.objectOrEmpty("update").json();
        for (var name : fields.names()) {
            if (update.at(name).isPresent()) {
                errors.add(name, "Field '" + name + "' cannot appear in both 'fields' and 'update'");
            } else if (!done.contains(name)) {
                fields.at(name).ifPresent(value -> set(name, value));
            }
        }
        for (var name : update.names()) {
            update.at(name).ifPresent(operations -> operate(name, operations));
        }
    }

    private void set(String name, Json value) {
        var field = SystemField.byId(name).filter(SystemField::isOnScreen);
        if (field.isEmpty()) {
            errors.add(name, FieldValues.cannotBeSet(name));
        } else {
            values.set(field.get(), value);
        }
    }

    private void operate(String name, Json operations) {
        if (!operations.isArray()) {
            errors.add(name, "data was not an array");
            return;
        }
        for (var operation : operations.elements()) {
            if (!operation.isObject() || operation.size() != 1) {
                errors.add(name, "Each operation must have exactly one verb.");
            } else {
                var verb = operation.names().getFirst();
                operation.at(verb).ifPresent(value -> operate(name, verb, value));
            }
        }
    }

    private void operate(String name, String verb, Json value) {
        if (EXTRAS.contains(name)) {
            comment(verb, value);
        } else if (verb.equals("set") || verb.equals("edit")) {
            set(name, value);
        } else if (name.equals(SystemField.LABELS.id()) && (verb.equals("add") || verb.equals("remove"))) {
            label(verb, value);
        } else if (SystemField.byId(name).filter(SystemField::isOnScreen).isEmpty()) {
            errors.add(name, FieldValues.cannotBeSet(name));
        } else {
            errors.add(name, "Operation '" + verb + "' is not supported by the field '" + name + "'.");
        }
    }

    private void label(String verb, Json value) {
        if (verb.equals("add")) {
            var more = new ArrayList<>(draft.labels.stream().map(Json::text).toList());
            more.add(value);
            values.set(SystemField.LABELS, Json.array(more));
        } else {
            draft.labels = draft.labels.stream()
                    .filter(label -> !label.equals(value.asText()))
                    .toList();
        }
    }

    private void comment(String verb, Json value) {
        if (!verb.equals("add") || !value.isObject()) {
            errors.add("comment", "Operation '" + verb + "' is not supported by the field 'comment'.");
            return;
        }
        var body = value.at("body").orElse(Json.NULL);
        Comments.body(call, body, "comment", errors)
                .map(text -> new Remark(text, Comments.visibility(call, call.fields(value))))
                .ifPresent(comments::add);
    }

    static void requireSummary(Draft draft, FieldErrors errors) {
        if (draft.summary.isBlank()) {
            errors.add("summary", FieldValues.NO_SUMMARY);
        }
    }
}
