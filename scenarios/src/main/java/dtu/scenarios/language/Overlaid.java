package dtu.scenarios.language;

import dtu.twins.words.Sight;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scene in front of which something has been put. */
record Overlaid(
        Scene behind, String name, Object inFront, @Nullable Draws drawn) implements Scene {
    @Override
    public @Nullable Object value(String asked) {
        return asked.equals(name) ? inFront : behind.value(asked);
    }

    @Override
    public Sight sight(String service) {
        return behind.sight(service);
    }

    @Override
    public @Nullable Object api(String service, String operation, Map<String, Object> arguments) {
        return behind.api(service, operation, arguments);
    }

    @Override
    public Draws draws() {
        return drawn == null ? behind.draws() : drawn;
    }
}
