package dtu.harness.store;

import dtu.harness.score.Idle;
import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Score;
import dtu.harness.score.Tally;
import dtu.harness.score.Trial;
import dtu.harness.score.Unreached;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run as it lies in its folder: what was asked, and what was judged so far. Stories are read when asked for. */
public final class Run {
    private record Place(Path segment, long offset) {}

    private final Path folder;
    private final RunSpec spec;
    private final Map<TrajectoryKey, Judged> judged = new TreeMap<>();
    private final Map<TrajectoryKey, Place> stories = new HashMap<>();

    private Run(Path folder, RunSpec spec) {
        this.folder = folder;
        this.spec = spec;
    }

    /** Reads a folder, also while it is being written; a torn last record is not there yet. */
    public static Run read(Path folder) {
        try {
            var run = new Run(folder, Folders.spec(folder));
            for (Path segment : Folders.segments(folder)) {
                run.take(segment);
            }
            return run;
        } catch (IOException e) {
            throw new RunFolderException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads the folder and returns how much of a segment is sound, so that the rest can be cut off. */
    long take(Path segment) throws IOException {
        var codec = new JudgedCodec(spec);
        return Segment.read(segment, Folders.id(spec), (offset, payload) -> {
            var found = codec.decode(payload);
            var before = judged.putIfAbsent(found.key(), found);
            if (before != null && !before.agreesWith(found)) {
                throw diverged(folder, before, found);
            }
            if (JudgedCodec.hasStory(payload)) {
                stories.putIfAbsent(found.key(), new Place(segment, offset));
            }
        });
    }

    static Run empty(Path folder, RunSpec spec) {
        return new Run(folder, spec);
    }

    static RunFolderException diverged(Path folder, Judged first, Judged second) {
        return new RunFolderException(
                "%s: %s was judged twice and ended differently (%s %s, then %s %s): it is not deterministic"
                        .formatted(
                                folder,
                                first.key(),
                                first.outcome(),
                                first.verdict().hash(),
                                second.outcome(),
                                second.verdict().hash()));
    }

    public Path folder() {
        return folder;
    }

    public RunSpec spec() {
        return spec;
    }

    /** Every judged trajectory, without its story, by scenario name and index. */
    public Collection<Judged> judged() {
        return Collections.unmodifiableCollection(judged.values());
    }

    public Optional<Judged> find(TrajectoryKey key) {
        return Optional.ofNullable(judged.get(key));
    }

    public boolean hasStory(TrajectoryKey key) {
        return stories.containsKey(key);
    }

    /** The stored steps; empty for a trajectory whose story was not kept, which a replay brings back. */
    public Optional<Story> story(TrajectoryKey key) {
        return storyBytes(key).map(Stored::story);
    }

    Optional<byte[]> storyBytes(TrajectoryKey key) {
        var place = stories.get(key);
        if (place == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JudgedCodec.story(Segment.payloadAt(place.segment(), place.offset())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures, in the order of the specification. */
    public Score score() {
        var tallies = new HashMap<String, Tally>();
        var criticals = new HashMap<String, Long>();
        for (Judged each : judged.values()) {
            tallies.put(
                    each.scenario(),
                    tallies.getOrDefault(each.scenario(), Tally.NONE).with(each.outcome()));
            criticals.merge(each.scenario(), each.critical() ? 1L : 0L, Long::sum);
        }
        return Score.of(spec.scenarios().stream()
                .map(s -> new ScenarioScore(
                        s.name(),
                        s.weight(),
                        tallies.getOrDefault(s.name(), Tally.NONE),
                        criticals.getOrDefault(s.name(), 0L)))
                .toList());
    }

    /** The sequential test over this run's trajectories. */
    public Trial trial(double threshold, double confidence) {
        var trial = new Trial(threshold, confidence, spec.weights());
        for (Judged each : judged.values()) {
            trial.add(spec.ordinal(each.scenario()), spec.shard().turn(each.index()), each.outcome());
        }
        return trial;
    }

    /** Every {@code sometimes} that was never reached, in the order of the specification. */
    public List<Unreached> unreached() {
        var reached = new HashMap<String, HashSet<String>>();
        var chances = new HashMap<String, Long>();
        for (Judged each : judged.values()) {
            reached.computeIfAbsent(each.scenario(), s -> new HashSet<>()).addAll(each.reached());
            chances.merge(each.scenario(), 1L, Long::sum);
        }
        var unreached = new ArrayList<Unreached>();
        for (ScenarioSpec scenario : spec.scenarios()) {
            for (String sometimes : scenario.sometimes()) {
                if (!reached.getOrDefault(scenario.name(), new HashSet<>()).contains(sometimes)) {
                    unreached.add(new Unreached(scenario.name(), sometimes, chances.getOrDefault(scenario.name(), 0L)));
                }
            }
        }
        return List.copyOf(unreached);
    }

    /** Every fault rule that found nothing to hit in any scenario, in the order of the specification. */
    public List<Idle> idle() {
        var matched = new HashSet<String>();
        var trajectories = new HashMap<String, Long>();
        for (Judged each : judged.values()) {
            matched.addAll(each.matched());
            trajectories.merge(each.scenario(), 1L, Long::sum);
        }
        var idle = new LinkedHashMap<ScenarioSpec.Fault, List<String>>();
        for (ScenarioSpec scenario : spec.scenarios()) {
            for (var fault : scenario.faults()) {
                if (!matched.contains(fault.rule())) {
                    idle.computeIfAbsent(fault, f -> new ArrayList<>()).add(scenario.name());
                }
            }
        }
        return idle.entrySet().stream()
                .map(each -> new Idle(
                        each.getKey().rule(),
                        each.getKey().aim(),
                        each.getValue(),
                        each.getValue().stream()
                                .mapToLong(name -> trajectories.getOrDefault(name, 0L))
                                .sum()))
                .toList();
    }
}
