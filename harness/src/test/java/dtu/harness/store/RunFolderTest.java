package dtu.harness.store;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static dtu.harness.store.Samples.satisfied;
import static dtu.harness.store.Samples.spec;
import static dtu.harness.store.Samples.unsatisfied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dtu.scenarios.verdict.Outcome;
import dtu.scenarios.verdict.Verdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    Path folder;

    @Test
    void what_was_handed_over_is_read_back_to_the_letter() {
        var good = satisfied(LEAVER, 3);
        var bad = unsatisfied(EXPIRES, 0, "granted|ö|503");
        write(good, bad);

        var run = Run.read(folder);

        assertThat(run.spec()).isEqualTo(spec());
        assertThat(run.judged()).containsExactly(bad.without(), good);
        assertThat(run.story(bad.key()).orElseThrow()).isEqualTo(bad.story());
        assertThat(run.story(good.key())).isEmpty();
    }

    @Test
    void a_hash_that_is_no_sha_256_survives_too() {
        var odd = new Judged("leaver", "b2", 0, -5, new Verdict(Outcome.VACUOUS, List.of(), "", "NOT-hex", 0, 0), null);
        write(odd);

        assertThat(Run.read(folder).judged()).containsExactly(odd);
    }

    @Test
    void torn_anywhere_in_the_last_record_only_that_record_is_lost() throws IOException {
        write(satisfied(EXPIRES, 0), satisfied(EXPIRES, 1));
        long whole = Files.size(segment(0));
        byte[] two = Files.readAllBytes(segment(0));
        var last = Samples.judged(EXPIRES, 2, Outcome.UNSATISFIED, "f", null);
        try (var again = RunFolder.resume(folder, spec())) {
            again.recorder().append(last);
        }
        byte[] record = Files.readAllBytes(segment(1));
        int header = 40;
        for (int length = header; length < record.length; length++) {
            byte[] torn = Arrays.copyOf(two, (int) whole + length - header);
            System.arraycopy(record, header, torn, (int) whole, length - header);
            Files.deleteIfExists(segment(1));
            Files.write(segment(0), torn);

            try (var resumed = RunFolder.resume(folder, spec())) {
                assertThat(resumed.judged().keySet())
                        .as("torn after %d bytes", length - header)
                        .containsExactlyInAnyOrder(key(0), key(1));
                resumed.recorder().append(last);
            }
            assertThat(Files.size(segment(0))).isEqualTo(whole);
            assertThat(Run.read(folder).judged()).hasSize(3);
        }
    }

    @Test
    void a_file_torn_within_its_header_is_as_good_as_none() throws IOException {
        write(satisfied(EXPIRES, 0));
        byte[] bytes = Files.readAllBytes(segment(0));
        for (int length = 0; length < 40; length++) {
            Files.write(segment(0), Arrays.copyOf(bytes, length));

            assertThat(Run.read(folder).judged()).isEmpty();
        }
        RunFolder.resume(folder, spec()).close();
        assertThat(segment(0)).doesNotExist();
    }

    @Test
    void a_tail_of_zeros_after_a_loss_of_power_is_cut_off() throws IOException {
        write(satisfied(EXPIRES, 0));
        byte[] bytes = Files.readAllBytes(segment(0));
        Files.write(segment(0), Arrays.copyOf(bytes, bytes.length + 300));

        try (var resumed = RunFolder.resume(folder, spec())) {
            assertThat(resumed.judged().keySet()).containsExactly(key(0));
        }
        assertThat(Files.size(segment(0))).isEqualTo(bytes.length);
    }

    @Test
    void damage_before_the_last_record_is_refused_wherever_it_is() throws IOException {
        write(satisfied(EXPIRES, 0), satisfied(EXPIRES, 1));
        byte[] bytes = Files.readAllBytes(segment(0));
        int first = 40;
        int second = first + (bytes.length - first) / 2;
        for (int at = first; at < second; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.write(segment(0), damaged);

            assertThatThrownBy(() -> Run.read(folder))
                    .as("damaged at byte %d", at)
                    .isInstanceOf(RunFolderException.class)
                    .hasMessage(
                            segment(0) + " is damaged at byte 40; delete it and resume to run its trajectories again");
        }
    }

    @Test
    void resuming_returns_what_was_judged_and_takes_the_rest() {
        write(satisfied(EXPIRES, 0), unsatisfied(LEAVER, 7, "f"));

        try (var resumed = RunFolder.resume(folder, spec())) {
            assertThat(resumed.judged())
                    .hasSize(2)
                    .containsEntry(key(0), satisfied(EXPIRES, 0))
                    .containsEntry(
                            new TrajectoryKey("leaver", 7),
                            unsatisfied(LEAVER, 7, "f").without());
            var recorder = resumed.recorder();
            recorder.append(satisfied(EXPIRES, 0));
            recorder.append(satisfied(EXPIRES, 1));
        }

        assertThat(Run.read(folder).judged())
                .extracting(Judged::key)
                .containsExactly(key(0), key(1), new TrajectoryKey("leaver", 7));
    }

    @Test
    void the_same_trajectory_with_another_ending_is_refused() {
        write(satisfied(EXPIRES, 0));

        try (var resumed = RunFolder.resume(folder, spec())) {
            var recorder = resumed.recorder();
            assertThatThrownBy(() -> recorder.append(unsatisfied(EXPIRES, 0, "f")))
                    .isInstanceOf(RunFolderException.class)
                    .hasMessageContaining("access-expires#0 was judged twice and ended differently (SATISFIED ")
                    .hasMessageEndingWith("): it is not deterministic");
        }
        assertThat(Run.read(folder).judged()).containsExactly(satisfied(EXPIRES, 0));
    }

    @Test
    void another_seed_shard_weight_or_content_is_refused_by_name() {
        write(satisfied(EXPIRES, 0));

        assertThatThrownBy(() -> RunFolder.resume(folder, spec(43, new Shard(2, 3))))
                .hasMessage(folder + " holds another run than the one to resume: seed: 42 and 43; shard: 1/1 and 2/3");
        var heavier = new ScenarioSpec("leaver", "b3", "acme", 5, "", "", "", List.of(), List.of(), List.of());
        var other = new RunSpec(
                42, "none", 100, "storm", Samples.CONTENTS, Shard.WHOLE, Samples.NINE, List.of(), List.of(heavier));
        assertThatThrownBy(() -> RunFolder.resume(folder, other))
                .hasMessage(folder + " holds another run than the one to resume: app under test: builtin and none; "
                        + "faults: none and storm; scenario access-expires is in the first only; "
                        + "content of scenario leaver: b2 and b3; weight of scenario leaver: 2.0 and 5.0");
    }

    @Test
    void a_world_bindings_or_faults_that_say_something_else_are_refused_by_name() {
        write(satisfied(EXPIRES, 0));
        var edited = Map.of("world acme", "c9", "bindings builtin", "c2", "faults storm", "c3");

        assertThatThrownBy(() -> RunFolder.resume(folder, spec(edited)))
                .hasMessage(folder + " holds another run than the one to resume: content of faults storm: none and c3; "
                        + "content of world acme: c1 and c9");
    }

    @Test
    void a_folder_that_remembers_no_other_files_is_read_but_not_resumed() throws IOException {
        RunFolder.create(folder, spec(Map.of())).close();
        var file = folder.resolve("spec.json");
        var old = Stored.JSON.readTree(file.toFile());
        ((ObjectNode) old).remove("contents");
        Files.writeString(file, old.toString());

        assertThat(Run.read(folder).spec().contents()).isEmpty();
        assertThatThrownBy(() -> RunFolder.resume(folder, spec()))
                .hasMessageContaining("content of world acme: none and c1");
    }

    @Test
    void a_later_start_is_no_difference() {
        write(satisfied(EXPIRES, 0));
        var later = new RunSpec(
                42,
                "builtin",
                100,
                "",
                Samples.CONTENTS,
                Shard.WHOLE,
                Samples.NINE.plusSeconds(9),
                List.of(),
                spec().scenarios());

        RunFolder.resume(folder, later).close();
    }

    @Test
    void a_new_run_never_overwrites_an_old_one() {
        write(satisfied(EXPIRES, 0));

        assertThatThrownBy(() -> RunFolder.create(folder, spec()))
                .hasMessage(folder + " already holds a run: resume it, or choose another folder");
    }

    @Test
    void two_runs_at_once_in_one_folder_are_refused() {
        try (var first = RunFolder.create(folder, spec())) {
            assertThatThrownBy(() -> RunFolder.resume(folder, spec()))
                    .hasMessage(folder + " is being written by another run");
            assertThat(first.judged()).isEmpty();
        }
    }

    @Test
    void a_folder_without_a_run_and_one_with_a_broken_specification_say_so() throws IOException {
        assertThatThrownBy(() -> Run.read(folder)).hasMessage(folder + " is not a run folder: it has no spec.json");
        Files.writeString(folder.resolve("spec.json"), "{\"seed\": 4");
        assertThatThrownBy(() -> Run.read(folder))
                .isInstanceOf(RunFolderException.class)
                .hasMessageStartingWith(folder.resolve("spec.json") + " is damaged: ");
    }

    @Test
    void a_segment_of_another_run_is_refused() throws IOException {
        write(satisfied(EXPIRES, 0));
        var other = folder.resolve("other");
        try (var run = RunFolder.create(other, spec(1, Shard.WHOLE))) {
            run.recorder().append(satisfied(EXPIRES, 5));
        }
        Files.copy(other.resolve("segments/000000.seg"), segment(1));

        assertThatThrownBy(() -> Run.read(folder))
                .hasMessage(segment(1) + " belongs to another run than the spec.json beside it");
    }

    @Test
    void a_trajectory_of_an_unknown_or_changed_scenario_is_refused() {
        try (var run = RunFolder.create(folder, spec())) {
            var recorder = run.recorder();
            var verdict = satisfied(EXPIRES, 0).verdict();
            assertThatThrownBy(() -> recorder.append(new Judged("who", "e1", 0, 0, verdict, null)))
                    .hasMessage("scenario who is not part of this run");
            assertThatThrownBy(() -> recorder.append(new Judged("leaver", "zz", 0, 0, verdict, null)))
                    .hasMessage("scenario leaver has changed during the run");
            assertThatThrownBy(() -> recorder.append(
                            new Judged("leaver", "b2", 0, 0, verdict, Set.of(), Set.of("storm#0"), null)))
                    .hasMessage("the scenario has no `fault rule: storm#0`");
            assertThatThrownBy(() ->
                            recorder.append(new Judged("leaver", "b2", 0, 0, verdict, Set.of("x"), Set.of(), null)))
                    .hasMessage("the scenario has no `sometimes: x`");
        }
    }

    @Test
    void many_workers_write_side_by_side_and_nothing_is_lost_or_double() throws Exception {
        try (var run = RunFolder.create(folder, spec());
                var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                int mine = worker;
                workers.add(() -> {
                    var recorder = run.recorder();
                    for (int index = mine; index < 2_000; index += 4) {
                        recorder.append(satisfied(LEAVER, index));
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(workers)) {
                done.get();
            }
        }

        assertThat(Run.read(folder).judged()).hasSize(2_000);
    }

    @Test
    void an_interrupted_worker_still_stores_what_it_has_judged() {
        try (var run = RunFolder.create(folder, spec())) {
            var recorder = run.recorder();
            Thread.currentThread().interrupt();
            recorder.append(satisfied(EXPIRES, 0));
            assertThat(Thread.interrupted()).isTrue();
            recorder.append(satisfied(EXPIRES, 1));
        }

        assertThat(Run.read(folder).judged()).hasSize(2);
    }

    @Test
    void a_killed_process_loses_at_most_the_record_it_was_writing() throws Exception {
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        int acknowledged = -1;
        try (var lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null && acknowledged < 500; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
            child.destroyForcibly().waitFor();
        }

        try (var resumed = RunFolder.resume(folder, spec())) {
            for (int index = 0; index <= acknowledged; index++) {
                assertThat(resumed.judged()).containsKey(new TrajectoryKey("leaver", index));
            }
        }
    }

    @Test
    void a_damaged_last_record_is_run_again() throws IOException {
        write(satisfied(EXPIRES, 0), satisfied(EXPIRES, 1));
        try (var file = new RandomAccessFile(segment(0).toFile(), "rw")) {
            file.seek(file.length() - 1);
            file.write(0x7f);
        }

        try (var resumed = RunFolder.resume(folder, spec())) {
            assertThat(resumed.judged().keySet()).containsExactly(key(0));
        }
    }

    private void write(Judged... judged) {
        try (var run = RunFolder.create(folder, spec())) {
            var recorder = run.recorder();
            for (Judged each : judged) {
                recorder.append(each);
            }
        }
    }

    private Path segment(int number) {
        return folder.resolve("segments/00000" + number + ".seg");
    }

    private static TrajectoryKey key(int index) {
        return new TrajectoryKey("access-expires", index);
    }
}
