package dtu.google;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each operation answers and the members of every type, as Google's discovery documents have them: what a mask may
 * name.
 *
 * @param answers type by operation
 * @param members type of each member by type; {@code -} for scalars, {@code *} for anything, {@code {}type} for maps
 */
record FieldTypes(Map<String, String> answers, Map<String, Map<String, String>> members) {
    static final FieldTypes ALL = read();
    static final String ANYTHING = "*";
    private static final int COLUMNS_OF_A_MEMBER = 3;

    /** The type that an operation answers with; null when it answers with nothing. */
    @Nullable
    String answer(String operation) {
        return answers.get(operation);
    }

    /** The type of a member; null when the type has no such member. */
    @Nullable
    String member(String type, String name) {
        if (type.equals(ANYTHING)) {
            return ANYTHING;
        }
        if (type.startsWith("{}")) {
            return type.substring(2);
        }
        return members.getOrDefault(type, Map.of()).get(name);
    }

    private static FieldTypes read() {
        var answers = new HashMap<String, String>();
        var members = new HashMap<String, Map<String, String>>();
        var stream = FieldTypes.class.getResourceAsStream("fields.tsv");
        if (stream == null) {
            throw new IllegalStateException("no fields.tsv beside " + FieldTypes.class.getName());
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var columns = line.split("\t", -1);
                if (columns.length == COLUMNS_OF_A_MEMBER) {
                    members.computeIfAbsent(columns[0], type -> new HashMap<>()).put(columns[1], columns[2]);
                } else {
                    answers.put(columns[0], columns[1]);
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new FieldTypes(Map.copyOf(answers), Map.copyOf(members));
    }
}
