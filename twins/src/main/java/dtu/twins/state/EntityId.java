package dtu.twins.state;

/** The id of a row: text in the vendor's form, ordered as text. */
public interface EntityId extends Comparable<EntityId> {
    String value();

    @Override
    default int compareTo(EntityId other) {
        return this == other ? 0 : value().compareTo(other.value());
    }
}
