package dtu.scenarios.language;

import dtu.twins.words.Sight;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression can see while it is evaluated: the engine implements it once per trajectory. */
public interface Scene {
    /**
     * The world, a draw, an actor, {@code me}, or what a step's {@code as} named; null while there is no such thing.
     */
    @Nullable
    Object value(String name);

    /**
     * The present state of a twin, for views; the same object for as long as nothing in that twin has changed, since
     * what must hold always is evaluated again only when it is another one.
     */
    Sight sight(String service);

    /** The answer to a call that is made as an observer, without faults and limits. */
    @Nullable
    Object api(String service, String operation, Map<String, Object> arguments);

    /** Where draw functions draw from. */
    default Draws draws() {
        throw new IllegalStateException("nothing can be drawn here");
    }

    /** This scene with one more name. */
    default Scene with(String name, Object value) {
        return new Overlaid(this, name, value, null);
    }

    /** This scene with something to draw from. */
    default Scene drawing(Draws draws) {
        return new Overlaid(this, "", "", draws);
    }
}
