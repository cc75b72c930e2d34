package dtu.jira.configuration;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Optional;

/** A kind of issue, and where it stands in the hierarchy. */
public enum IssueType {
    // spotless:off - a table reads best as a table
    EPIC ("10000", "Epic", 1, 10307, "A big user story that needs to be broken down. Created by Jira Software - do not edit or delete."),
    STORY   ("10001", "Story",    0, 10315, "Functionality or a feature expressed as a user goal."),
    TASK    ("10002", "Task",     0, 10318, "A small, distinct piece of work."),
    SUBTASK ("10003", "Sub-task", -1, 10316, "A small piece of work that's part of a larger task."),
    BUG     ("10004", "Bug",      0, 10303, "A problem or error.");
    // spotless:on

    private final String id;
    private final String label;
    private final int hierarchyLevel;
    private final int avatarId;
    private final String description;

    IssueType(String id, String label, int hierarchyLevel, int avatarId, String description) {
        this.id = id;
        this.label = label;
        this.hierarchyLevel = hierarchyLevel;
        this.avatarId = avatarId;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public int hierarchyLevel() {
        return hierarchyLevel;
    }

    public boolean isSubtask() {
        return hierarchyLevel < 0;
    }

    public static Optional<IssueType> byId(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    public static Optional<IssueType> byName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.label.equalsIgnoreCase(name))
                .findFirst();
    }

    public void members(JiraCall call, JsonOut json) {
        json.text("self", call.self("/issuetype/" + id))
                .text("id", id)
                .text("description", description)
                .text("iconUrl", call.self("/universal_avatar/view/type/issuetype/avatar/" + avatarId + "?size=medium"))
                .text("name", label)
                .truth("subtask", isSubtask())
                .number("avatarId", avatarId)
                .number("hierarchyLevel", hierarchyLevel);
    }
}
