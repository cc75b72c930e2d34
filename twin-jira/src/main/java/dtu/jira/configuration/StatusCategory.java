package dtu.jira.configuration;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Optional;

/** The three columns every status belongs to, and the one for none. */
public enum StatusCategory {
    // spotless:off - a table reads best as a table
    UNDEFINED   (1, "undefined",     "medium-gray", "No Category"),
    TO_DO       (2, "new",           "blue-gray",   "To Do"),
    DONE        (3, "done",          "green",       "Done"),
    IN_PROGRESS (4, "indeterminate", "yellow",      "In Progress");
    // spotless:on

    private final int id;
    private final String key;
    private final String colorName;
    private final String label;

    StatusCategory(int id, String key, String colorName, String label) {
        this.id = id;
        this.key = key;
        this.colorName = colorName;
        this.label = label;
    }

    public String id() {
        return Integer.toString(id);
    }

    /** By id, key or name, in whatever case. */
    public static Optional<StatusCategory> named(String text) {
        return Arrays.stream(values())
                .filter(category -> category.id().equals(text)
                        || category.key.equalsIgnoreCase(text)
                        || category.label.equalsIgnoreCase(text))
                .findFirst();
    }

    void members(JiraCall call, JsonOut json) {
        json.text("self", call.self("/statuscategory/" + id))
                .number("id", id)
                .text("key", key)
                .text("colorName", colorName)
                .text("name", label);
    }
}
