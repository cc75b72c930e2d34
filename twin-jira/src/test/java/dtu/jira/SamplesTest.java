package dtu.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.Answer;
import dtu.twins.Outgoing;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What recorded answers of the vendor have, ours have too. */
class SamplesTest {
    /** Members that Cloud no longer has, and those of apps that are not there. */
    private static final Set<String> GONE = Set.of("name", "key", "insight", "projectCategory", "email", "expand");

    private final List<Json> told = new ArrayList<>();
    private final Site jira = Site.inMemory((universe, message) -> {
                told.add(Json.of(((Outgoing.Http) message).request().body().text()));
                return new Answer.Responded(Response.empty(200));
            })
            .project("EX", "Example");

    @Test
    void answers_have_the_members_of_the_samples() throws IOException {
        jira.task("EX", "one");
        jira.post("/rest/api/2/issue/EX-1/comment", "{\"body\": \"x\"}").is(201);

        has("platform/get-myselft.json", jira.get("/rest/api/3/myself").json());
        has("platform/server-info.json", jira.get("/rest/api/3/serverInfo").json());
        has(
                "platform/search-projects.json",
                jira.get("/rest/api/3/project/search?maxResults=1").json(),
                "nextPage");
        has(
                "platform/get_priorities.json",
                jira.get("/rest/api/3/priority").json().elements().getFirst());
        has(
                "platform/get-issue-comments.json",
                jira.get("/rest/api/3/issue/EX-1/comment").json());
        has(
                "platform/get-issue-watchers.json",
                jira.get("/rest/api/3/issue/EX-1/watchers").json());
        has(
                "platform/get-issue-votes.json",
                jira.get("/rest/api/3/issue/EX-1/votes").json());
        has(
                "platform/group-members.json",
                jira.get("/rest/api/3/group/member?groupname=jira-users&maxResults=1")
                        .json(),
                "nextPage");
        has(
                "platform/get-transitions.json",
                jira.get("/rest/api/3/issue/EX-1/transitions").json());
        has("platform/create-issue.json", Json.of("""
                {"id": "1", "key": "K-1", "self": "x"}"""), "transition");
    }

    @Test
    void webhooks_have_the_members_of_the_captures() throws IOException {
        jira.post("/rest/webhooks/1.0/webhook", """
                {"name": "all", "url": "https://app.test/", "events": ["jira:issue_created", "jira:issue_updated",
                 "jira:issue_deleted", "comment_created"]}""").is(201);
        jira.issue("EX", "Story", "one", ", \"description\": \"text\"");
        jira.put("/rest/api/2/issue/EX-1", "{\"fields\": {\"labels\": [\"a\"]}}")
                .is(204);
        jira.post("/rest/api/2/issue/EX-1/comment", "{\"body\": \"x\"}").is(201);
        jira.delete("/rest/api/2/issue/EX-1").is(204);
        jira.solo().pass(Duration.ofSeconds(1));

        has("webhooks/issue-created.json", told.get(0), "changelog");
        has("webhooks/issue-updated-labels.json", told.get(1));
        has("webhooks/cloud-comment-created.json", told.get(2));
        has("webhooks/issue-deleted.json", told.get(3));
    }

    /** Every member of the sample, as deep as both go, is in ours. */
    private static void has(String sample, Json ours, String... unless) throws IOException {
        var file = repository().resolve("../shared/specs/jira/samples/" + sample);
        Assumptions.assumeTrue(Files.exists(file), "no samples beside this checkout");
        var theirs = Json.of(Files.readString(file));
        var missing = new ArrayList<String>();
        missing("", theirs.isArray() ? theirs.elements().getFirst() : theirs, ours, missing);
        missing.removeAll(List.of(unless));
        assertThat(missing).as(sample).isEmpty();
    }

    private static void missing(String path, Json theirs, Json ours, List<String> missing) {
        theirs.members((name, value) -> {
            var custom = name.startsWith("customfield_") || GONE.contains(name);
            var mine = ours.at(name);
            if (mine.isEmpty() && !custom) {
                missing.add(path + name);
            } else if (mine.isPresent() && value.isObject() && mine.get().isObject()) {
                missing(path + name + ".", value, mine.get(), missing);
            }
        });
    }

    private static Path repository() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("twin-jira"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("") : folder;
    }
}
