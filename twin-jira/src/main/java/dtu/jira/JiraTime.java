package dtu.jira;

import dtu.twins.Stamp;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Time stamps as Jira writes them: milliseconds and an offset without a colon, in the reader's time zone. */
public final class JiraTime {
    private JiraTime() {}

    public static String text(Instant time, ZoneId zone) {
        return Stamp.at(time, zone.getRules().getOffset(time));
    }

    public static @Nullable String textOrNull(@Nullable Instant time, ZoneId zone) {
        return time == null ? null : text(time, zone);
    }
}
