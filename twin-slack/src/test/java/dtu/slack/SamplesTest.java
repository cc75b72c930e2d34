package dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After all other tests: what they heard is all that was recorded of what this twin does. */
@Order(Integer.MAX_VALUE)
class SamplesTest {
    private static final int HEARD_IN_A_WHOLE_RUN = 120;
    /**
     * Retired, or without any success in a workspace that is part of no organisation and whose clients keep no
     * sessions.
     */
    private static final List<String> ALWAYS_REFUSED =
            List.of("files.upload", "migration.exchange", "admin.users.session.invalidate");

    private final Witness witness = Witness.OF_ALL_TESTS;

    @BeforeEach
    void everything_has_been_heard() {
        assumeTrue(witness.hasSamples(), "the recorded samples are not beside this repository");
        assumeTrue(witness.heard().size() > HEARD_IN_A_WHOLE_RUN, "only a run of all tests can tell");
    }

    @Test
    void every_deviation_from_the_recordings_is_needed_and_true() {
        assertThat(witness.deviations().untrue()).isEmpty();
    }

    @Test
    void every_recorded_method_that_is_built_has_been_called_with_success() {
        var built = SlackResources.ROUTES.stream()
                .map(dtu.twins.Route::operation)
                .filter(witness.recorded()::contains)
                .distinct()
                .toList();

        assertThat(built)
                .filteredOn(method -> !witness.heard().contains(method))
                .containsExactlyInAnyOrderElementsOf(ALWAYS_REFUSED);
    }
}
