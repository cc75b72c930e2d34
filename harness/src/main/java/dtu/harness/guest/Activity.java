package dtu.harness.guest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a process and those that it has started have anything to do. Where the system tells the state of each thread,
 * a thread that runs or could run is at work; elsewhere, processor time that has passed since the last look is.
 */
final class Activity {
    private static final Path PROC = Path.of("/proc");
    private static final Duration FAMILY_FRESH = Duration.ofMillis(250);

    private final ProcessHandle root;
    private List<ProcessHandle> family = List.of();
    private long familyNanos;
    private Duration usedBefore = Duration.ZERO;

    Activity(ProcessHandle root) {
        this.root = root;
    }

    synchronized boolean isAtRest() {
        var now = System.nanoTime();
        if (family.isEmpty() || now - familyNanos > FAMILY_FRESH.toNanos()) {
            family = Stream.concat(Stream.of(root), root.descendants()).toList();
            familyNanos = now;
        }
        return Files.isDirectory(PROC.resolve(Long.toString(root.pid())).resolve("task"))
                ? family.stream().noneMatch(Activity::hasRunningThread)
                : hasUsedNothing();
    }

    /** The processor time of all of them so far, where the system tells it. */
    synchronized Optional<Duration> used() {
        return family.stream()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration::plus);
    }

    private boolean hasUsedNothing() {
        var used = used().orElse(Duration.ZERO);
        var nothing = used.equals(usedBefore);
        usedBefore = used;
        return nothing;
    }

    private static boolean hasRunningThread(ProcessHandle process) {
        try (var tasks = Files.list(PROC.resolve(Long.toString(process.pid())).resolve("task"))) {
            return tasks.anyMatch(Activity::isRunning);
        } catch (IOException | UncheckedIOException ended) {
            return false;
        }
    }

    /** The state is the letter behind the name, which is in brackets and may itself contain any. */
    private static boolean isRunning(Path task) {
        try {
            var stat = Files.readString(task.resolve("stat"));
            var state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'R' || state == 'D';
        } catch (IOException | StringIndexOutOfBoundsException ended) {
            return false;
        }
    }
}
