package dtu.harness.server;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.universe.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimekeeperTest {
    private final Timekeeper timekeeper = new Timekeeper(new Scheduler(new Outside(new HttpCourier(), new Sockets())));
    private final AtomicBoolean happened = new AtomicBoolean();

    @Test
    void what_falls_due_after_the_end_does_not_happen_and_is_no_error() {
        timekeeper.close();

        timekeeper.start(() -> happened.set(true));
        var alarm = timekeeper.alarm(Duration.ZERO, () -> happened.set(true));

        assertThat(alarm.isDone()).isFalse();
        assertThat(happened).isFalse();
    }
}
