package dtu.jira.configuration;

import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A field that every issue has. */
public enum SystemField {
    // spotless:off - a table reads best as a table
    STATUS_CATEGORY_CHANGED ("statuscategorychangedate", "Status Category Changed", "datetime", "", Screen.OFF,
            "statusCategoryChangedDate"),
    ISSUE_TYPE               ("issuetype",                "Issue Type",              "issuetype", "", Screen.ON,   "issuetype", "type"),
    PARENT                   ("parent",                   "Parent",                  "issuelink", "", Screen.ON,   "parent"),
    TIME_SPENT               ("timespent",                "Time Spent",              "number",    "", Screen.OFF,  "timespent"),
    PROJECT                  ("project",                  "Project",                 "project",   "", Screen.OFF,  "project"),
    FIX_VERSIONS             ("fixVersions",              "Fix versions",            "array",     "version", Screen.ON, "fixVersion"),
    AGGREGATE_TIME_SPENT     ("aggregatetimespent",       "\u03a3 Time Spent",       "number",    "", Screen.OFF),
    RESOLUTION               ("resolution",               "Resolution",              "resolution", "", Screen.OFF, "resolution"),
    RESOLUTION_DATE ("resolutiondate", "Resolved", "datetime", "", Screen.OFF, "resolutiondate", "resolved"),
    WORK_RATIO               ("workratio",                "Work Ratio",              "number",    "", Screen.OFF,  "workratio"),
    LAST_VIEWED              ("lastViewed",               "Last Viewed",             "datetime",  "", Screen.OFF,  "lastViewed"),
    WATCHES                  ("watches",                  "Watchers",                "watches",   "", Screen.OFF,  "watchers"),
    CREATED ("created", "Created", "datetime", "", Screen.OFF, "created", "createdDate"),
    PRIORITY                 ("priority",                 "Priority",                "priority",  "", Screen.ON,   "priority"),
    LABELS                   ("labels",                   "Labels",                  "array",     "string", Screen.ON, "labels"),
    TIME_ESTIMATE ("timeestimate", "Remaining Estimate", "number", "", Screen.OFF, "remainingEstimate", "timeestimate"),
    AGGREGATE_ORIGINAL       ("aggregatetimeoriginalestimate", "\u03a3 Original Estimate", "number", "", Screen.OFF),
    VERSIONS                 ("versions",                 "Affects versions",        "array",     "version", Screen.ON, "affectedVersion"),
    ISSUE_LINKS              ("issuelinks",               "Linked Issues",           "array",     "issuelinks", Screen.OFF, "issueLink"),
    ASSIGNEE                 ("assignee",                 "Assignee",                "user",      "", Screen.ON,   "assignee"),
    UPDATED ("updated", "Updated", "datetime", "", Screen.OFF, "updated", "updatedDate"),
    STATUS                   ("status",                   "Status",                  "status",    "", Screen.OFF,  "status"),
    COMPONENTS               ("components",               "Components",              "array",     "component", Screen.ON, "component"),
    TIME_ORIGINAL_ESTIMATE ("timeoriginalestimate", "Original estimate", "number", "", Screen.OFF, "originalEstimate",
            "timeoriginalestimate"),
    DESCRIPTION              ("description",              "Description",             "string",    "", Screen.ON,   "description"),
    TIME_TRACKING            ("timetracking",             "Time tracking",           "timetracking", "", Screen.OFF),
    SECURITY                 ("security",                 "Security Level",          "securitylevel", "", Screen.OFF, "level"),
    ATTACHMENT               ("attachment",               "Attachment",              "array",     "attachment", Screen.OFF, "attachments"),
    AGGREGATE_TIME_ESTIMATE  ("aggregatetimeestimate",    "\u03a3 Remaining Estimate", "number",  "", Screen.OFF),
    SUMMARY                  ("summary",                  "Summary",                 "string",    "", Screen.ON,   "summary"),
    CREATOR                  ("creator",                  "Creator",                 "user",      "", Screen.OFF,  "creator"),
    SUBTASKS                 ("subtasks",                 "Sub-tasks",               "array",     "issuelinks", Screen.OFF, "subtasks"),
    REPORTER                 ("reporter",                 "Reporter",                "user",      "", Screen.ON,   "reporter"),
    AGGREGATE_PROGRESS       ("aggregateprogress",        "\u03a3 Progress",         "progress",  "", Screen.OFF),
    ENVIRONMENT              ("environment",              "Environment",             "string",    "", Screen.ON,   "environment"),
    DUE_DATE                 ("duedate",                  "Due date",                "date",      "", Screen.ON,   "due", "duedate"),
    PROGRESS                 ("progress",                 "Progress",                "progress",  "", Screen.OFF,  "progress"),
    VOTES                    ("votes",                    "Votes",                   "votes",     "", Screen.OFF,  "votes"),
    COMMENT                  ("comment",                  "Comment",                 "comments-page", "", Screen.OFF, "comment"),
    WORKLOG                  ("worklog",                  "Log Work",                "array",     "worklog", Screen.OFF, "worklog");
    // spotless:on

    private final String id;
    private final String label;
    private final String type;
    private final String items;
    private final Screen screen;
    private final List<String> clauses;

    SystemField(String id, String label, String type, String items, Screen screen, String... clauses) {
        this.id = id;
        this.label = label;
        this.type = type;
        this.items = items;
        this.screen = screen;
        this.clauses = List.of(clauses);
    }

    /** Whether a field is on the screens for creating and editing. */
    private enum Screen {
        ON,
        OFF
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public boolean isOnScreen() {
        return screen == Screen.ON;
    }

    public boolean isList() {
        return type.equals("array");
    }

    /** What {@code *navigable} leaves out: what has a page of its own. */
    public boolean isNavigable() {
        return this != COMMENT && this != WORKLOG && this != ATTACHMENT && this != TIME_TRACKING;
    }

    public static Optional<SystemField> byId(String id) {
        return Arrays.stream(values()).filter(field -> field.id.equals(id)).findFirst();
    }

    public void schemaMembers(JsonOut json) {
        json.text("type", type);
        if (!items.isEmpty()) {
            json.text("items", items);
        }
        json.text("system", id);
    }

    void members(JsonOut json) {
        json.text("id", id)
                .text("key", id)
                .text("name", label)
                .truth("custom", false)
                .truth("orderable", isOnScreen())
                .truth("navigable", isNavigable())
                .truth("searchable", !clauses.isEmpty())
                .texts("clauseNames", clauses);
        json.object("schema", this::schemaMembers);
    }
}
