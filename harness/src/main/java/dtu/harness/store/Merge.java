package dtu.harness.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The union of run folders: shards of one run, from wherever they ran. */
public final class Merge {
    private Merge() {}

    /**
     * Writes the union of all sources into a new folder. A trajectory in several sources must have ended alike in each:
     * a free test of determinism.
     */
    public static Run into(Path target, List<Path> sources) {
        if (sources.isEmpty()) {
            throw new RunFolderException("there is nothing to merge");
        }
        if (Files.exists(target)) {
            throw new RunFolderException(target + " already exists: choose a new folder to merge into");
        }
        var runs = sources.stream().map(Run::read).toList();
        var spec = runs.get(0).spec().whole();
        for (Run run : runs) {
            spec.differenceTo(run.spec().whole()).ifPresent(difference -> {
                throw new RunFolderException(
                        "%s and %s are not parts of one run: %s".formatted(sources.get(0), run.folder(), difference));
            });
        }
        try {
            // Beside the target first: a folder with half of the trajectories would look like a run that was
            // interrupted.
            var temporary = target.resolveSibling(target.getFileName() + ".merging");
            Folders.delete(temporary);
            write(temporary, spec, union(runs));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunFolderException(target + " cannot be written: " + e.getMessage(), e);
        }
        return Run.read(target);
    }

    private static Map<TrajectoryKey, Run> union(List<Run> runs) {
        var owners = new TreeMap<TrajectoryKey, Run>();
        for (Run run : runs) {
            for (Judged judged : run.judged()) {
                var owner = owners.putIfAbsent(judged.key(), run);
                if (owner == null) {
                    continue;
                }
                var first = owner.find(judged.key()).orElseThrow();
                if (!first.agreesWith(judged)) {
                    throw Run.diverged(run.folder(), first, judged);
                }
                if (!owner.hasStory(judged.key()) && run.hasStory(judged.key())) {
                    owners.put(judged.key(), run);
                }
            }
        }
        return owners;
    }

    private static void write(Path folder, RunSpec spec, Map<TrajectoryKey, Run> owners) {
        try (var merged = RunFolder.create(folder, spec)) {
            var retention = new Retention();
            var recorder = merged.recorder();
            owners.forEach((key, run) -> {
                var judged = run.find(key).orElseThrow();
                var story = run.storyBytes(key).filter(bytes -> retention.keeps(judged));
                recorder.append(judged, story.orElse(null));
            });
        }
    }
}
