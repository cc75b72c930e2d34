package dtu.scenarios.language;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names with stars: {@code okta.*}. */
public final class Globs {
    private Globs() {}

    /** Whether the glob, in which a star stands for any text, matches the whole name. */
    public static boolean matches(String glob, String name) {
        var regex = Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }
}
