package dtu.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, in a repository with a space in its path, whose Maven hands out a jar that echoes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../dtu").toAbsolutePath();

    @TempDir
    private Path temporary;

    private Path repository;
    private Path elsewhere;

    /** What the jar of the test repository does. */
    static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) {
            var range = arguments.length == 1 && arguments[0].equals("range");
            System.out.println(range ? "0.9–1 · ✗" : System.getProperty("user.dir") + " " + List.of(arguments));
            System.exit(arguments.length == 0 ? 0 : 7);
        }
    }

    @BeforeEach
    void lay_out_a_repository() throws IOException {
        repository = Files.createDirectories(temporary.resolve("a clone/dtu")).toRealPath();
        elsewhere = Files.createDirectories(temporary.resolve("else where")).toRealPath();
        Files.copy(LAUNCHER, repository.resolve("dtu"));
        Files.createDirectories(repository.resolve("harness/src/main/java"));
        Files.writeString(repository.resolve("pom.xml"), "<project/>");
        writeEcho(repository.resolve("echo.jar"));
        maven("""
                echo "[INFO] Building harness 0.1.0              [1/1]"
                cp echo.jar harness/target/dtu.jar""");
    }

    @Test
    void the_first_call_builds_and_passes_words_folder_and_exit_code_through() {
        var ended = dtu("say", "two words");

        assertThat(ended.output()).isEqualTo(elsewhere + " [say, two words]\n");
        assertThat(ended.complaints()).endsWith("dtu:   [1/1] harness 0.1.0\n");
        assertThat(ended.code()).isEqualTo(7);
    }

    @Test
    void every_letter_is_printed_whatever_the_locale() {
        var launch = launch(path(), "range");
        launch.environment().put("LC_ALL", "C");

        assertThat(ended(launch).output()).isEqualTo("0.9–1 · ✗\n");
    }

    @Test
    void a_jar_newer_than_its_sources_is_not_built_again() throws IOException {
        dtu();
        maven("exit 1");

        assertThat(dtu()).isEqualTo(new Ended(0, elsewhere + " []\n", ""));
    }

    @Test
    void a_changed_source_is_built() throws IOException {
        dtu();
        var source = Files.writeString(repository.resolve("harness/src/main/java/Main.java"), "class Main {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(dtu().complaints()).contains("building the jar");
    }

    @Test
    void a_failing_build_shows_the_errors_of_maven_only() throws IOException {
        maven("""
                echo "[INFO] Scanning for projects..."
                echo "[ERROR] Main.java:[3,1] not a statement"
                exit 1""");
        var ended = dtu();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.complaints().lines().skip(1))
                .containsExactly(
                        "Main.java:[3,1] not a statement",
                        "dtu: the build failed; all of its output is in " + repository + "/harness/target/build.log");
        assertThat(repository.resolve("harness/target/dtu.jar")).doesNotExist();
    }

    @Test
    void a_missing_maven_is_named_with_what_to_install() throws IOException {
        Files.delete(temporary.resolve("bin/mvn"));
        for (var tool : List.of("dirname", "readlink", "find", "head", "mkdir")) {
            Files.createSymbolicLink(temporary.resolve("bin").resolve(tool), onPath(tool));
        }
        var ended = ended(launch(temporary.resolve("bin").toString()));

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.complaints())
                .startsWith("dtu: mvn not found. Install Maven 3.8 or newer")
                .hasLineCount(1);
    }

    @Test
    void a_folder_without_a_jdk_is_refused() {
        var launch = launch(path());
        launch.environment().put("DTU_JAVA_HOME", elsewhere.toString());

        assertThat(ended(launch))
                .isEqualTo(new Ended(3, "", "dtu: DTU_JAVA_HOME is not a JDK 21 or newer: " + elsewhere + "\n"));
    }

    @Test
    void a_jdk_that_is_too_old_is_refused_in_one_line() throws IOException {
        var old = Files.createDirectories(temporary.resolve("jdk-17/bin"));
        var compiler = Files.createFile(old.resolve("javac"));
        assertThat(compiler.toFile().setExecutable(true)).isTrue();
        Files.writeString(temporary.resolve("jdk-17/release"), "IMPLEMENTOR=\"Some\"\nJAVA_VERSION=\"17.0.12\"\n");
        var launch = launch(path(), "run");
        launch.environment().put("DTU_JAVA_HOME", temporary.resolve("jdk-17").toString());

        assertThat(ended(launch))
                .isEqualTo(new Ended(
                        3, "", "dtu: DTU_JAVA_HOME is not a JDK 21 or newer: " + temporary.resolve("jdk-17") + "\n"));
    }

    @Test
    void it_may_be_called_through_a_symbolic_link() throws IOException {
        var link = Files.createSymbolicLink(temporary.resolve("bin/twins"), repository.resolve("dtu"));
        var launch = launch(path());
        launch.command(link.toString());

        assertThat(ended(launch).output()).isEqualTo(elsewhere + " []\n");
    }

    /** How a process ended. */
    private record Ended(int code, String output, String complaints) {}

    private Ended dtu(String... words) {
        return ended(launch(path(), words));
    }

    private String path() {
        return temporary.resolve("bin") + ":" + System.getenv("PATH");
    }

    private ProcessBuilder launch(String path, String... words) {
        var command = new ArrayList<>(List.of(repository.resolve("dtu").toString()));
        command.addAll(List.of(words));
        var launch = new ProcessBuilder(command).directory(elsewhere.toFile());
        launch.environment().put("PATH", path);
        launch.environment().put("DTU_JAVA_HOME", System.getProperty("java.home"));
        launch.environment().remove("JAVA_TOOL_OPTIONS");
        return launch;
    }

    private Ended ended(ProcessBuilder launch) {
        var output = temporary.resolve("output");
        var complaints = temporary.resolve("complaints");
        try {
            var process = launch.redirectOutput(output.toFile())
                    .redirectError(complaints.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(complaints));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Puts a Maven on the path that does what the script says. */
    private void maven(String script) throws IOException {
        var file = Files.createDirectories(temporary.resolve("bin")).resolve("mvn");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void writeEcho(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        var name = Echo.class.getName().replace('.', '/') + ".class";
        try (var file = Files.newOutputStream(jar);
                var entries = new JarOutputStream(file, manifest);
                var bytes = Objects.requireNonNull(Echo.class.getResourceAsStream("/" + name))) {
            entries.putNextEntry(new JarEntry(name));
            entries.write(bytes.readAllBytes());
        }
    }

    private static Path onPath(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
