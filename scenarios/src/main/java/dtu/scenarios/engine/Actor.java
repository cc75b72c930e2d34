package dtu.scenarios.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One person of a trajectory.
 *
 * @param name as the scenario calls the actor; for a member of a cohort with its place behind it
 * @param card what expressions see: the resident's card with traits
 */
record Actor(String name, Map<String, Object> card) {
    Actor {
        card = Map.copyOf(card);
    }

    /** The person's id in a service; empty when they have none there. */
    String id(String twin) {
        return card.get(twin) instanceof String id ? id : "";
    }

    /** How facts and traces name what this person does. */
    String by() {
        return name;
    }

    double number(String trait, double otherwise) {
        return card.get(trait) instanceof Number number ? number.doubleValue() : otherwise;
    }

    Actor with(Map<String, Object> traits) {
        var all = new LinkedHashMap<>(card);
        all.putAll(traits);
        return new Actor(name, all);
    }
}
