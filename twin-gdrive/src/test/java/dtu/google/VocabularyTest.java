package dtu.google;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.universe.World;
import dtu.twins.words.Happening;
import dtu.twins.words.View;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private final Workspace google = Workspace.inMemory();
    private final GoogleTwin twin = new GoogleTwin();

    @Test
    void three_services_speak() {
        assertThat(twin.vocabularies()).extracting(words -> words.service()).containsExactly("drive", "docs", "sheets");
        assertThat(twin.vocabularies().getFirst().operations()).contains("drive.files.list", "drive.revisions.list");
        assertThat(twin.vocabularies().get(1).operations()).contains("docs.documents.batchUpdate");
    }

    @Test
    void a_file_is_looked_at_in_drives_own_terms() {
        var file = google.text("a");

        assertThat(look("file", file))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("name", "a")
                .containsEntry("id", file);
        assertThat(look("file", "none")).isNull();
        assertThat(look("files", "admin@dtu.test"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void who_can_read_follows_sharing() {
        var file = google.text("a");
        google.as("Ann");
        assertThat(look("canRead", "ann@acme.test", file)).isEqualTo(false);

        google.share(file, "Ann", "reader").is(200);

        assertThat(look("canRead", "ann@acme.test", file)).isEqualTo(true);
        assertThat(look("permissions", file))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
    }

    @Test
    void sharing_is_told_as_facts() {
        var file = google.text("a");
        google.as("Ann");

        var shared = told(() -> google.share(file, "Ann", "reader").is(200));
        assertThat(shared)
                .containsExactly(
                        new Happening("drive.shared", Map.of("file", file, "who", "ann@acme.test", "role", "reader")));

        var raised = told(() -> google.share(file, "Ann", "writer").is(200));
        assertThat(raised)
                .containsExactly(new Happening(
                        "drive.role",
                        Map.of("file", file, "who", "ann@acme.test", "role", "writer", "before", "reader")));
    }

    @Test
    void a_life_of_a_file_is_told_as_facts() {
        var created = told(() -> google.text("a"));
        assertThat(created).extracting(Happening::type).containsExactly("drive.file.created");
        var file = String.valueOf(created.getFirst().fields().get("file"));

        var trashed = told(() ->
                google.patch("/drive/v3/files/" + file, "{\"trashed\": true}").is(200));
        assertThat(trashed).extracting(Happening::type).containsExactly("drive.file.trashed");

        var removed = told(() -> google.delete("/drive/v3/files/" + file).is(204));
        assertThat(removed).extracting(Happening::type).containsExactly("drive.file.removed");
    }

    @Test
    void every_fact_has_the_fields_of_its_type() {
        var types = twin.vocabularies().getFirst().facts();
        var facts = told(() -> google.text("a"));

        for (var fact : facts) {
            var type = types.stream()
                    .filter(known -> known.name().equals(fact.type()))
                    .findFirst()
                    .orElseThrow();
            assertThat(fact.fields().keySet()).isEqualTo(type.fields().keySet());
        }
    }

    private List<Happening> told(Runnable act) {
        var universe = google.solo().universe();
        var before = universe.world();
        act.run();
        var after = universe.world();
        return twin.happenings(universe.look(cast(before), before), universe.look(cast(after), after));
    }

    private static dtu.twins.Twin cast(World world) {
        return world.cast().twin("google");
    }

    private @Nullable Object look(String view, Object... arguments) {
        var universe = google.solo().universe();
        var found = twin.vocabularies().getFirst().views().stream()
                .filter(known -> known.name().equals(view))
                .map(View::look)
                .findFirst()
                .orElseThrow();
        return found.at(universe.look(cast(universe.world())), List.of(arguments));
    }
}
