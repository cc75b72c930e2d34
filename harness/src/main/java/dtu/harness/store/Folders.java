package dtu.harness.store;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where things lie in a run folder. */
final class Folders {
    private static final String SPEC = "spec.json";
    private static final String SEGMENTS = "segments";

    private Folders() {}

    static boolean holdsRun(Path folder) {
        return Files.exists(folder.resolve(SPEC));
    }

    static RunSpec spec(Path folder) throws IOException {
        if (!holdsRun(folder)) {
            throw new RunFolderException(folder + " is not a run folder: it has no " + SPEC);
        }
        try {
            return Stored.JSON.readValue(folder.resolve(SPEC).toFile(), RunSpec.class);
        } catch (JacksonException e) {
            throw new RunFolderException(folder.resolve(SPEC) + " is damaged: " + e.getOriginalMessage(), e);
        }
    }

    static void writeSpec(Path folder, RunSpec spec) throws IOException {
        Files.createDirectories(folder.resolve(SEGMENTS));
        var temporary = folder.resolve(SPEC + ".tmp");
        Stored.JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), spec);
        Files.move(temporary, folder.resolve(SPEC), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The segments, oldest first. */
    static List<Path> segments(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve(SEGMENTS))) {
            return files.filter(f -> f.getFileName().toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
    }

    static Path segment(Path folder, int number) {
        return folder.resolve(SEGMENTS).resolve(String.format(Locale.ROOT, "%06d.seg", number));
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** What makes segments parts of the same run, whatever the shard: 32 bytes. */
    static byte[] id(RunSpec spec) {
        var identity = new StringBuilder();
        identity.append(spec.seed()).append('\n').append(spec.sut()).append('\n');
        identity.append(spec.trajectories()).append('\n').append(spec.faults()).append('\n');
        spec.contents()
                .forEach((file, hash) ->
                        identity.append(file).append('\n').append(hash).append('\n'));
        for (ScenarioSpec scenario : spec.scenarios()) {
            identity.append(scenario.name())
                    .append('\n')
                    .append(scenario.hash())
                    .append('\n');
            identity.append(scenario.weight()).append('\n');
        }
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(identity.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
