package dtu.okta.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The places of the descriptions that do not hold, each with the reason; and which of them a run has met. */
final class Deviations {
    /** The reason that proves itself: Okta was recorded answering so. */
    static final String RECORDED = "recorded";

    /** The other one: an example of the description is so. */
    static final String EXEMPLIFIED = "its own example";

    static final Deviations LISTED = read();

    private final Map<String, String> reasons = new TreeMap<>();
    private final Set<String> met = ConcurrentHashMap.newKeySet();
    private final AtomicInteger classes = new AtomicInteger();

    private Deviations() {}

    private static Deviations read() {
        var listed = new Deviations();
        try (var list = Objects.requireNonNull(Deviations.class.getResourceAsStream("deviations.tsv"))) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(columns -> listed.reasons.put(columns[0], columns[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return listed;
    }

    boolean excuse(Answers.Fault fault) {
        if (!reasons.containsKey(fault.place())) {
            return false;
        }
        met.add(fault.place());
        return true;
    }

    /** Says how many test classes this run has. */
    void planned(int number) {
        classes.set(number);
    }

    int classes() {
        return classes.get();
    }

    /** The places that are listed and of which no answer in this run has made use. */
    Set<String> unmet() {
        var unmet = new TreeSet<>(reasons.keySet());
        unmet.removeAll(met);
        return unmet;
    }

    /** The places that are listed for that reason. */
    Set<String> because(String reason) {
        var found = new TreeSet<String>();
        reasons.forEach((place, why) -> {
            if (why.equals(reason)) {
                found.add(place);
            }
        });
        return found;
    }
}
