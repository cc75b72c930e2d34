package dtu.scenarios.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a fault rule is aimed at: names and globs of operations or of events, and tiers. A rule that can never hit
 * anything is a mistake, which nobody would notice when it is in force.
 */
public record Reach(List<String> on, List<String> except, List<String> events, List<String> tiers) {
    /** What no vendor sends but the universe itself, such as timers. */
    private static final String UNIVERSE = "universe";

    public Reach {
        on = List.copyOf(on);
        except = List.copyOf(except);
        events = List.copyOf(events);
        tiers = List.copyOf(tiers);
    }

    /**
     * What keeps it from hitting anything, in words; empty when nothing does.
     *
     * @param operations all there are, each with its tier, which is empty where it has none
     * @param services those that may send events
     */
    public List<String> obstacles(Map<String, String> operations, Collection<String> services) {
        var obstacles = new ArrayList<String>();
        var senders = new TreeSet<>(services);
        senders.add(UNIVERSE);
        var spared = events.isEmpty() ? except : List.<String>of();
        for (var glob : both(on, spared)) {
            if (hit(glob, operations).isEmpty()) {
                obstacles.add("no operation is called '" + glob + "'" + Nearest.hint(glob, operations.keySet()));
            } else if (on.contains(glob)) {
                aimed(glob, operations, obstacles);
            }
        }
        for (var glob : events) {
            var sender = glob.split("\\.", 2)[0];
            if (sender.indexOf('*') < 0 && !senders.contains(sender)) {
                obstacles.add("'" + sender + "' sends no events" + Nearest.hint(sender, senders));
            }
        }
        return List.copyOf(obstacles);
    }

    private void aimed(String glob, Map<String, String> operations, List<String> obstacles) {
        var left = hit(glob, operations).stream()
                .filter(operation -> except.stream().noneMatch(spared -> Globs.matches(spared, operation)))
                .toList();
        if (left.isEmpty()) {
            obstacles.add("all of '" + glob + "' is spared by 'except'");
        } else if (!tiers.isEmpty()) {
            tiered(glob, left, operations, obstacles);
        }
    }

    private void tiered(String glob, List<String> left, Map<String, String> operations, List<String> obstacles) {
        var there = tiers(left, operations);
        if (there.isEmpty()) {
            var having = operations.keySet().stream()
                    .filter(operation -> !operations.getOrDefault(operation, "").isEmpty())
                    .map(operation -> operation.substring(0, operation.indexOf('.')))
                    .distinct()
                    .collect(Collectors.joining(", "));
            obstacles.add("'" + glob + "' has no tiers; " + (having.isEmpty() ? "nobody" : having) + " has");
        } else if (tiers.stream().noneMatch(there::contains)) {
            obstacles.add("no operation of '" + glob + "' is in " + String.join(", ", tiers) + "; they are in "
                    + String.join(", ", there));
        }
    }

    private static Set<String> tiers(List<String> some, Map<String, String> operations) {
        return some.stream()
                .map(operation -> operations.getOrDefault(operation, ""))
                .filter(tier -> !tier.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> hit(String glob, Map<String, String> operations) {
        return operations.keySet().stream()
                .filter(operation -> Globs.matches(glob, operation))
                .toList();
    }

    private static List<String> both(Collection<String> some, Collection<String> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** The words of a target as it is written: between commas or blanks. */
    public static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("[,\\s]+"));
    }
}
