package dtu.twins;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.chance.Chance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final Instant EARLY = Instant.parse("2026-01-05T08:07:09.001999Z");

    @Test
    void milliseconds_are_cut_and_not_rounded() {
        assertThat(Stamp.utc(EARLY)).isEqualTo("2026-01-05T08:07:09.001Z");
    }

    @Test
    void an_offset_moves_the_time_and_stands_at_its_end() {
        assertThat(Stamp.at(EARLY, ZoneOffset.UTC)).isEqualTo("2026-01-05T08:07:09.001+0000");
        assertThat(Stamp.at(EARLY, ZoneOffset.ofHoursMinutes(5, 30))).isEqualTo("2026-01-05T13:37:09.001+0530");
        assertThat(Stamp.at(EARLY, ZoneOffset.ofHoursMinutes(-9, -30))).isEqualTo("2026-01-04T22:37:09.001-0930");
    }

    @Test
    void a_header_has_days_of_two_digits() {
        assertThat(Stamp.header(EARLY)).isEqualTo("Mon, 05 Jan 2026 08:07:09 GMT");
        assertThat(Stamp.header(Instant.EPOCH.minusSeconds(1))).isEqualTo("Wed, 31 Dec 1969 23:59:59 GMT");
    }

    @Test
    void any_time_is_written_as_a_formatter_writes_it() {
        var iso = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx", Locale.ROOT);
        var header = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);
        var chance = new Chance(1);
        var years = 5000L * 365 * 24 * 3600;
        for (var i = 0; i < 2000; i++) {
            var time = Instant.ofEpochSecond((long) ((chance.unit(i) - 0.3) * years), chance.below(1_000_000_000, i));
            var offset = ZoneOffset.ofTotalSeconds((chance.in("zone").below(96, i) - 48) * 900);

            assertThat(Stamp.at(time, offset)).isEqualTo(iso.format(time.atOffset(offset)));
            assertThat(Stamp.header(time)).isEqualTo(header.format(time.atOffset(ZoneOffset.UTC)));
        }
    }
}
