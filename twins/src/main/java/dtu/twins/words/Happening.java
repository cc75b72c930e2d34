package dtu.twins.words;

import java.util.Map;

/** A fact as a twin derives it from a commit, before it is known when and by whom: the type and its fields. */
public record Happening(String type, Map<String, Object> fields) {
    public Happening {
        fields = Map.copyOf(fields);
    }
}
