package dtu.harness.control;

import dtu.harness.server.Ports;
import dtu.harness.server.Vendors;
import dtu.twins.Twin;
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
 * @param world the default universe's world: a name or a file
 * @param seed of identities and of the default universe's chance
 * @param token what clients of the control plane must show; empty when nothing
 * @param bodyMax how many bytes the longest body has
 */
public record ServerSpec(
        String host, int portBase, List<Twin> twins, String world, long seed, Time time, String token, long bodyMax) {
    public static final String LOOPBACK = "127.0.0.1";

    /** The default universe's world unless told otherwise. */
    public static final String USUAL_WORLD = "acme";

    /** Bodies are held in memory; larger files come in pieces, as resumable uploads do. */
    private static final long BODY_MAX = 256L << 20;

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
        return new ServerSpec(LOOPBACK, Ports.USUAL_BASE, Vendors.all(), USUAL_WORLD, 1, Time.REAL, "", BODY_MAX);
    }

    public ServerSpec at(String newHost, int newPortBase) {
        return new ServerSpec(newHost, newPortBase, twins, world, seed, time, token, bodyMax);
    }

    public ServerSpec with(List<Twin> newTwins) {
        return new ServerSpec(host, portBase, newTwins, world, seed, time, token, bodyMax);
    }

    public ServerSpec in(Time newTime, long newSeed, String newWorld) {
        return new ServerSpec(host, portBase, twins, newWorld, newSeed, newTime, token, bodyMax);
    }

    public ServerSpec guardedBy(String newToken) {
        return new ServerSpec(host, portBase, twins, world, seed, time, newToken, bodyMax);
    }

    /** With another limit of the length of bodies. */
    public ServerSpec takingBodiesOf(long newBodyMax) {
        return new ServerSpec(host, portBase, twins, world, seed, time, token, newBodyMax);
    }
}
