package dtu.scenarios.language;

import java.util.Map;

/**
 * Draws that came out differently from what the seed says; how a failure is made smaller.
 *
 * @param values what was drawn instead, by place
 */
public record Overrides(Map<Place, Object> values) {
    public static final Overrides NONE = new Overrides(Map.of());

    public Overrides {
        values = Map.copyOf(values);
    }

    /** One draw: its path in the scenario, and which of its occasions. */
    public record Place(String drawKey, int ordinal) {}
}
