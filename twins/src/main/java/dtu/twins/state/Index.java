package dtu.twins.state;

import dtu.twins.persistent.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The rows of a table in the order of a key; rows with equal keys in the order of their ids. */
public final class Index<K extends Comparable<? super K>, R> {
    static final Comparator<Key<?>> ORDER = Index::compare;

    private final Table<?, R> table;
    private final String name;
    private final int number;
    private final Function<R, List<K>> keys;

    Index(Table<?, R> table, String name, int number, Function<R, List<K>> keys) {
        this.table = table;
        this.name = name;
        this.number = number;
        this.keys = keys;
    }

    /** A place in an index. */
    public record Key<K>(K key, Comparable<?> id) {}

    public String name() {
        return name;
    }

    Table<?, R> table() {
        return table;
    }

    int number() {
        return number;
    }

    List<Key<?>> keys(R row, Comparable<?> id) {
        var values = keys.apply(row);
        var places = new ArrayList<Key<?>>(values.size());
        for (var value : values) {
            places.add(new Key<>(value, id));
        }
        return places;
    }

    /** Every place. */
    public Range<Key<?>> all() {
        return Range.all();
    }

    /** The places of exactly that key. */
    public Range<Key<?>> exactly(K key) {
        return Range.where(place -> compared(place, key));
    }

    /** The places of that key and above. */
    public Range<Key<?>> from(K key) {
        return Range.where(place -> Math.min(0, compared(place, key)));
    }

    /** The places above that key. */
    public Range<Key<?>> above(K key) {
        return Range.where(place -> compared(place, key) <= 0 ? -1 : 0);
    }

    /** The places below that key. */
    public Range<Key<?>> below(K key) {
        return Range.where(place -> compared(place, key) < 0 ? 0 : 1);
    }

    /** The places of that key and below. */
    public Range<Key<?>> upTo(K key) {
        return Range.where(place -> Math.max(0, compared(place, key)));
    }

    /** The places whose key, a text, begins with the prefix. */
    public Range<Key<?>> prefix(String prefix) {
        return Range.where(place -> {
            var key = (String) place.key();
            return key.startsWith(prefix) ? 0 : key.compareTo(prefix);
        });
    }

    /** The places for which {@code side} of the key is zero; negative before them, positive behind them. */
    public Range<Key<?>> where(ToIntFunction<K> side) {
        return Range.where(place -> side.applyAsInt(key(place)));
    }

    /** The places behind that of a row, which need not exist any more. */
    public Range<Key<?>> after(K key, Comparable<?> id) {
        return Range.after(new Key<>(key, id));
    }

    /** The places before that of a row, which need not exist any more. */
    public Range<Key<?>> before(K key, Comparable<?> id) {
        return Range.before(new Key<>(key, id));
    }

    private int compared(Key<?> place, K key) {
        return key(place).compareTo(key);
    }

    @SuppressWarnings("unchecked") // an index holds keys of its own type only
    private K key(Key<?> place) {
        return (K) place.key();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // keys of one index, and ids of one table, are of one type each
    private static int compare(Key<?> one, Key<?> other) {
        var byKey = ((Comparable) one.key()).compareTo(other.key());
        return byKey != 0 ? byKey : ((Comparable) one.id()).compareTo(other.id());
    }
}
