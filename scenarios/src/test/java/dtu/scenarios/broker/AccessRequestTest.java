package dtu.scenarios.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.scenarios.broker.Access.Membership;
import dtu.scenarios.broker.Access.Role;
import dtu.scenarios.broker.Access.Sharing;
import dtu.scenarios.broker.AccessRequest.What;
import dtu.scenarios.broker.AccessRequest.Who;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the broker remembers of a request, and how people name what they ask for. */
class AccessRequestTest {
    private static final Who WHO = new Who("U1", "00u1", "juno@acme.test", "Juno Ek", "00u2", "U2");
    private static final Sharing PLAN = new Sharing("F1", "Sales plan 7", "omar@acme.test", Role.WRITER, "");

    private static AccessRequest request(Access access) {
        return AccessRequest.asked("REQ-1", WHO, new What(access, Duration.ofHours(2), "a review"), "ACC-1");
    }

    @Test
    void an_application_is_remembered_as_it_was_asked_for() {
        var request = request(new Membership("billing", "00g1")).granted(Instant.parse("2026-01-05T11:00:00Z"));

        assertThat(AccessRequest.of(request.toJson())).isEqualTo(request);
    }

    @Test
    void a_shared_file_is_remembered_with_its_permission() {
        var request = request(PLAN).shownOn(new Slack.Posted("D1", "1.2")).to(PLAN.by("P9"));

        assertThat(AccessRequest.of(request.toJson())).isEqualTo(request);
    }

    @Test
    void a_file_goes_by_its_title_and_its_id_whoever_has_it_now() {
        assertThat(PLAN.answersTo("drive-edit:omar@acme.test/Sales plan 7")).isTrue();
        assertThat(PLAN.of("ada@acme.test").answersTo("drive-edit:omar@acme.test/F1"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales plan 7", "drive:omar@acme.test/F1", "drive-edit:omar@acme.test/F2", "drive:F1"})
    void a_file_does_not_go_by_another_name(String word) {
        assertThat(PLAN.answersTo(word)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "billing", "drive:", "drive:plan", "drive:/plan", "drive:omar@acme.test/"})
    void what_names_no_owner_and_no_file_is_no_file_name(String word) {
        assertThat(FileName.of(word)).isEmpty();
    }
}
