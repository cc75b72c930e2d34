package dtu.slack.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** The words of a text: runs of letters and digits, in lower case. */
public final class Words {
    private static final int LONGEST = 64;

    private Words() {}

    public static List<String> of(String text) {
        var words = new ArrayList<String>();
        var from = -1;
        for (var at = 0; at <= text.length(); at++) {
            var inside = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
            if (inside && from < 0) {
                from = at;
            } else if (!inside && from >= 0) {
                words.add(text.substring(from, Math.min(at, from + LONGEST)).toLowerCase(Locale.ROOT));
                from = -1;
            }
        }
        return words;
    }

    /** Each once. */
    public static List<String> distinct(String text) {
        return text.isEmpty() ? List.of() : List.copyOf(new LinkedHashSet<>(of(text)));
    }
}
