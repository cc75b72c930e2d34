package dtu.twins.persistent;

/** Hears what makes a later version of an {@link OrderedMap} different from an earlier one, in key order. */
public interface Changes<K, V> {
    void added(K key, V value);

    void removed(K key, V value);

    void changed(K key, V before, V after);
}
