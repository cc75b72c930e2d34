package dtu.okta;

import dtu.twins.Stamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Okta's time stamps: UTC with three decimals and a Z. */
public final class OktaTime {
    private OktaTime() {}

    public static String text(Instant time) {
        return Stamp.utc(time);
    }

    /** Null stays null: Okta's word for never. */
    public static @Nullable String textOrNull(@Nullable Instant time) {
        return time == null ? null : text(time);
    }
}
