package dtu.twins.universe;

import dtu.twins.Parcel;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel on its way to the outside.
 *
 * @param due when it is sent next; meaningless once it is no longer pending
 * @param fault the rule that delayed it, or {@code duplicate}; empty when none did
 */
public record Delivery(
        long number,
        String twin,
        Parcel parcel,
        Instant announced,
        Instant due,
        Status status,
        List<Try> tries,
        String fault) {
    public static final Table<Long, Delivery> DELIVERIES = Table.of("Delivery", Delivery::number);
    /** Only those still to be sent, earliest first. */
    static final Index<Instant, Delivery> DUE = DELIVERIES.index("due", Delivery::dueIfPending);

    /** The fault of a delivery that is there twice. */
    static final String DUPLICATE = "duplicate";

    /** Where it stands. */
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED
    }

    /**
     * One attempt that has been made.
     *
     * @param outcome the HTTP status, or why there was none
     */
    public record Try(Instant at, String outcome, String why) {}

    static Delivery of(long number, String twin, Parcel parcel, Instant now, Instant due, String fault) {
        return new Delivery(number, twin, parcel, now, due, Status.PENDING, List.of(), fault);
    }

    Delivery tried(Try attempt, Status next, Instant again) {
        var all = new ArrayList<>(tries);
        all.add(attempt);
        return new Delivery(number, twin, parcel, announced, again, next, List.copyOf(all), fault);
    }

    /** Sent once more from the beginning, at that time. */
    Delivery again(Instant at) {
        return new Delivery(number, twin, parcel, announced, at, Status.PENDING, List.of(), fault);
    }

    /** Not yet: the same, at that time. */
    Delivery later(Instant at) {
        return new Delivery(number, twin, parcel, announced, at, status, tries, fault);
    }

    String lastFailure() {
        return tries.isEmpty() ? "" : tries.getLast().why();
    }

    private @Nullable Instant dueIfPending() {
        return status == Status.PENDING ? due : null;
    }
}
