package dtu.harness.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.harness.Main;
import dtu.harness.run.Suite;
import dtu.harness.run.Twins;
import dtu.scenarios.language.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed in the middle and resumed ends as if nothing had happened. */
class KilledRunTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int TRAJECTORIES = 12;

    @TempDir
    private Path folder;

    private Process started(Path out, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--trajectories",
                Integer.toString(TRAJECTORIES),
                "--sut",
                "builtin:double-click",
                "--workers",
                "2",
                "--reporter",
                "json",
                "--out",
                out.toString()));
        words.addAll(List.of(more));
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private int ended(Process run) throws Exception {
        assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ends: %s", Files.readString(folder.resolve("said")))
                .isTrue();
        return run.exitValue();
    }

    /** Waits until something has been judged; whatever else was judged meanwhile counts as well. */
    private static void awaitVerdicts(Process run, Path out) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (judged(out) == 0 && System.nanoTime() < deadline) {
            assertThat(run.waitFor(5, TimeUnit.MILLISECONDS)).as("runs").isFalse();
        }
    }

    private static long judged(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (var files = Files.walk(out)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".seg"))
                    .filter(file -> file.toFile().length() > 4_096)
                    .count();
        }
    }

    private static String figures(Path out) throws IOException {
        return Files.readString(out.resolve("run.json"));
    }

    @Test
    void no_verdict_is_lost_or_counted_twice() throws Exception {
        var undisturbed = folder.resolve("undisturbed");
        var exitCode = ended(started(undisturbed));
        var killed = folder.resolve("killed");
        var run = started(killed);
        awaitVerdicts(run, killed);
        run.destroyForcibly().waitFor();
        assertThat(killed.resolve("run.json")).doesNotExist();

        assertThat(ended(started(killed, "--resume"))).isEqualTo(exitCode).isEqualTo(ExitCode.FAILED);

        assertThatJson(figures(killed)).isEqualTo(figures(undisturbed));
        assertThatJson(figures(killed)).inPath("$.trajectories").isArray().hasSize(TRAJECTORIES * scenarios());
    }

    private static int scenarios() {
        return Suite.load(List.of(), new Words(Twins.vocabularies(Twins.all())))
                .scripts()
                .size();
    }
}
