package dtu.twins.persistent;

import dtu.twins.chance.Chance;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a persistent map costs beside {@link TreeMap}, which cannot be forked: read each pair as a ratio. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class OrderedMapBenchmark {
    private static final Chance CHANCE = new Chance(42);
    private static final int EDITS = 10;

    @Param({"1000", "100000", "1000000"})
    private int size;

    private OrderedMap<String, String> map = OrderedMap.empty();
    private OrderedMap<String, String> edited = map;
    private TreeMap<String, String> tree = new TreeMap<>();
    private String[] probes = {};
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        for (var i = 0; i < size; i++) {
            map = map.put(key(i), "value");
            tree.put(key(i), "value");
        }
        probes = new String[size];
        for (var i = 0; i < size; i++) {
            probes[i] = key(CHANCE.in("probe").below(size, i));
        }
        edited = map;
        for (var i = 0; i < EDITS; i++) {
            edited = i % 3 == 2 ? edited.remove(probes[i]) : edited.put(probes[i], "changed");
        }
    }

    private static String key(int ordinal) {
        return "00u" + Long.toString(CHANCE.draw(ordinal) >>> 1, 36);
    }

    private String probe() {
        next = next + 1 == size ? 0 : next + 1;
        return probes[next];
    }

    @Benchmark
    public Object get() {
        return map.get(probe());
    }

    @Benchmark
    public Object getFromTreeMap() {
        return tree.get(probe());
    }

    @Benchmark
    public Object put() {
        return map.put(probe(), "other");
    }

    @Benchmark
    public Object putIntoTreeMap() {
        return tree.put(probe(), "other");
    }

    /** A fresh key: the map forgets it at once by not being kept, the tree has to remove it. */
    @Benchmark
    public Object insert() {
        return map.put(probe() + "!", "other");
    }

    @Benchmark
    public Object insertIntoTreeMap() {
        var key = probe() + "!";
        tree.put(key, "other");
        return tree.remove(key);
    }

    @Benchmark
    public void scanTen(Blackhole read) {
        map.scan(Range.after(probe())).limit(10).forEach(read::consume);
    }

    @Benchmark
    public void scanTenOfTreeMap(Blackhole read) {
        var entries = tree.tailMap(probe(), false).entrySet().iterator();
        for (var i = 0; i < 10 && entries.hasNext(); i++) {
            read.consume(entries.next());
        }
    }

    @Benchmark
    public int count() {
        return map.count(Range.after(probe()));
    }

    @Benchmark
    public void diffOfTen(Blackhole read) {
        map.diff(edited, new Eaten(read));
    }

    @Benchmark
    public void walk(Blackhole read) {
        for (Map.Entry<String, String> entry : map) {
            read.consume(entry.getValue());
        }
    }

    @Benchmark
    public void walkTreeMap(Blackhole read) {
        for (Map.Entry<String, String> entry : tree.entrySet()) {
            read.consume(entry.getValue());
        }
    }

    /** Reads what a diff says and forgets it. */
    private record Eaten(Blackhole read) implements Changes<String, String> {
        @Override
        public void added(String key, String value) {
            read.consume(value);
        }

        @Override
        public void removed(String key, String value) {
            read.consume(value);
        }

        @Override
        public void changed(String key, String before, String after) {
            read.consume(after);
        }
    }
}
