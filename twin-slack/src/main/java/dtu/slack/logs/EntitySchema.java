package dtu.slack.logs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of entities and the types of their members, as Slack describes them. */
enum EntitySchema {
    WORKSPACE("id", "name", "domain"),
    USER("id", "name", "email", "team"),
    USERGROUP("id", "name"),
    FILE("id", "name", "filetype", "title"),
    CHANNEL("id", "name", "privacy", "is_shared:boolean", "is_org_shared:boolean"),
    APP(
            "id",
            "name",
            "is_distributed:boolean",
            "is_directory_approved:boolean",
            "is_workflow_app:boolean",
            "scopes:array",
            "bot_scopes:array");

    private final List<String> fields;

    EntitySchema(String... fields) {
        this.fields = List.of(fields);
    }

    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Text where nothing else is said. */
    Map<String, String> members() {
        var members = new LinkedHashMap<String, String>();
        for (var field : fields) {
            var colon = field.indexOf(':');
            members.put(
                    colon < 0 ? field : field.substring(0, colon), colon < 0 ? "string" : field.substring(colon + 1));
        }
        return members;
    }
}
