package dtu.scenarios.monitors;

import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.verdict.Finding;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what monitors find, and holds back what calm may forgive. */
final class Report {
    private static final int REMEMBERED = 24;

    private final List<Violation> found = new ArrayList<>();
    private final List<Violation> held = new ArrayList<>();
    private final Set<String> unclear = new HashSet<>();
    private final Deque<Fact> recent = new ArrayDeque<>();
    private int told;

    /** A finding, and the facts that led to it, oldest first. */
    record Violation(Finding finding, List<Fact> slice) {}

    void violated(Terms terms, Instant at, String why, List<Fact> slice) {
        var violation = new Violation(new Finding(terms.id(), terms.severity(), false, at, why), slice);
        (terms.phase() == Phase.CALM_ONLY ? held : found).add(violation);
    }

    /** A violation of which the monitor knows that it falls behind calm and grace. */
    void owed(Terms terms, Instant at, String why, List<Fact> slice) {
        found.add(new Violation(new Finding(terms.id(), terms.severity(), false, at, why), slice));
    }

    void open(Terms terms, Instant at, String why, List<Fact> slice) {
        found.add(new Violation(new Finding(terms.id(), terms.severity(), true, at, why), slice));
    }

    /** An expectation could not be evaluated: said once, and it leaves the trajectory undecided. */
    void unclear(Terms terms, Instant at, String why) {
        if (unclear.add(terms.id())) {
            open(terms, at, "cannot be evaluated: " + why, List.of());
        }
    }

    void saw(Fact fact) {
        recent.addLast(fact);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    /** The last facts of these services; of all, when none is named. */
    List<Fact> recent(Collection<String> services) {
        return recent.stream()
                .filter(fact -> services.isEmpty()
                        || services.stream().anyMatch(service -> fact.type().startsWith(service + ".")))
                .toList();
    }

    /** What has been found since this was last asked. */
    List<Finding> news() {
        var news = found.subList(told, found.size()).stream()
                .map(Violation::finding)
                .toList();
        told = found.size();
        return news;
    }

    /** Everything; what was held back counts when it happened after the instant up to which it is forgiven. */
    List<Violation> all(Instant owed) {
        var all = new ArrayList<>(found);
        held.stream()
                .filter(violation -> violation.finding().at().isAfter(owed))
                .forEach(all::add);
        return all;
    }
}
