package dtu.twins.universe;

import dtu.twins.Continuation;
import dtu.twins.Mail;
import dtu.twins.Outgoing;
import dtu.twins.Settler;
import dtu.twins.Task;
import dtu.twins.json.Json;
import dtu.twins.state.Log;
import dtu.twins.state.Schema;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a universe knows beside its twins, in tables like theirs: so it forks, replays and is compared with them. */
public final class Own {
    private Own() {}

    static final Table<String, Counter> COUNTERS = Table.bookkeeping("Counter", Counter::stream);
    static final Table<Appointment.Id, Appointment> APPOINTMENTS = Table.of("Appointment", Appointment::id);
    public static final Table<String, Resident> RESIDENTS = Table.of("Resident", Resident::key);
    public static final Table<String, Setting> SETTINGS = Table.of("Setting", Setting::name);
    public static final Log<Mail> MAIL = Log.of("Mail", Mail::at);
    static final Table<Long, Exchange> EXCHANGES = Table.of("Exchange", Exchange::number);

    static final Schema SCHEMA = Schema.of(List.of(
            COUNTERS,
            APPOINTMENTS,
            Delivery.DELIVERIES,
            RESIDENTS,
            SETTINGS,
            MAIL,
            EXCHANGES,
            FaultRule.FAULTS,
            Meter.METERS,
            RateLimits.WINDOWS));

    /** How many numbers of a stream have been used. */
    record Counter(String stream, long next) {}

    /** A task and when it is due; earlier ones first, then those made first. */
    record Appointment(Id id, String twin, Task task) {
        record Id(Instant due, long number) implements Comparable<Id> {
            @Override
            public int compareTo(Id other) {
                var byTime = due.compareTo(other.due);
                return byTime != 0 ? byTime : Long.compare(number, other.number);
            }
        }
    }

    /**
     * A person who lives here.
     *
     * @param ids the person's id in each service, by the twin's name
     */
    public record Resident(String key, Settler settler, Map<String, String> ids) {
        public Resident {
            ids = Map.copyOf(ids);
        }
    }

    /** A switch that is not at its default. */
    public record Setting(String name, Json value) {}

    /** A question to the outside whose answer is awaited. */
    record Exchange(long number, String twin, Outgoing question, Continuation then) {}
}
