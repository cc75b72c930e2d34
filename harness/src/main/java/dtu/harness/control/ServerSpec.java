package dtu.harness.control;

import dtu.harness.server.Ports;
import dtu.harness.server.Vendors;
import dtu.twins.Twin;
import dtu.twins.json.Json;
import dtu.twins.universe.Clock;
import dtu.twins.universe.Solo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How a server is to be.
 *
 * @param portBase the control plane's port; 0 for any free ports
 * @param world the default universe's world
 * @param seed of identities and of the default universe's chance
 * @param token what clients of the control plane must show; empty when nothing
 */
public record ServerSpec(
        String host, int portBase, List<Twin> twins, Worlds worlds, Json world, long seed, Time time, String token) {
    public static final String LOOPBACK = "127.0.0.1";

    /** How time passes in universes unless told otherwise. */
    public enum Time {
        REAL,
        VIRTUAL;

        Clock clock() {
            return switch (this) {
                case REAL -> new Clock.Real(Duration.ZERO);
                case VIRTUAL -> new Clock.Virtual(Solo.MONDAY);
            };
        }

        /** A clock that shows that time now. */
        Clock clock(Instant now) {
            return switch (this) {
                case REAL ->
                    new Clock.Real(Duration.between(InstantSource.system().instant(), now));
                case VIRTUAL -> new Clock.Virtual(now);
            };
        }
    }

    /** All twins on loopback, in real time. */
    public static ServerSpec usual() {
        var worlds = new EmptyWorld();
        return new ServerSpec(
                LOOPBACK, Ports.USUAL_BASE, Vendors.all(), worlds, Json.text(worlds.usual()), 1, Time.REAL, "");
    }

    public ServerSpec at(String newHost, int newPortBase) {
        return new ServerSpec(newHost, newPortBase, twins, worlds, world, seed, time, token);
    }

    public ServerSpec with(List<Twin> newTwins) {
        return new ServerSpec(host, portBase, newTwins, worlds, world, seed, time, token);
    }

    public ServerSpec in(Time newTime, long newSeed, Json newWorld) {
        return new ServerSpec(host, portBase, twins, worlds, newWorld, newSeed, newTime, token);
    }

    public ServerSpec guardedBy(String newToken) {
        return new ServerSpec(host, portBase, twins, worlds, world, seed, time, newToken);
    }
}
