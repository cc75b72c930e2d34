package dtu.jira.issues;

import dtu.jira.FieldErrors;
import dtu.jira.JiraCall;
import dtu.jira.JiraError;
import dtu.jira.configuration.IssueType;
import dtu.jira.configuration.Priority;
import dtu.jira.configuration.SystemField;
import dtu.jira.permissions.Permission;
import dtu.jira.permissions.Scheme;
import dtu.jira.richtext.Documents;
import dtu.jira.richtext.RichText;
import dtu.jira.users.User;
import dtu.jira.users.Users;
import dtu.twins.json.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the value of one field into a draft, in the form each field wants. */
final class FieldValues {
    static final String NO_SUMMARY = "You must specify a summary of the issue.";
    private static final String NOT_TEXT = "Operation value must be a string";
    private static final String NOT_DOCUMENT =
            "Operation value must be an Atlassian Document (see the Atlassian Document Format)";
    private static final int SUMMARY_MAX = 255;
    private static final int LABEL_MAX = 255;
    private static final int TEXT_MAX = 32_767;

    private final JiraCall call;
    private final Draft draft;
    private final FieldErrors errors;

    FieldValues(JiraCall call, Draft draft, FieldErrors errors) {
        this.call = call;
        this.draft = draft;
        this.errors = errors;
    }

    static String cannotBeSet(String field) {
        return "Field '" + field + "' cannot be set. It is not on the appropriate screen, or unknown.";
    }

    void set(SystemField field, Json value) {
        switch (field) {
            case SUMMARY -> summary(value);
            case DESCRIPTION -> rich(field, value, text -> draft.description = text);
            case ENVIRONMENT -> rich(field, value, text -> draft.environment = text);
            case ISSUE_TYPE -> type(value);
            case PRIORITY -> priority(value);
            case LABELS -> labels(value);
            case DUE_DATE -> dueDate(value);
            case PARENT -> parent(value);
            case ASSIGNEE -> assignee(value);
            case REPORTER -> reporter(value);
            case COMPONENTS -> none(field, value, "Component");
            case FIX_VERSIONS, VERSIONS -> none(field, value, "Version");
            default -> errors.add(field.id(), cannotBeSet(field.id()));
        }
    }

    private void summary(Json value) {
        if (value.isNull() || (value.isText() && value.asText().isBlank())) {
            errors.add("summary", NO_SUMMARY);
        } else if (!value.isText()) {
            errors.add("summary", NOT_TEXT);
        } else if (value.asText().length() > SUMMARY_MAX) {
            errors.add("summary", "Summary must be less than 255 characters.");
        } else if (value.asText().indexOf('\n') >= 0 || value.asText().indexOf('\r') >= 0) {
            errors.add("summary", "The summary is invalid because it contains newline characters.");
        } else {
            draft.summary = value.asText().strip();
        }
    }

    private void rich(SystemField field, Json value, Consumer<@Nullable RichText> keep) {
        if (value.isNull()) {
            keep.accept(null);
            return;
        }
        if (call.speaksDocuments() ? !Documents.isDocument(value) : !value.isText()) {
            errors.add(field.id(), call.speaksDocuments() ? NOT_DOCUMENT : NOT_TEXT);
            return;
        }
        var text = rich(call, value);
        if (text.wiki().length() > TEXT_MAX) {
            errors.add(field.id(), "The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
            return;
        }
        keep.accept(text.isBlank() ? null : text);
    }

    private static RichText rich(JiraCall call, Json value) {
        if (!call.speaksDocuments()) {
            return new RichText.Wiki(value.asText());
        }
        if (!Documents.isValid(value)) {
            throw JiraError.INVALID_INPUT.refusal();
        }
        return new RichText.Document(value);
    }

    /** Only among types of the same level: anything else is a move. */
    private void type(Json value) {
        var type = issueType(value);
        if (type == null) {
            errors.add("issuetype", "Specify a valid issue type");
        } else if (type.hierarchyLevel() != draft.type.hierarchyLevel()) {
            errors.add("issuetype", "The issue type selected is invalid.");
        } else {
            draft.type = type;
        }
    }

    static @Nullable IssueType issueType(Json value) {
        var id = value.at("id").map(Json::asText);
        if (id.isPresent()) {
            return IssueType.byId(id.get()).orElse(null);
        }
        return value.textAt("name").flatMap(IssueType::byName).orElse(null);
    }

    private void priority(Json value) {
        var id = value.at("id").map(Json::asText);
        var name = value.textAt("name");
        var priority = id.isPresent() ? Priority.byId(id.get()) : name.flatMap(Priority::byName);
        if (priority.isPresent()) {
            draft.priority = priority.get();
        } else if (id.isPresent()) {
            errors.add("priority", "Priority id '" + id.get() + "' is not valid");
        } else {
            errors.add(
                    "priority",
                    name.map(text -> "Priority name '" + text + "' is not valid")
                            .orElse("Could not find valid 'id' or 'name' in priority object."));
        }
    }

    private void labels(Json value) {
        if (value.isNull()) {
            draft.labels = List.of();
            return;
        }
        if (!value.isArray()) {
            errors.add("labels", "data was not an array");
            return;
        }
        var labels = new TreeSet<String>();
        for (var label : value.elements()) {
            if (!label.isText()) {
                errors.add("labels", "string expected at index " + labels.size());
            } else if (label.asText().chars().anyMatch(Character::isWhitespace)) {
                errors.add("labels", "The label '" + label.asText() + "' contains spaces which is invalid.");
            } else if (label.asText().length() > LABEL_MAX) {
                errors.add(
                        "labels", "The label '" + label.asText() + "' exceeds the maximum length of 255 characters.");
            } else if (!label.asText().isEmpty()) {
                labels.add(label.asText());
            }
        }
        draft.labels = List.copyOf(labels);
    }

    private void dueDate(Json value) {
        if (value.isNull() || (value.isText() && value.asText().isEmpty())) {
            draft.dueDate = null;
            return;
        }
        try {
            if (!value.isText()) {
                throw new DateTimeParseException("not text", value.asText(), 0);
            }
            draft.dueDate = LocalDate.parse(value.asText());
        } catch (DateTimeParseException notADate) {
            errors.add("duedate", "Error parsing date string: " + value.asText());
        }
    }

    private void parent(Json value) {
        if (value.isNull()) {
            if (draft.type.isSubtask()) {
                errors.add("parent", "Sub-tasks need a parent issue.");
            } else {
                draft.parent = null;
            }
            return;
        }
        var name = value.at("key").or(() -> value.at("id")).map(Json::asText).orElse("");
        var parent = Issue.seen(call, name);
        if (parent.isEmpty()) {
            errors.add("parent", "Could not find issue by id or key.");
        } else if (parent.get().details().type().hierarchyLevel() != draft.type.hierarchyLevel() + 1) {
            errors.add("parent", "Given parent issue does not belong to appropriate hierarchy.");
        } else if (draft.type.isSubtask() && !parent.get().place().project().equals(draft.project.id())) {
            errors.add("parent", "Sub-tasks must be in the same project as the parent.");
        } else {
            draft.parent = parent.get().id();
        }
    }

    private void assignee(Json value) {
        if (!call.may(Permission.ASSIGN_ISSUES, draft.project)) {
            errors.add("assignee", cannotBeSet("assignee"));
        } else if (value.isNull()) {
            draft.assignee = null;
        } else {
            var id = accountId(value);
            draft.assignee = id.equals("-1") ? draft.project.defaultAssignee() : assignable(id);
        }
    }

    private User.@Nullable Id assignable(String id) {
        var user = Users.active(call, id)
                .filter(one -> Scheme.allows(call.state(), one, Permission.ASSIGNABLE_USER, draft.project));
        if (user.isEmpty()) {
            errors.add("assignee", "User '" + id + "' cannot be assigned issues.");
        }
        return user.map(User::id).orElse(null);
    }

    private void reporter(Json value) {
        if (!call.may(Permission.MODIFY_REPORTER, draft.project)) {
            errors.add("reporter", cannotBeSet("reporter"));
            return;
        }
        if (value.isNull()) {
            errors.add("reporter", "Reporter is required.");
            return;
        }
        var user = Users.active(call, accountId(value));
        if (user.isEmpty()) {
            errors.add("reporter", "The reporter specified is not a user.");
        } else {
            draft.reporter = user.get().id();
        }
    }

    /** Both spellings are in use. */
    private static String accountId(Json value) {
        return value.textAt("accountId").or(() -> value.textAt("id")).orElse("");
    }

    /** No project has any of these. */
    private void none(SystemField field, Json value, String kind) {
        if (!value.isNull() && !value.isArray()) {
            errors.add(field.id(), "data was not an array");
        }
        for (var element : value.elements()) {
            var name = element.at("name")
                    .or(() -> element.at("id"))
                    .orElse(element)
                    .asText();
            errors.add(field.id(), kind + " name '" + name + "' is not valid");
        }
    }
}
