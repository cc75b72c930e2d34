package dtu.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./dtu bench [NAME …]}: runs the benchmarks named, or all of them; {@code maps} hands the rest to JMH. */
public final class Bench {
    private static final String MAPS = "maps";

    private Bench() {}

    /** One benchmark. */
    private interface Benchmark {
        Figures measured() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(MAPS)) {
            org.openjdk.jmh.Main.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        var all = all();
        var chosen = args.length == 0 ? List.copyOf(all.keySet()) : List.of(args);
        for (var name : chosen) {
            if (!all.containsKey(name)) {
                System.err.println("there is no benchmark " + name + "; there are " + all.keySet() + " and " + MAPS);
                System.exit(2);
            }
        }
        for (var name : chosen) {
            var benchmark = all.get(name);
            if (benchmark != null) {
                System.out.println(benchmark.measured());
            }
        }
        System.exit(0);
    }

    private static Map<String, Benchmark> all() {
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("http", HttpLoad::measured);
        all.put("calls", CallLoad::measured);
        all.put("worlds", WorldLoad::measured);
        all.put("channel", ChannelLoad::measured);
        all.put("org", OrgLoad::measured);
        all.put("suite", SuiteLoad::measured);
        all.put("start", StartUp::measured);
        return all;
    }
}
