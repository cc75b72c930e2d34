package dtu.twins.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question that scenarios may ask of a twin, such as {@code okta.isMember(user, group)}; answered by an indexed
 * look-up, in the vendor's own JSON.
 */
public record View(String service, String name, List<Kind> parameters, Kind result, Look look) {
    public View {
        parameters = List.copyOf(parameters);
    }

    /** Answers with plain values: String, Long, Double, Boolean, Instant, Duration, List, Map, or null for nothing. */
    public interface Look {
        @Nullable
        Object at(Sight sight, List<Object> arguments);
    }
}
