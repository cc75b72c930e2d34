package dtu.scenarios.language;

import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.Sight;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Four small services whose state is a map from question to answer: enough words for the design's examples. */
public final class Office {
    private Office() {}

    /** Answers by question, {@code isMember[u1, g1]}. */
    public record Answers(Map<String, Object> answers) implements Sight {}

    private record Twin(String service, List<View> views, List<FactType> facts, Set<String> operations)
            implements Vocabulary {
        @Override
        public String tier(String operation) {
            return switch (operation) {
                case "slack.chat.postMessage" -> "special";
                case "slack.conversations.members" -> "tier2";
                default -> "";
            };
        }
    }

    public static Words words() {
        return new Words(vocabularies());
    }

    public static List<Vocabulary> vocabularies() {
        return List.of(okta(), slack(), jira(), drive());
    }

    private static Vocabulary okta() {
        return new Twin(
                "okta",
                List.of(
                        view("okta", "user", Kind.OBJECT, Kind.TEXT),
                        view("okta", "group", Kind.OBJECT, Kind.TEXT),
                        view("okta", "members", Kind.LIST, Kind.TEXT),
                        view("okta", "isMember", Kind.TRUTH, Kind.TEXT, Kind.TEXT),
                        view("okta", "managerOf", Kind.OBJECT, Kind.TEXT)),
                List.of(
                        new FactType("okta.member.added", MEMBER, "okta.member"),
                        new FactType("okta.member.removed", MEMBER, "okta.member"),
                        new FactType("okta.user.status", Map.of("user", Kind.TEXT, "status", Kind.TEXT), "okta.user")),
                Set.of(
                        "okta.deactivateUser",
                        "okta.deactivateGroupRule",
                        "okta.assignUserToGroup",
                        "okta.oauth2.token"));
    }

    private static final Map<String, Kind> MEMBER =
            Map.of("user", Kind.TEXT, "group", Kind.TEXT, "app", Kind.TEXT, "sensitive", Kind.TRUTH);

    private static Vocabulary slack() {
        return new Twin(
                "slack",
                List.of(
                        view("slack", "user", Kind.OBJECT, Kind.TEXT),
                        view("slack", "channel", Kind.OBJECT, Kind.TEXT),
                        view("slack", "dms", Kind.LIST, Kind.TEXT, Kind.TEXT)),
                List.of(
                        new FactType(
                                "slack.message",
                                Map.of(
                                        "to", Kind.TEXT,
                                        "channel", Kind.TEXT,
                                        "text", Kind.TEXT,
                                        "kind", Kind.TEXT,
                                        "app", Kind.TEXT),
                                "slack.message"),
                        new FactType("slack.user.changed", Map.of("id", Kind.TEXT), "slack.user")),
                Set.of("slack.chat.postMessage", "slack.conversations.members"));
    }

    private static Vocabulary jira() {
        var issue = Map.of("key", Kind.TEXT, "project", Kind.TEXT, "assignee", Kind.TEXT, "changed", Kind.LIST);
        return new Twin(
                "jira",
                List.of(view("jira", "issue", Kind.OBJECT, Kind.TEXT), view("jira", "issues", Kind.LIST, Kind.TEXT)),
                List.of(
                        new FactType("jira.issue.created", issue, "jira.issue"),
                        new FactType("jira.issue.assigned", issue, "jira.issue")),
                Set.of("jira.createIssue"));
    }

    private static Vocabulary drive() {
        return new Twin(
                "drive",
                List.of(
                        view("drive", "file", Kind.OBJECT, Kind.TEXT),
                        view("drive", "files", Kind.LIST, Kind.TEXT),
                        view("drive", "canRead", Kind.TRUTH, Kind.TEXT, Kind.TEXT)),
                List.of(new FactType(
                        "drive.shared",
                        Map.of("file", Kind.TEXT, "who", Kind.TEXT, "role", Kind.TEXT),
                        "drive.permission")),
                Set.of("drive.files.list"));
    }

    private static View view(String service, String name, Kind result, Kind... parameters) {
        View.Look look = (sight, arguments) -> ((Answers) sight).answers().get(name + arguments);
        return new View(service, name, List.of(parameters), result, look);
    }
}
