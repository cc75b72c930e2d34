package dtu.harness.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides what the trajectories of a run are. Two folders of equal specifications hold parts of one
 * run.
 *
 * @param seed the run's seed, from which every trajectory's follows
 * @param trajectories per scenario, over all shards
 * @param faults the name of the fault profile; empty for the scenarios' own
 * @param contents the hashes of the other files that decide: the worlds, the bindings, the fault profile that is on in
 *     every trajectory, such as {@code world acme}
 * @param started when the run began; for readers, and not compared
 * @param paths the files and folders that were named, from the folder the run was started in; not compared
 */
public record RunSpec(
        long seed,
        String sut,
        int trajectories,
        String faults,
        @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, String> contents,
        Shard shard,
        Instant started,
        List<String> paths,
        List<ScenarioSpec> scenarios) {
    public RunSpec {
        contents = new TreeMap<>(contents);
        paths = List.copyOf(paths);
        scenarios = List.copyOf(scenarios);
        var names = new HashSet<String>();
        for (ScenarioSpec scenario : scenarios) {
            if (!names.add(scenario.name())) {
                throw new IllegalArgumentException("two scenarios are called " + scenario.name());
            }
        }
    }

    /** The place of a scenario in the list; -1 when it is not part of this run. */
    public int ordinal(String scenario) {
        for (int i = 0; i < scenarios.size(); i++) {
            if (scenarios.get(i).name().equals(scenario)) {
                return i;
            }
        }
        return -1;
    }

    /** The hash of what a file said; empty when the run did not need it. */
    public String content(String file) {
        return contents.getOrDefault(file, "");
    }

    @JsonIgnore
    public List<Double> weights() {
        return scenarios.stream().map(ScenarioSpec::weight).toList();
    }

    RunSpec whole() {
        return new RunSpec(seed, sut, trajectories, faults, contents, Shard.WHOLE, started, paths, scenarios);
    }

    /** Why trajectories of the other run must not be mixed with this one's, in words; empty when they may. */
    Optional<String> differenceTo(RunSpec other) {
        var differences = new ArrayList<String>();
        differ(differences, "seed", seed, other.seed);
        differ(differences, "app under test", sut, other.sut);
        differ(differences, "trajectories", trajectories, other.trajectories);
        differ(differences, "faults", faults, other.faults);
        var files = new TreeSet<>(contents.keySet());
        files.addAll(other.contents.keySet());
        for (var file : files) {
            differ(differences, "content of " + file, content(file), other.content(file));
        }
        differ(differences, "shard", shard, other.shard);
        for (ScenarioSpec mine : scenarios) {
            int at = other.ordinal(mine.name());
            if (at < 0) {
                differences.add("scenario " + mine.name() + " is in the first only");
            } else {
                var theirs = other.scenarios.get(at);
                differ(differences, "content of scenario " + mine.name(), mine.hash(), theirs.hash());
                differ(differences, "weight of scenario " + mine.name(), mine.weight(), theirs.weight());
            }
        }
        for (ScenarioSpec theirs : other.scenarios) {
            if (ordinal(theirs.name()) < 0) {
                differences.add("scenario " + theirs.name() + " is in the second only");
            }
        }
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private static void differ(List<String> differences, String what, Object first, Object second) {
        if (!Objects.equals(first, second)) {
            differences.add(what + ": " + shown(first) + " and " + shown(second));
        }
    }

    private static String shown(Object value) {
        return value.equals("") ? "none" : value.toString();
    }
}
