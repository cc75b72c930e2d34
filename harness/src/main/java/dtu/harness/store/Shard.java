package dtu.harness.store;

/**
 * One of several parts of a run, counted from one: the trajectories whose index leaves {@code part - 1} modulo
 * {@code of}.
 */
public record Shard(int part, int of) {
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (of < 1 || part < 1 || part > of) {
            throw new IllegalArgumentException("a shard is i/n with 1 ≤ i ≤ n, not " + part + "/" + of);
        }
    }

    public boolean has(int index) {
        return index % of == part - 1;
    }

    /** The place of a trajectory among those of its scenario in this shard, from zero. */
    public int turn(int index) {
        return index / of;
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
