package dtu.jira.jql;

import dtu.jira.configuration.SystemField;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A field that a query may name. */
enum JqlField {
    // spotless:off - a table reads best as a table
    PROJECT                 (Kind.CHOICE, null,                   "project"),
    KEY                     (Kind.KEY,    null,                   "key", "issuekey", "issue", "id"),
    PARENT                  (Kind.CHOICE, null,                   "parent"),
    ISSUE_TYPE              (Kind.CHOICE, null,                   "issuetype", "type"),
    STATUS                  (Kind.CHOICE, SystemField.STATUS,     "status"),
    STATUS_CATEGORY         (Kind.CHOICE, null,                   "statusCategory"),
    RESOLUTION              (Kind.CHOICE, SystemField.RESOLUTION, "resolution"),
    PRIORITY                (Kind.RANKED, SystemField.PRIORITY,   "priority"),
    LABELS                  (Kind.CHOICE, null,                   "labels"),
    COMPONENT               (Kind.CHOICE, null,                   "component"),
    FIX_VERSION             (Kind.RANKED, SystemField.FIX_VERSIONS, "fixVersion"),
    AFFECTED_VERSION        (Kind.RANKED, null,                   "affectedVersion"),
    LINK_TYPE               (Kind.CHOICE, null,                   "issueLinkType"),
    ASSIGNEE                (Kind.USER,   SystemField.ASSIGNEE,   "assignee"),
    REPORTER                (Kind.USER,   SystemField.REPORTER,   "reporter"),
    CREATOR                 (Kind.USER,   null,                   "creator"),
    WATCHER                 (Kind.USER,   null,                   "watcher"),
    VOTER                   (Kind.USER,   null,                   "voter"),
    WATCHERS                (Kind.NUMBER, null,                   "watchers"),
    VOTES                   (Kind.NUMBER, null,                   "votes"),
    CREATED                 (Kind.DATE,   null,                   "created", "createdDate"),
    UPDATED                 (Kind.DATE,   null,                   "updated", "updatedDate"),
    RESOLVED                (Kind.DATE,   null,                   "resolved", "resolutiondate"),
    DUE                     (Kind.DATE,   null,                   "due", "duedate"),
    STATUS_CATEGORY_CHANGED (Kind.DATE,   null,                   "statusCategoryChangedDate"),
    SUMMARY                 (Kind.TEXT,   null,                   "summary"),
    DESCRIPTION             (Kind.TEXT,   null,                   "description"),
    ENVIRONMENT             (Kind.TEXT,   null,                   "environment"),
    COMMENT                 (Kind.TEXT,   null,                   "comment"),
    TEXT                    (Kind.TEXT,   null,                   "text"),
    RANK                    (Kind.ORDER,  null,                   "rank");
    // spotless:on

    private static final Map<String, JqlField> BY_NAME = byName();

    private final Kind kind;
    private final @Nullable SystemField history;
    private final List<String> names;

    JqlField(Kind kind, @Nullable SystemField history, String... names) {
        this.kind = kind;
        this.history = history;
        this.names = List.of(names);
    }

    /** What values a field has, and so which operators. */
    enum Kind {
        /** One or several out of a set. */
        CHOICE,
        /** The same, and the set has an order. */
        RANKED,
        USER,
        KEY,
        NUMBER,
        DATE,
        TEXT,
        /** For sorting only. */
        ORDER
    }

    Kind kind() {
        return kind;
    }

    /** The field of the history that WAS and CHANGED look at; empty when they look at none. */
    Optional<SystemField> history() {
        return Optional.ofNullable(history);
    }

    String label() {
        return names.getFirst();
    }

    List<String> names() {
        return names;
    }

    boolean allows(Operator operator) {
        if (operator.looksBack()) {
            return history != null;
        }
        return switch (operator) {
            case IS, IS_NOT -> kind != Kind.KEY && kind != Kind.ORDER;
            case LIKE, NOT_LIKE -> kind == Kind.TEXT;
            case LESS, GREATER, LESS_EQUALS, GREATER_EQUALS ->
                kind == Kind.RANKED || kind == Kind.KEY || kind == Kind.NUMBER || kind == Kind.DATE;
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> kind != Kind.TEXT && kind != Kind.ORDER;
            case WAS, WAS_NOT, WAS_IN, WAS_NOT_IN -> false;
        };
    }

    static Optional<JqlField> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, JqlField> byName() {
        var all = new HashMap<String, JqlField>();
        for (var field : values()) {
            field.names.forEach(name -> all.put(name.toLowerCase(Locale.ROOT), field));
        }
        return Map.copyOf(all);
    }
}
