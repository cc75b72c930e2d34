package dtu.harness.guest;

import dtu.scenarios.sut.Guest.Pace;
import java.time.Duration;

/**
 * On what terms an app outside is tested.
 *
 * @param app a command line, or the URL of an app that runs already
 * @param readyWithin how long it may take to start
 */
public record Terms(String app, Pace pace, Duration readyWithin) {
    /** It runs already; it is not ours to start and to end. */
    public boolean isUrl() {
        return app.startsWith("http://") || app.startsWith("https://");
    }
}
