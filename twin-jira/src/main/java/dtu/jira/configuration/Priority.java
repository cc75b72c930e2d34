package dtu.jira.configuration;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How urgent an issue is; the first is the most urgent. */
public enum Priority {
    // spotless:off - a table reads best as a table
    HIGHEST ("1", "Highest", "#d04437", "This problem will block progress."),
    HIGH    ("2", "High",    "#f15C75", "Serious problem that could block progress."),
    MEDIUM  ("3", "Medium",  "#f79232", "Has the potential to affect progress."),
    LOW     ("4", "Low",     "#707070", "Minor problem or easily worked around."),
    LOWEST  ("5", "Lowest",  "#999999", "Trivial problem with little or no impact on progress.");
    // spotless:on

    /** What an issue gets that asks for none. */
    public static final Priority USUAL = MEDIUM;

    private final String id;
    private final String label;
    private final String color;
    private final String description;

    Priority(String id, String label, String color, String description) {
        this.id = id;
        this.label = label;
        this.color = color;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public static Optional<Priority> byId(String id) {
        return Arrays.stream(values())
                .filter(priority -> priority.id.equals(id))
                .findFirst();
    }

    public static Optional<Priority> byName(String name) {
        return Arrays.stream(values())
                .filter(priority -> priority.label.equalsIgnoreCase(name))
                .findFirst();
    }

    private String icon(JiraCall call) {
        return call.href("/images/icons/priorities/" + label.toLowerCase(Locale.ROOT) + ".svg");
    }

    /** As a field of an issue. */
    public void members(JiraCall call, JsonOut json) {
        json.text("self", call.self("/priority/" + id))
                .text("iconUrl", icon(call))
                .text("name", label)
                .text("id", id);
    }

    /** As in the list of priorities. */
    void details(JiraCall call, JsonOut json) {
        json.text("self", call.self("/priority/" + id))
                .text("statusColor", color)
                .text("description", description)
                .text("iconUrl", icon(call))
                .text("name", label)
                .text("id", id)
                .truth("isDefault", this == USUAL);
    }
}
