package dtu.slack.emoji;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The emoji that every workspace has without anybody adding them, from the list beside this class. */
final class StandardEmoji {
    private static final Pattern TONED = Pattern.compile("(.+)::skin-tone-[2-6](?:-[2-6])?");
    private static final StandardEmoji ALL = read();

    private final Map<String, List<String>> categories = new LinkedHashMap<>();
    /** Every name, and under which one of its emoji's names it is kept. */
    private final Map<String, String> names = new HashMap<>();

    private final Set<String> toned = new HashSet<>();

    private StandardEmoji() {}

    /** The first names of the emoji of each category, in Slack's order. */
    static Map<String, List<String>> categories() {
        return ALL.categories;
    }

    /** The name that is kept for one of the names of an emoji, with its skin tone; empty when there is none such. */
    static Optional<String> named(String name) {
        var tone = TONED.matcher(name);
        if (!tone.matches()) {
            return Optional.ofNullable(ALL.names.get(name));
        }
        return Optional.ofNullable(ALL.names.get(tone.group(1)))
                .filter(ALL.toned::contains)
                .map(first -> first + name.substring(tone.end(1)));
    }

    private static StandardEmoji read() {
        var stream = StandardEmoji.class.getResourceAsStream("standard.txt");
        if (stream == null) {
            throw new IllegalStateException("no standard.txt beside " + StandardEmoji.class.getName());
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var all = new StandardEmoji();
            var category = "";
            for (var line : lines.lines().filter(line -> !line.startsWith("#")).toList()) {
                if (line.startsWith("[")) {
                    category = line.substring(1, line.length() - 1);
                } else {
                    var into = all.categories.computeIfAbsent(category, any -> new ArrayList<>());
                    Arrays.stream(line.split(" ", -1)).forEach(each -> all.add(into, each));
                }
            }
            return all;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void add(List<String> category, String entry) {
        var isToned = entry.endsWith("*");
        var all = (isToned ? entry.substring(0, entry.length() - 1) : entry).split("/", -1);
        category.add(all[0]);
        for (var name : all) {
            names.put(name, all[0]);
        }
        if (isToned) {
            toned.add(all[0]);
        }
    }
}
