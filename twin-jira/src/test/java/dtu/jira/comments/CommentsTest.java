package dtu.jira.comments;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommentsTest {
    private static final String COMMENTS = "/rest/api/3/issue/ACC-1/comment";
    private static final String HELLO = """
            {"type": "doc", "version": 1, "content": [
             {"type": "paragraph", "content": [{"type": "text", "text": "%s"}]}]}""";

    private final Site jira = Site.inMemory().project("ACC", "Access");

    @BeforeEach
    void one_issue() {
        jira.task("ACC", "one");
    }

    @Test
    void a_comment_is_shown_whole() {
        var comment = add("Hello").is(201);

        assertThat(comment.json().names())
                .containsExactly("self", "id", "author", "body", "updateAuthor", "created", "updated", "jsdPublic");
        assertThat(comment.at("self")).isEqualTo("http://jira.test/rest/api/3/issue/10000/comment/10000");
        assertThatJson(comment.value("body").toString()).isEqualTo(HELLO.formatted("Hello"));
    }

    @Test
    void bodies_that_are_no_documents_are_refused() {
        jira.post(COMMENTS, "{\"body\": \"text\"}").complains("comment", "Comment body is not valid!");
        jira.post(COMMENTS, "{\"body\": \"\"}").complains("comment", "Comment body can not be empty!");
        jira.post(COMMENTS, "{}").complains("comment", "Comment body can not be empty!");
        jira.post(COMMENTS, "{\"body\": {\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"text\"}]}}")
                .refuses(400, "INVALID_INPUT");
        jira.post("/rest/api/2/issue/ACC-1/comment", "{\"body\": {\"type\": \"doc\"}}")
                .complains("comment", "Comment body is not valid!");
        assertThat(jira.get(COMMENTS).at("total")).isEqualTo("0");
    }

    @Test
    void pages_have_an_array_of_their_own_name_and_no_isLast() {
        for (var text : new String[] {"a", "b", "c"}) {
            add(text).is(201);
        }

        var page =
                jira.get(COMMENTS + "?startAt=1&maxResults=1&orderBy=-Created").is(200);

        assertThat(page.json().names()).containsExactly("startAt", "maxResults", "total", "comments");
        assertThat(page.at("comments.0.body.content.0.content.0.text")).isEqualTo("b");
        assertThat(jira.get(COMMENTS + "?maxResults=0").at("maxResults")).isEqualTo("1");
        assertThat(jira.get(COMMENTS + "?maxResults=1000&startAt=-3").at("startAt"))
                .isEqualTo("0");
        assertThat(jira.get(COMMENTS + "?startAt=30").value("comments").size()).isZero();
    }

    @Test
    void the_order_is_checked_before_the_issue_is_looked_for() {
        for (var order : new String[] {"updated", "", "--created", "id"}) {
            jira.get("/rest/api/3/issue/NOPE-1/comment?orderBy=" + order).is(400);
        }
        jira.get("/rest/api/3/issue/NOPE-1/comment?orderBy=-created").is(404);
    }

    @Test
    void an_edit_moves_updated_and_its_author() {
        add("Hello").is(201);
        jira.solo().pass(Duration.ofMinutes(5));

        var edited = jira.put(COMMENTS + "/10000", "{\"body\": " + HELLO.formatted("Bye") + "}")
                .is(200);

        assertThat(edited.at("created")).isEqualTo("2026-01-05T08:00:00.000+0000");
        assertThat(edited.at("updated")).isEqualTo("2026-01-05T08:05:00.000+0000");
    }

    @Test
    void others_comments_are_changed_by_administrators_only() {
        var ann = jira.as(jira.person("Ann", "Lee"));
        add("Hello").is(201);
        ann.post(COMMENTS, "{\"body\": " + HELLO.formatted("Mine") + "}").is(201);

        ann.put(COMMENTS + "/10000", "{\"body\": " + HELLO.formatted("x") + "}").is(400);
        ann.delete(COMMENTS + "/10000").is(400);
        jira.delete(COMMENTS + "/10001").is(204);
        jira.delete(COMMENTS + "/10001").is(404);
        jira.get(COMMENTS + "/abc").refuses(404, "Can not find a comment for the id: abc.");
    }

    @Test
    void a_restricted_comment_does_not_exist_for_others() {
        var ann = jira.as(jira.person("Ann", "Lee"));
        jira.post(
                        COMMENTS,
                        "{\"visibility\": {\"type\": \"role\", \"value\": \"Administrators\"}, \"body\": "
                                + HELLO.formatted("secret") + "}")
                .is(201);

        assertThat(jira.get(COMMENTS).at("comments.0.visibility.value")).isEqualTo("Administrators");
        assertThat(ann.get(COMMENTS).at("total")).isEqualTo("0");
        ann.get(COMMENTS + "/10000").is(404);
        assertThat(ann.get("/rest/api/3/issue/ACC-1").at("fields.comment.total"))
                .isEqualTo("0");
        jira.post(
                        COMMENTS,
                        "{\"visibility\": {\"type\": \"role\", \"value\": \"Kings\"}, \"body\": " + HELLO.formatted("x")
                                + "}")
                .complains("commentLevel", "Role: Kings does not exist.");
    }

    @Test
    void a_comment_that_comes_with_an_edit_is_as_restricted_as_it_says() {
        var ann = jira.as(jira.person("Ann", "Lee"));
        jira.put("/rest/api/3/issue/ACC-1", edit("Administrators")).is(204);

        assertThat(jira.get(COMMENTS).at("comments.0.visibility.value")).isEqualTo("Administrators");
        assertThat(ann.get(COMMENTS).at("total")).isEqualTo("0");
        jira.put("/rest/api/3/issue/ACC-1", edit("Kings")).complains("commentLevel", "Role: Kings does not exist.");
        assertThat(jira.get(COMMENTS).at("total")).isEqualTo("1");
    }

    @Test
    void whoever_comments_with_an_edit_watches_the_issue() {
        var ann = jira.as(jira.person("Ann", "Lee"));

        ann.put(
                        "/rest/api/3/issue/ACC-1",
                        "{\"update\": {\"comment\": [{\"add\": {\"body\": " + HELLO.formatted("x") + "}}]}}")
                .is(204);

        assertThat(ann.get("/rest/api/3/issue/ACC-1/watchers").at("isWatching")).isEqualTo("true");
    }

    private static String edit(String role) {
        return """
                {"update": {"comment": [{"add": {"visibility": {"type": "role", "value": "%s"}, "body": %s}}]}}
                """.formatted(role, HELLO.formatted("secret"));
    }

    @Test
    void a_comment_can_come_with_an_edit_or_a_transition() {
        jira.put(
                        "/rest/api/3/issue/ACC-1",
                        "{\"update\": {\"comment\": [{\"add\": {\"body\": " + HELLO.formatted("edited") + "}}]}}")
                .is(204);
        jira.post(
                        "/rest/api/3/issue/ACC-1/transitions",
                        "{\"transition\": {\"id\": \"31\"}, \"update\": {\"comment\": " + "[{\"add\": {\"body\": "
                                + HELLO.formatted("moved") + "}}]}}")
                .is(204);

        assertThat(jira.get(COMMENTS).at("total")).isEqualTo("2");
    }

    private Site.Reply add(String text) {
        return jira.post(COMMENTS, "{\"body\": " + HELLO.formatted(text) + "}");
    }
}
