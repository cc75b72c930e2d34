package dtu.contracts.slack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The app in JavaScript with its libraries, as npm fetches them: once, into the build folder, and again when the list
 * of versions has changed.
 */
final class NodeModules {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "broker.js");
    private static final String LOCK = "package-lock.json";
    /** A copy of the list that the libraries beside it were fetched by. */
    private static final String FETCHED = "fetched.json";

    private static final int OLDEST = 20;
    private static final int FETCH_MINUTES = 5;
    /** What the machine lacks; empty when nothing. */
    private static final String MISSING = missing("node");

    private NodeModules() {}

    /** Where the app can be started; skips the test on a machine where it cannot. */
    static Path required() {
        return unless(MISSING);
    }

    /** The same where that is what the machine lacks. */
    static Path unless(String missing) {
        assumeTrue(missing.isEmpty(), () -> "Bolt for JavaScript is not tested: " + missing);
        return FOLDER;
    }

    /** What a machine lacks on which Node.js is called that; everything is fetched that can be. */
    static String missing(String node) {
        var version = run(List.of(node, "--version"), Path.of("."));
        if (version.code() != 0 || major(version.output()) < OLDEST) {
            return "there is no Node.js " + OLDEST + " or newer";
        }
        try {
            Files.createDirectories(FOLDER);
            for (var file : FILES) {
                Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            var fetched = FOLDER.resolve(FETCHED);
            if (Files.exists(fetched) && Files.mismatch(fetched, FOLDER.resolve(LOCK)) < 0) {
                return "";
            }
            var npm = run(List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), FOLDER);
            if (npm.code() != 0) {
                return "npm cannot fetch it. " + npm.output();
            }
            Files.copy(FOLDER.resolve(LOCK), fetched, StandardCopyOption.REPLACE_EXISTING);
            return "";
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static int major(String version) {
        var number = version.strip().replaceFirst("^v(\\d+)\\..*$", "$1");
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }

    /** How a program ended, and what it wrote. */
    private record Ended(int code, String output) {}

    private static Ended run(List<String> words, Path folder) {
        try {
            var log = Files.createTempFile("dtu-node", ".log");
            var process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(FETCH_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Ended(1, "it takes too long");
            }
            var output = Files.readString(log);
            Files.delete(log);
            return new Ended(process.exitValue(), output);
        } catch (IOException notThere) {
            return new Ended(1, notThere.toString());
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
