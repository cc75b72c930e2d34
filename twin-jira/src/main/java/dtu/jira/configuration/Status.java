package dtu.jira.configuration;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Optional;

/** Where an issue stands in the simplified workflow, and the transition that leads there from anywhere. */
public enum Status {
    // spotless:off - a table reads best as a table
    TO_DO       ("10000", "To Do",       StatusCategory.TO_DO,       "11", ""),
    IN_PROGRESS ("3", "In Progress", StatusCategory.IN_PROGRESS, "21",
            "This issue is being actively worked on at the moment by the assignee."),
    DONE        ("10001", "Done",        StatusCategory.DONE,        "31", "");
    // spotless:on

    private final String id;
    private final String label;
    private final StatusCategory category;
    private final String transition;
    private final String description;

    Status(String id, String label, StatusCategory category, String transition, String description) {
        this.id = id;
        this.label = label;
        this.category = category;
        this.transition = transition;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public StatusCategory category() {
        return category;
    }

    /** The id of the transition that ends here; never the id of a status. */
    public String transition() {
        return transition;
    }

    public static Optional<Status> byId(String id) {
        return Arrays.stream(values()).filter(status -> status.id.equals(id)).findFirst();
    }

    public static Optional<Status> byName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.label.equalsIgnoreCase(name))
                .findFirst();
    }

    public static Optional<Status> behind(String transition) {
        return Arrays.stream(values())
                .filter(status -> status.transition.equals(transition))
                .findFirst();
    }

    public void members(JiraCall call, JsonOut json) {
        json.text("self", call.self("/status/" + id))
                .text("description", description)
                .text("iconUrl", call.href("/images/icons/statuses/generic.png"))
                .text("name", label)
                .text("id", id)
                .object("statusCategory", object -> category.members(call, object));
    }
}
