package dtu.harness.store;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static dtu.harness.store.Samples.satisfied;
import static dtu.harness.store.Samples.spec;
import static dtu.harness.store.Samples.unsatisfied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    @TempDir
    Path folder;

    @Test
    void the_shards_of_a_run_become_the_run() {
        var first = write("a", spec(42, new Shard(1, 2)), satisfied(EXPIRES, 0), unsatisfied(LEAVER, 2, "f"));
        var second = write("b", spec(42, new Shard(2, 2)), satisfied(EXPIRES, 1), satisfied(LEAVER, 1));

        var merged = Merge.into(folder.resolve("c"), List.of(first, second));

        assertThat(merged.spec()).isEqualTo(spec());
        assertThat(merged.judged())
                .extracting(Judged::key)
                .extracting(TrajectoryKey::toString)
                .containsExactly("access-expires#0", "access-expires#1", "leaver#1", "leaver#2");
        assertThat(merged.story(new TrajectoryKey("leaver", 2)))
                .contains(Samples.story("Grüße, \"Omar\" <omar@acme.example>"));
        assertThat(merged.folder()).isEqualTo(folder.resolve("c"));
        assertThat(folder.resolve("c.merging")).doesNotExist();
    }

    @Test
    void a_merged_run_can_be_resumed_and_merged_again() {
        var first = write("a", spec(42, new Shard(1, 2)), satisfied(EXPIRES, 0));
        var merged = Merge.into(folder.resolve("c"), List.of(first, first));

        try (var resumed = RunFolder.resume(merged.folder(), spec())) {
            resumed.recorder().append(satisfied(EXPIRES, 9));
        }
        assertThat(Merge.into(folder.resolve("d"), List.of(first, merged.folder()))
                        .judged())
                .hasSize(2);
    }

    @Test
    void a_trajectory_in_both_must_have_ended_alike() {
        var first = write("a", spec(), satisfied(EXPIRES, 0));
        var same = write("b", spec(), satisfied(EXPIRES, 0));
        var other = write("c", spec(), unsatisfied(EXPIRES, 0, "f"));

        assertThat(Merge.into(folder.resolve("d"), List.of(first, same)).judged())
                .hasSize(1);
        assertThatThrownBy(() -> Merge.into(folder.resolve("e"), List.of(first, other)))
                .isInstanceOf(RunFolderException.class)
                .hasMessageContaining("access-expires#0 was judged twice and ended differently");
        assertThat(folder.resolve("e")).doesNotExist();
    }

    @Test
    void another_run_is_refused_with_what_differs() {
        var first = write("a", spec(), satisfied(EXPIRES, 0));
        var other = write("b", spec(7, Shard.WHOLE), satisfied(EXPIRES, 1));

        assertThatThrownBy(() -> Merge.into(folder.resolve("c"), List.of(first, other)))
                .hasMessage(first + " and " + other + " are not parts of one run: seed: 42 and 7");
    }

    @Test
    void nothing_is_overwritten_and_nothing_is_not_merged() throws Exception {
        var first = write("a", spec(), satisfied(EXPIRES, 0));
        Files.createDirectory(folder.resolve("c"));

        assertThatThrownBy(() -> Merge.into(folder.resolve("c"), List.of(first)))
                .hasMessage(folder.resolve("c") + " already exists: choose a new folder to merge into");
        assertThatThrownBy(() -> Merge.into(folder.resolve("d"), List.of())).hasMessage("there is nothing to merge");
    }

    @Test
    void no_more_than_fifty_stories_of_a_fingerprint_come_out() {
        var first = write("a", spec(42, new Shard(1, 2)), failures(0));
        var second = write("b", spec(42, new Shard(2, 2)), failures(100));

        var merged = Merge.into(folder.resolve("c"), List.of(second, first));

        assertThat(merged.judged()).hasSize(80);
        assertThat(merged.judged().stream().filter(j -> merged.hasStory(j.key())))
                .hasSize(50);
    }

    private static Judged[] failures(int from) {
        return IntStream.range(from, from + 40)
                .mapToObj(i -> unsatisfied(EXPIRES, i, "f"))
                .toArray(Judged[]::new);
    }

    private Path write(String name, RunSpec spec, Judged... judged) {
        try (var run = RunFolder.create(folder.resolve(name), spec)) {
            var recorder = run.recorder();
            for (Judged each : judged) {
                recorder.append(each);
            }
        }
        return folder.resolve(name);
    }
}
