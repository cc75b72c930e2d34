package dtu.jira.jql;

import java.util.concurrent.ConcurrentHashMap;

/** Reads queries, and remembers a bounded number of those it has read: programs ask the same thing again and again. */
public final class JqlQueries {
    private static final int MOST = 2_000;
    private static final int LONGEST = 4_000;

    private final ConcurrentHashMap<String, Parsed> known = new ConcurrentHashMap<>();

    Parsed parse(String text) {
        if (text.length() > LONGEST) {
            return JqlReader.read(text);
        }
        var found = known.get(text);
        if (found != null) {
            return found;
        }
        var parsed = JqlReader.read(text);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(text, parsed);
        return parsed;
    }
}
