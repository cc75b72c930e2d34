package dtu.jira;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Time stamps as Jira writes them: milliseconds and an offset without a colon, in the reader's time zone. */
public final class JiraTime {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);

    private JiraTime() {}

    public static String text(Instant time, ZoneId zone) {
        return STAMP.format(time.atZone(zone));
    }

    public static @Nullable String textOrNull(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : text(time, zone);
    }
}
