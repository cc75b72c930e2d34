package dtu.twins.words;

import java.util.Map;

/**
 * A kind of thing that can happen, such as {@code okta.member.added}, with the fields its facts carry besides the
 * common {@code at} and {@code by}.
 *
 * @param name dotted, beginning with the twin's name, or {@code intent}, {@code timer}, {@code delivery}, {@code call}
 * @param fields name and static type of every field; a fact of this type has no other
 * @param entity the entity type that {@code touches} lines name, such as {@code okta.member}; empty when the fact is no
 *     change of state
 */
public record FactType(String name, Map<String, Kind> fields, String entity) {
    public FactType {
        fields = Map.copyOf(fields);
    }
}
