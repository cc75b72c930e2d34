package dtu.jira.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dtu.jira.JiraTwin;
import dtu.jira.Site;
import dtu.twins.universe.World;
import dtu.twins.words.Happening;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JiraWordsTest {
    private final JiraTwin twin = new JiraTwin();
    private final Site jira = Site.inMemory().project("ACC", "Access");

    @Test
    void views_show_version_2() {
        jira.issue("ACC", "Task", "Billing", ", \"description\": \"for *Dana*\"");

        assertThat(String.valueOf(look("issue", "acc-1"))).contains("key=ACC-1").contains("description=for *Dana*");
        assertThat(String.valueOf(look("issues", "project = ACC"))).contains("description=for *Dana*");
        assertThat(look("issue", "ACC-9")).isNull();
        assertThat(look("issues", "project = NOPE")).isEqualTo(List.of());
        assertThatThrownBy(() -> look("issues", "oops")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_happens_to_an_issue_is_told() {
        var me = jira.me();
        var before = jira.solo().universe().world();
        jira.issue("ACC", "Task", "Billing", ", \"labels\": [\"access\"]");
        assertThat(since(before))
                .containsExactly(new Happening(
                        "jira.issue.created",
                        Map.of(
                                "key",
                                "ACC-1",
                                "project",
                                "ACC",
                                "summary",
                                "Billing",
                                "reporter",
                                me,
                                "labels",
                                List.of("access"),
                                "fields",
                                List.of())));

        var created = jira.solo().universe().world();
        jira.post("/rest/api/3/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"31\"}}")
                .is(204);
        assertThat(since(created))
                .containsExactly(new Happening(
                        "jira.issue.moved",
                        // spotless:off - pairs
                        Map.of("key", "ACC-1", "project", "ACC", "from", "To Do", "to", "Done",
                                "fields", List.of("status", "resolution"))));
                        // spotless:on
    }

    @Test
    void edits_comments_and_the_end_of_an_issue_are_told() {
        var me = jira.me();
        jira.issue("ACC", "Task", "Billing", ", \"labels\": [\"access\"]");
        var moved = jira.solo().universe().world();
        jira.put(
                        "/rest/api/3/issue/ACC-1",
                        "{\"fields\": {\"summary\": \"x\", \"assignee\": {\"accountId\": \"" + me + "\"}}}")
                .is(204);
        assertThat(since(moved))
                .extracting(Happening::type)
                .containsExactly("jira.issue.assigned", "jira.issue.edited");

        var assigned = jira.solo().universe().world();
        jira.post("/rest/api/2/issue/ACC-1/comment", "{\"body\": \"*granted*\"}")
                .is(201);
        assertThat(since(assigned))
                .containsExactly(new Happening(
                        "jira.comment", Map.of("key", "ACC-1", "project", "ACC", "author", me, "text", "granted")));

        var commented = jira.solo().universe().world();
        jira.delete("/rest/api/3/issue/ACC-1").is(204);
        assertThat(since(commented)).extracting(Happening::type).containsExactly("jira.issue.deleted");
    }

    @Test
    void facts_have_the_fields_they_declare() {
        var words = twin.vocabularies().getFirst();

        assertThat(words.operations())
                .contains("jira.createIssue", "jira.doTransition")
                .doesNotContain("jira.getBanner");
        assertThat(words.facts()).allSatisfy(fact -> assertThat(fact.fields()).containsKeys("key", "project"));
    }

    private @Nullable Object look(String view, String argument) {
        var universe = jira.solo().universe();
        var found = twin.vocabularies().getFirst().views().stream()
                .filter(one -> one.name().equals(view))
                .findFirst()
                .orElseThrow();
        return found.look().at(universe.look(universe.world().cast().twin("jira")), List.of(argument));
    }

    private List<Happening> since(World before) {
        var universe = jira.solo().universe();
        var cast = universe.world().cast().twin("jira");
        return twin.happenings(universe.look(cast, before), universe.look(cast));
    }
}
