package dtu.jira.links;

import dtu.jira.JiraCall;
import dtu.twins.json.JsonOut;
import java.util.Arrays;
import java.util.Optional;

/** What a link says, read from either end. */
public enum LinkType {
    // spotless:off - a table reads best as a table
    BLOCKS    ("10000", "Blocks",    "is blocked by",    "blocks"),
    CLONERS   ("10001", "Cloners",   "is cloned by",     "clones"),
    DUPLICATE ("10002", "Duplicate", "is duplicated by", "duplicates"),
    RELATES   ("10003", "Relates",   "relates to",       "relates to");
    // spotless:on

    private final String id;
    private final String label;
    private final String inward;
    private final String outward;

    LinkType(String id, String label, String inward, String outward) {
        this.id = id;
        this.label = label;
        this.inward = inward;
        this.outward = outward;
    }

    public String inward() {
        return inward;
    }

    public String outward() {
        return outward;
    }

    static Optional<LinkType> byId(String id) {
        return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
    }

    static Optional<LinkType> byName(String name) {
        return Arrays.stream(values())
                .filter(type -> type.label.equalsIgnoreCase(name))
                .findFirst();
    }

    void members(JiraCall call, JsonOut json) {
        json.text("id", id)
                .text("name", label)
                .text("inward", inward)
                .text("outward", outward)
                .text("self", call.self("/issueLinkType/" + id));
    }
}
