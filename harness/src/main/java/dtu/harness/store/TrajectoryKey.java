package dtu.harness.store;

import java.util.Comparator;

/** Which trajectory of a run: the scenario and the number of the draw. Written {@code scenario#index}. */
public record TrajectoryKey(String scenario, int index) implements Comparable<TrajectoryKey> {
    private static final Comparator<TrajectoryKey> ORDER =
            Comparator.comparing(TrajectoryKey::scenario).thenComparingInt(TrajectoryKey::index);

    @Override
    public int compareTo(TrajectoryKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return scenario + "#" + index;
    }
}
