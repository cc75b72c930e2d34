package dtu.scenarios.engine;

import dtu.scenarios.language.Draws;
import dtu.scenarios.language.Overrides;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Script;
import dtu.twins.Call;
import dtu.twins.Twin;
import dtu.twins.chance.Chance;
import dtu.twins.state.State;
import dtu.twins.universe.Universe;
import dtu.twins.words.Sight;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What expressions of one trajectory can see: the world, the draws, the actors, what steps have named, and the twins.
 */
final class Stage implements Scene {
    private final Script script;
    private final Universe universe;
    private final Chance chance;
    private final Overrides overrides;
    private final Map<String, Object> names = new HashMap<>();
    private final Lexicon lexicon;
    private final Map<Twin, Seen> seen = new HashMap<>();

    private record Seen(State state, Call look) {}

    Stage(Script script, Universe universe, Lexicon lexicon, Chance chance, Overrides overrides) {
        this.script = script;
        this.universe = universe;
        this.chance = chance.in("draws");
        this.overrides = overrides;
        this.lexicon = lexicon;
    }

    Script script() {
        return script;
    }

    void name(String name, Object value) {
        names.put(name, value);
    }

    @Override
    public @Nullable Object value(String name) {
        return names.get(name);
    }

    /**
     * The same look for as long as the twin's state is the same: what must hold always is evaluated again by identity.
     */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public Sight sight(String service) {
        var twin = lexicon.twin(service);
        if (twin == null) {
            throw new IllegalArgumentException("no service " + service);
        }
        var state = universe.world().of(twin);
        var last = seen.get(twin);
        if (last == null || last.state() != state) {
            last = new Seen(state, universe.look(twin));
            seen.put(twin, last);
        }
        return last.look();
    }

    @Override
    public @Nullable Object api(String service, String operation, Map<String, Object> arguments) {
        var world = names.get("world") instanceof Map<?, ?> card ? card : Map.of();
        var administrator = world.get("admin") instanceof Map<?, ?> person ? person : Map.of();
        return new Observer(universe).asked(service + "." + operation, arguments, administrator);
    }

    /** The draws of one expression. */
    Draws draws(String key, int ordinal) {
        return new Draws(chance, key, ordinal, overrides);
    }

    /** This scene with the draws of one expression. */
    Scene drawing(String key, int ordinal) {
        return drawing(draws(key, ordinal));
    }
}
