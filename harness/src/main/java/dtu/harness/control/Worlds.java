package dtu.harness.control;

import dtu.twins.json.Json;
import dtu.twins.universe.Universe;

/** Fills new universes with people and things. */
public interface Worlds {
    /** A universe that is as new tenants are, with nobody in it. */
    String EMPTY = "empty";

    /** The world of the default universe unless told otherwise. */
    String usual();

    /**
     * Brings a world into a universe that has just been founded.
     *
     * @param world a name or a file, or the world itself as an object
     * @throws ControlError when there is no such world, or it is wrong
     */
    void settle(Universe universe, Json world);
}
