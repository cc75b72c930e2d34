package dtu.twins.words;

import java.util.List;
import java.util.Set;

/** What a service contributes to the scenario language. */
public interface Vocabulary {
    /**
     * The name before the dot: {@code okta}, {@code slack}, {@code jira}, {@code drive}, {@code docs}, {@code sheets}.
     */
    String service();

    List<View> views();

    List<FactType> facts();

    /** The operations a step may name, with the service's name in front. */
    Set<String> operations();

    /** The vendor's rate-limit tier of one of them, such as {@code tier2}; empty where it has none. */
    default String tier(String operation) {
        return "";
    }
}
