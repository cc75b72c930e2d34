package dtu.jira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text search looks for: all words in any order, stemmed and without case; phrases in quotation marks; {@code *}
 * and {@code ?} inside words; {@code ~} for words that are nearly the same; AND, OR, NOT, {@code +} and {@code -}
 * between them.
 */
final class TextMatch {
    private static final Pattern PART = Pattern.compile("(?<sign>[+-]?)(?:\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST_STEM = 3;

    /** Groups of which one must hold; in each, all parts must. */
    private final List<List<Part>> alternatives;

    private TextMatch(List<List<Part>> alternatives) {
        this.alternatives = alternatives;
    }

    /** One thing that must be there, or must not. */
    private record Part(Pattern pattern, Presence presence) {}

    /** Whether a part must be there or must not. */
    private enum Presence {
        WANTED,
        UNWANTED
    }

    static TextMatch of(String query) {
        var alternatives = new ArrayList<List<Part>>();
        var group = new ArrayList<Part>();
        var presence = Presence.WANTED;
        var parts = PART.matcher(query);
        while (parts.find()) {
            var word = parts.group("word");
            if ("OR".equals(word)) {
                alternatives.add(List.copyOf(group));
                group.clear();
            } else if ("NOT".equals(word)) {
                presence = Presence.UNWANTED;
            } else if (!"AND".equals(word)) {
                var pattern = word == null ? phrase(parts.group("phrase")) : word(word);
                var sign = parts.group("sign").equals("-") ? Presence.UNWANTED : presence;
                if (pattern != null) {
                    group.add(new Part(pattern, sign));
                }
                presence = Presence.WANTED;
            }
        }
        alternatives.add(List.copyOf(group));
        return new TextMatch(alternatives.stream().filter(one -> !one.isEmpty()).toList());
    }

    /** Whether any of the texts is what is looked for. */
    boolean holds(List<String> texts) {
        return texts.stream().map(TextMatch::normal).anyMatch(this::holds);
    }

    private boolean holds(String text) {
        return alternatives.stream()
                .anyMatch(parts -> parts.stream()
                        .allMatch(part -> part.pattern().matcher(text).find() == (part.presence() == Presence.WANTED)));
    }

    /** Words with one blank around each. */
    private static String normal(String text) {
        return " "
                + SEPARATORS
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }

    private static @Nullable Pattern phrase(String text) {
        var words = normal(text);
        return words.isBlank() ? null : Pattern.compile(Pattern.quote(words));
    }

    private static @Nullable Pattern word(String given) {
        var text = given.toLowerCase(Locale.ROOT);
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            return Pattern.compile(" " + wild(text) + " ");
        }
        if (text.endsWith("~") && text.length() > SHORTEST_STEM) {
            return near(text.substring(0, text.length() - 1));
        }
        var words = normal(text).strip();
        if (words.isEmpty()) {
            return null;
        }
        // A word with a hyphen or a dot in it is several, next to each other.
        return words.indexOf(' ') >= 0
                ? Pattern.compile(Pattern.quote(" " + words + " "))
                : Pattern.compile(" " + Pattern.quote(stem(words)) + "(?:s|es|ed|ing|e|d|er)? ");
    }

    private static String wild(String text) {
        var pattern = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            switch (letter) {
                case '*' -> pattern.append("[^ ]*");
                case '?' -> pattern.append("[^ ]");
                default -> {
                    if (Character.isLetterOrDigit(letter)) {
                        pattern.append(letter);
                    }
                }
            }
        }
        return pattern.toString();
    }

    /** One letter more, less or other. */
    private static Pattern near(String word) {
        var pattern = new StringBuilder(" (?:");
        for (var i = 0; i < word.length(); i++) {
            pattern.append(Pattern.quote(word.substring(0, i)))
                    .append("[^ ]{0,2}")
                    .append(Pattern.quote(word.substring(i + 1)))
                    .append('|');
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(word)).append("[^ ]?) ").toString());
    }

    private static String stem(String word) {
        for (var ending : List.of("ing", "ies", "ed", "es", "s", "e")) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }
}
