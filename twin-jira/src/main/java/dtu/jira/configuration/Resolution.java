package dtu.jira.configuration;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Optional;

/** Why an issue is done. */
public enum Resolution {
    // spotless:off - a table reads best as a table
    DONE             ("10000", "Done",             "Work has been completed on this issue."),
    WONT_DO          ("10001", "Won't Do",         "This issue won't be actioned."),
    DUPLICATE        ("10002", "Duplicate",        "The problem is a duplicate of an existing issue."),
    CANNOT_REPRODUCE ("10003", "Cannot Reproduce", "All attempts at reproducing this issue failed.");
    // spotless:on

    private final String id;
    private final String label;
    private final String description;

    Resolution(String id, String label, String description) {
        this.id = id;
        this.label = label;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public static Optional<Resolution> byId(String id) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.id.equals(id))
                .findFirst();
    }

    public static Optional<Resolution> byName(String name) {
        return Arrays.stream(values())
                .filter(resolution -> resolution.label.equalsIgnoreCase(name))
                .findFirst();
    }

    public void members(JiraCall call, JsonOut json) {
        json.text("self", call.self("/resolution/" + id))
                .text("id", id)
                .text("description", description)
                .text("name", label);
    }
}
