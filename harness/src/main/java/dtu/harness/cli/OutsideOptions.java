package dtu.harness.cli;

import dtu.harness.guest.GuestHouse;
import dtu.harness.guest.Terms;
import dtu.harness.run.App;
import dtu.scenarios.sut.Guest.Pace;
import dtu.twins.universe.Cast;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an app is tested that is not the built-in one. */
final class OutsideOptions {
    private static final String COOPERATIVE = "cooperative";
    private static final String REAL = "real";
    private static final Duration QUIET_COMMAND = Duration.ofMillis(20);
    private static final Duration QUIET_URL = Duration.ofMillis(250);

    @Option(names = "--bindings", paramLabel = "NAME", description = "How the app is asked: bindings/NAME.yaml")
    private @Nullable String bindings;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "For an app outside: cooperative (leaps while the app is at rest), real, or real:SPEED "
                    + "(default: cooperative)")
    private String time = COOPERATIVE;

    @Option(
            names = "--quiet-millis",
            paramLabel = "N",
            description = "For how long nothing must stir before an app outside is at rest (default: 20; URL: 250)")
    private @Nullable Integer quietMillis;

    @Option(
            names = "--ready-within",
            paramLabel = "SECONDS",
            description = "How long an app outside may take to start (default: 30)")
    private int readyWithin = 30;

    /** Does something with the app of that name, which is there for as long as that takes. */
    <T> T with(String name, Cast cast, Function<App, T> work) {
        if (!App.isOutside(name)) {
            return work.apply(bound(App.of(name)));
        }
        try (var house = GuestHouse.open(terms(name), cast)) {
            return work.apply(bound(App.outside(name, house)));
        }
    }

    private App bound(App app) {
        return bindings == null ? app : app.boundBy(bindings);
    }

    private Terms terms(String name) {
        if (readyWithin < 1) {
            throw Failure.usage("--ready-within must be at least 1, is " + readyWithin);
        }
        var terms = new Terms(name, new Pace.Cooperative(QUIET_COMMAND), Duration.ofSeconds(readyWithin));
        return new Terms(name, pace(terms.isUrl() ? QUIET_URL : QUIET_COMMAND), terms.readyWithin());
    }

    private Pace pace(Duration usualQuiet) {
        if (time.equals(COOPERATIVE)) {
            return new Pace.Cooperative(quietMillis == null ? usualQuiet : Duration.ofMillis(quietMillis));
        }
        if (time.equals(REAL)) {
            return new Pace.Real(1);
        }
        try {
            var speed = time.startsWith(REAL + ":") ? Double.parseDouble(time.substring(REAL.length() + 1)) : 0;
            if (speed > 0) {
                return new Pace.Real(speed);
            }
        } catch (NumberFormatException noNumber) {
            throw unknownTime();
        }
        throw unknownTime();
    }

    private Failure unknownTime() {
        return Failure.usage("--time " + time + " is unknown; known are cooperative, real and real:SPEED");
    }
}
