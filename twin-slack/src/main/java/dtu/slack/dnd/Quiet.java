package dtu.slack.dnd;

import dtu.slack.users.User;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * What somebody changed about their quiet hours.
 *
 * @param snoozeEnd when the snooze ends; the beginning of time when there is none
 * @param skipped the end of the night that somebody ended early
 */
public record Quiet(User.Id id, Instant snoozeEnd, Instant skipped) {
    static final Table<User.Id, Quiet> QUIETS = Table.of("Quiet", Quiet::id);
    private static final LocalTime EVENING = LocalTime.of(22, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** A night: from one evening until the next morning. */
    record Night(Instant start, Instant end) {
        boolean has(Instant now) {
            return !now.isBefore(start) && now.isBefore(end);
        }
    }

    static Quiet of(State state, User.Id user) {
        return state.find(QUIETS, user).orElseGet(() -> new Quiet(user, Instant.EPOCH, Instant.EPOCH));
    }

    boolean isSnoozing(Instant now) {
        return snoozeEnd.isAfter(now);
    }

    /** The night that it is, or the next one. */
    Night night(User user, Instant now) {
        var local = now.atZone(zone(user));
        var first = local.toLocalTime().isBefore(MORNING) ? local.minusDays(1) : local;
        var night = beginning(first);
        return night.has(now) && night.end().equals(skipped) ? beginning(first.plusDays(1)) : night;
    }

    private static Night beginning(ZonedDateTime day) {
        var evening = day.with(EVENING).withSecond(0).withNano(0);
        return new Night(evening.toInstant(), evening.plusDays(1).with(MORNING).toInstant());
    }

    private static ZoneId zone(User user) {
        try {
            return ZoneId.of(user.timeZone());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** As anybody sees it. */
    void members(JsonOut json, User user, Instant now) {
        var night = night(user, now);
        json.truth("dnd_enabled", true)
                .number("next_dnd_start_ts", night.start().getEpochSecond())
                .number("next_dnd_end_ts", night.end().getEpochSecond());
    }

    /** As oneself sees it. */
    void own(JsonOut json, User user, Instant now) {
        members(json, user, now);
        snooze(json, now);
    }

    void snooze(JsonOut json, Instant now) {
        json.truth("snooze_enabled", isSnoozing(now));
        if (isSnoozing(now)) {
            json.number("snooze_endtime", snoozeEnd.getEpochSecond())
                    .number("snooze_remaining", snoozeEnd.getEpochSecond() - now.getEpochSecond())
                    .truth("snooze_is_indefinite", false);
        }
    }

    /** As events tell it, to everybody or to oneself. */
    public static void told(State state, JsonOut json, User user, Instant at, Audience audience) {
        var quiet = of(state, user.id());
        if (audience == Audience.ONESELF) {
            quiet.own(json, user, at);
        } else {
            quiet.members(json, user, at);
        }
    }

    /** Who is told. */
    public enum Audience {
        EVERYBODY,
        ONESELF
    }
}
