package dtu.scenarios.language;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words with {@code {names}} in them, as bindings have: {@code request {app} for {reason}}. */
public record Template(String text) {
    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z_][\\w.]*)}");

    /** The words with each name replaced by what it stands for; by nothing when it stands for nothing. */
    public String filled(Function<String, @Nullable Object> names) {
        return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(Script.text(names.apply(hole.group(1)))));
    }
}
