package dtu.scenarios.language;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A story plus a distribution: who may act, what may vary, what may break, what must be true. */
public record Scenario(Header header, Cast cast, Plot plot, Demands demands, Mark mark) {
    /** The time of day at which every story begins. */
    public static final LocalTime MORNING = LocalTime.of(8, 0);

    /** What a reader is told. */
    public record Header(String id, String title, String story, String motivation, double weight, Set<String> tags) {}

    /**
     * Who and what is there when the story begins.
     *
     * @param draws in order; a later one may use an earlier one
     * @param actors in order; a later one may use an earlier one
     * @param personas by name, those of the scenario's own file and those of persona files it names
     */
    public record Cast(WorldRef world, List<Draw> draws, List<ActorSpec> actors, Map<String, Persona> personas) {}

    /**
     * What happens.
     *
     * @param faults profiles that are on from the start, or are switched by the timeline
     * @param horizon how long a trajectory lasts
     * @param grace how long after the last fault has healed the app may take to catch up
     */
    public record Plot(List<Step> timeline, List<FaultProfile> faults, Duration horizon, Duration grace) {}

    /**
     * What must be true.
     *
     * @param touches null: the app's changes are not restricted; empty: it may change nothing
     * @param transparent must be equal at the end of two trajectories that differ in faults only
     * @param requires facts without which the story did not happen
     * @param sometimes facts that must occur in some trajectory of every run
     */
    public record Demands(
            List<Expectation> expect,
            @Nullable List<TouchRule> touches,
            @Nullable Expr transparent,
            List<Pattern> requires,
            List<Pattern> sometimes) {}

    /**
     * A world file, and whom this scenario lets join it.
     *
     * @param add {@code hires}, how many, and {@code start}, the time of their first day; empty: nobody
     */
    public record WorldRef(String base, Map<String, Value> add) {}

    /** Something that comes out differently from trajectory to trajectory. */
    public record Draw(String name, Value value, Mark mark) {}

    public String id() {
        return header.id();
    }

    /** What actors want, in the timeline or as the personas they play; each needs a binding. */
    public Set<String> intents() {
        var intents = new TreeSet<String>();
        for (var step : plot.timeline()) {
            if (step.deed() instanceof Step.Does does && !does.vendorOperation()) {
                intents.add(does.action());
            }
        }
        for (var persona : cast.personas().values()) {
            for (var state : persona.states().values()) {
                if (state.act() instanceof Persona.Express express) {
                    intents.add(express.intent());
                }
            }
        }
        return intents;
    }

    /** Hex SHA-256 over the canonical content: what the file says, wherever it lies and however it is laid out. */
    public String hash() {
        return Canon.hash(this);
    }
}
