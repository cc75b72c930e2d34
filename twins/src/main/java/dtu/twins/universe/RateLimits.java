package dtu.twins.universe;

import dtu.twins.Call;
import dtu.twins.Refusal;
import dtu.twins.Twin;
import dtu.twins.Twin.Bucket;
import dtu.twins.Twin.Metering;
import dtu.twins.http.Response;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts calls against the vendor's buckets. Costs nothing while a service's limits are off. */
final class RateLimits {
    static final Table<String, Window> WINDOWS = Table.bookkeeping("RateWindow", Window::key);

    private RateLimits() {}

    /** A bucket's present window: it begins with the first call in it. */
    record Window(String key, Instant ends, int used) {}

    /**
     * What counting a call came to.
     *
     * @param refused the vendor's answer when a bucket is empty; null when the call may go on
     * @param metering the state of the most specific bucket; null when the call falls into none
     * @param notices the buckets that have just begun to run low, or were found empty for the first time
     */
    record Counted(@Nullable Response refused, @Nullable Metering metering, List<Notice> notices) {
        static final Counted NOTHING = new Counted(null, null, List.of());

        Response metered(Twin twin, Call call, Response response) {
            return metering == null ? response : twin.metered(call, response, metering);
        }
    }

    /** A bucket of which the vendor takes notice. */
    record Notice(Bucket bucket, Metering metering) {}

    /** Counts one call of a caller against a fault rule's own limit; the refusal when it is one too many. */
    static @Nullable Response count(Universe universe, Twin twin, Call call, Strike.Quota quota, String by) {
        var limit = quota.limit();
        var bucket = new Bucket("fault " + quota.rule() + " " + by, limit.calls(), limit.window());
        var refused = new Response[1];
        universe.changeOwn(own -> {
            var used = window(own, twin, bucket, call.now()).map(Window::used).orElse(0);
            if (used >= limit.calls()) {
                refused[0] = twin.limited(call, bucket, metering(own, twin, bucket, call.now()));
                return own;
            }
            return used(own, twin, bucket, call.now());
        });
        return refused[0];
    }

    static boolean areOn(Twin twin, Call call) {
        return call.settings().isOn(twin.name() + ".rateLimits");
    }

    /** Counts one call in every bucket it falls into, unless one of them is empty: then in none. Limits are on. */
    static Counted count(Universe universe, Twin twin, Call call) {
        var buckets = buckets(twin, call);
        if (buckets.isEmpty()) {
            return Counted.NOTHING;
        }
        var counted = new Counted[] {Counted.NOTHING};
        universe.changeOwn(own -> {
            var full = buckets.stream()
                    .filter(bucket -> window(own, twin, bucket, call.now())
                            .filter(window -> window.used() >= bucket.limit())
                            .isPresent())
                    .findFirst();
            if (full.isPresent()) {
                return emptied(own, twin, call, full.get(), counted);
            }
            var next = own;
            var notices = new ArrayList<Notice>();
            for (var bucket : buckets) {
                next = used(next, twin, bucket, call.now());
                var metering = metering(next, twin, bucket, call.now());
                if (bucket.low() > 0 && bucket.limit() - metering.remaining() == bucket.low()) {
                    notices.add(new Notice(bucket, metering));
                }
            }
            counted[0] = new Counted(null, metering(next, twin, buckets.getFirst(), call.now()), notices);
            return next;
        });
        return counted[0];
    }

    /** The first refusal of a window is counted too, so that the ones behind it are not the first. */
    private static State emptied(State own, Twin twin, Call call, Bucket bucket, Counted[] counted) {
        var metering = metering(own, twin, bucket, call.now());
        var used = window(own, twin, bucket, call.now()).map(Window::used).orElse(0);
        var first = bucket.low() > 0 && used == bucket.limit();
        var notices = first ? List.of(new Notice(bucket, metering)) : List.<Notice>of();
        counted[0] = new Counted(twin.limited(call, bucket, metering), metering, notices);
        return first ? used(own, twin, bucket, call.now()) : own;
    }

    /** Whoever cannot be authenticated is refused by the operation itself. */
    private static List<Bucket> buckets(Twin twin, Call call) {
        try {
            return twin.buckets(call);
        } catch (Refusal nobody) {
            return List.of();
        }
    }

    private static Metering metering(State own, Twin twin, Bucket bucket, Instant now) {
        var window = window(own, twin, bucket, now);
        var used = window.map(Window::used).orElse(0);
        var ends = window.map(Window::ends).orElse(now.plus(bucket.window()));
        return new Metering(bucket.limit(), Math.max(0, bucket.limit() - used), ends);
    }

    /** The bucket's window, unless it is over. */
    private static Optional<Window> window(State own, Twin twin, Bucket bucket, Instant now) {
        return own.find(WINDOWS, key(twin, bucket))
                .filter(window -> window.ends().isAfter(now));
    }

    private static State used(State own, Twin twin, Bucket bucket, Instant now) {
        var window = window(own, twin, bucket, now);
        var ends = window.map(Window::ends).orElse(now.plus(bucket.window()));
        return own.put(
                WINDOWS,
                new Window(key(twin, bucket), ends, window.map(Window::used).orElse(0) + 1));
    }

    private static String key(Twin twin, Bucket bucket) {
        return twin.name() + " " + bucket.key();
    }
}
