package dtu.harness.control;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.okta.OktaTwin;
import dtu.twins.http.Request;
import dtu.twins.trace.Trace;
import dtu.twins.trace.TraceQuery;
import dtu.twins.trace.TraceRecord;
import dtu.twins.universe.Cast;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Courier;
import dtu.twins.universe.Dispatcher;
import dtu.twins.universe.Solo;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Universes;
import dtu.twins.universe.Witness;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UniversesTest {
    private static final long RING_BYTES = 20_000;

    private final OktaTwin okta = new OktaTwin();
    private final Trace trace = new Trace(RING_BYTES);
    private final Universes universes = universes(trace);
    private final Universe lab =
            universes.found("lab", new Clock.Virtual(Solo.MONDAY), 1).orElseThrow();

    @Test
    void a_fork_shares_its_parents_world_and_is_another_tenant() {
        var fork = universes.from(lab.world(), "copy").orElseThrow();

        assertThat(fork.world()).isSameAs(lab.world());
        assertThat(fork.tenant().key()).isNotEqualTo(lab.tenant().key());
        assertThat(universes.ofTenant(fork.tenant().key())).hasValue(fork);
        assertThat(fork.tenant().root("okta")).isEqualTo("http://okta.example:4701/u/copy");
    }

    @Test
    void the_default_universe_answers_at_the_ports_themselves() {
        var usual = universes
                .found(Universes.DEFAULT, new Clock.Virtual(Solo.MONDAY), 1)
                .orElseThrow();

        assertThat(usual.tenant().root("okta")).isEqualTo("http://okta.example:4701");
    }

    @Test
    void the_same_seed_and_id_make_the_same_tenant_in_every_process() {
        var elsewhere = universes(Witness.NOBODY)
                .found("lab", new Clock.Virtual(Solo.MONDAY), 1)
                .orElseThrow();

        assertThat(elsewhere.tenant()).isEqualTo(lab.tenant());
    }

    @Test
    void an_id_is_taken_once() {
        assertThat(universes.from(lab.world(), "lab")).isEmpty();
        assertThat(universes.find("lab")).hasValue(lab);
    }

    @Test
    void a_deleted_universe_is_forgotten_by_id_and_by_tenant() {
        assertThat(universes.delete("lab")).isTrue();

        assertThat(universes.delete("lab")).isFalse();
        assertThat(universes.find("lab")).isEmpty();
        assertThat(universes.ofTenant(lab.tenant().key())).isEmpty();
        assertThat(lab.isEnded()).isTrue();
    }

    @Test
    void the_latest_records_are_kept_and_the_oldest_make_room() {
        var dispatcher = new Dispatcher(Courier.NOBODY);
        for (var number = 0; number < 100; number++) {
            dispatcher.dispatch(lab, okta, Request.get("/api/v1/groups?n=" + number), "test");
        }

        var kept = trace.find(TraceQuery.of("lab"), 1_000);

        assertThat(kept).hasSizeBetween(5, 50);
        assertThat(kept).extracting(TraceRecord::number).isSorted().last().isEqualTo(100L);
        assertThat(trace.find(TraceQuery.of("lab"), 3))
                .extracting(TraceRecord::number)
                .containsExactly(98L, 99L, 100L);
    }

    @Test
    void a_follower_hears_until_it_has_had_enough() {
        var dispatcher = new Dispatcher(Courier.NOBODY);
        var heard = new ArrayList<TraceRecord>();
        try (var following = trace.follow(heard::add)) {
            assertThat(following).isNotNull();
            dispatcher.dispatch(lab, okta, Request.get("/api/v1/groups"), "test");
        }
        dispatcher.dispatch(lab, okta, Request.get("/api/v1/groups"), "test");

        assertThat(heard).extracting(TraceRecord::operation).containsExactly("okta.listGroups");
    }

    private Universes universes(Witness witness) {
        return new Universes(
                new Cast(List.of(okta)),
                Map.of("okta", "http://okta.example:4701"),
                InstantSource.system(),
                7,
                witness);
    }
}
