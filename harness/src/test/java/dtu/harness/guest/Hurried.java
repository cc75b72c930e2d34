package dtu.harness.guest;

import dtu.scenarios.sut.Guest;
import dtu.scenarios.sut.Host;
import java.time.InstantSource;
import java.util.Map;

/** A house on a machine that seems so many times as slow as it is. */
record Hurried(GuestHouse house, int times) implements Guest.House {
    /** Windows are as long as ever. */
    @Override
    public Guest.Pace pace() {
        return house.pace() instanceof Guest.Pace.Cooperative(var quiet)
                ? new Guest.Pace.Cooperative(quiet.multipliedBy(times))
                : house.pace();
    }

    @Override
    public long nanos() {
        return house.nanos() * times;
    }

    @Override
    public InstantSource clock() {
        return house.clock();
    }

    @Override
    public Map<String, String> roots(String universe) {
        return house.roots(universe);
    }

    @Override
    public boolean hasSeenReady() {
        return house.hasSeenReady();
    }

    @Override
    public Guest admit(Host host) {
        return house.admit(host);
    }
}
