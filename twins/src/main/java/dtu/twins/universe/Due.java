package dtu.twins.universe;

import java.time.Instant;

/** Something whose time comes by itself. */
public sealed interface Due {
    Instant at();

    /** A task of a twin. */
    record TaskDue(Instant at, long number) implements Due {}

    /** A delivery to the outside. */
    record DeliveryDue(Instant at, long number) implements Due {}
}
