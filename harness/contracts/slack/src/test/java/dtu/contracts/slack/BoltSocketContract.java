package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What a Bolt app may rely on when it holds a socket. */
interface BoltSocketContract extends BoltContract {
    Duration GLANCE = Duration.ofMillis(5);
    Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    default void an_app_that_is_told_to_come_back_does() throws InterruptedException {
        assertThat(workspace().endSockets("refresh_requested")).isEqualTo(1);

        greeted();
    }

    /** A client does not tell when Slack has greeted it, so a first shortcut is tried until it arrives. */
    default void greeted() throws InterruptedException {
        var start = Json.of("{\"callback_id\": \"start\"}");
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - until < 0) {
            if (BoltApp.isOk(workspace().dana("shortcut", start))) {
                assertThat(heard()).isEqualTo("shortcut of " + workspace().person("dana"));
                return;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        throw new AssertionError("the socket never opened");
    }
}
