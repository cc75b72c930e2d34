package dtu.okta.hooks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of events that a hook may ask for; the others stay in the system log. */
final class EligibleEvents {
    private static final Set<String> ALL = read();

    private EligibleEvents() {}

    static boolean contain(String type) {
        return ALL.contains(type);
    }

    private static Set<String> read() {
        var stream = EligibleEvents.class.getResourceAsStream("eligible.txt");
        if (stream == null) {
            throw new IllegalStateException("no eligible.txt beside " + EligibleEvents.class);
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
