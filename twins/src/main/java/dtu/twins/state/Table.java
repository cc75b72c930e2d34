package dtu.twins.state;

import dtu.twins.persistent.Changes;
import dtu.twins.persistent.OrderedMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows by id, with their indexes. */
public final class Table<I extends Comparable<? super I>, R> extends Shape {
    private final Function<R, I> id;
    private final List<Index<?, R>> indexes = new ArrayList<>();

    private Table(String name, Interest interest, Function<R, I> id) {
        super(name, interest);
        this.id = id;
    }

    public static <I extends Comparable<? super I>, R> Table<I, R> of(String name, Function<R, I> id) {
        return new Table<>(name, Interest.CONTENT, id);
    }

    /** A table whose rows only count something, so that no diff shows them. */
    public static <I extends Comparable<? super I>, R> Table<I, R> bookkeeping(String name, Function<R, I> id) {
        return new Table<>(name, Interest.BOOKKEEPING, id);
    }

    /**
     * An index by one key; rows whose key is null are not in it. Declared beside the table, before any state exists.
     */
    public <K extends Comparable<? super K>> Index<K, R> index(String name, Function<R, @Nullable K> key) {
        return indexEach(name, row -> {
            var value = key.apply(row);
            return value == null ? List.of() : List.of(value);
        });
    }

    /** An index by any number of keys. */
    public <K extends Comparable<? super K>> Index<K, R> indexEach(String name, Function<R, List<K>> keys) {
        var index = new Index<>(this, name, indexes.size(), keys);
        indexes.add(index);
        return index;
    }

    public I idOf(R row) {
        return id.apply(row);
    }

    List<Index<?, R>> indexes() {
        return indexes;
    }

    @Override
    Rows<I, R> nothing() {
        return Rows.none(indexes.size());
    }

    @Override
    void diff(Object before, Object after, Difference difference) {
        @SuppressWarnings("unchecked") // a slot only ever holds what its own shape put there
        var earlier = ((Rows<I, R>) before).byId();
        @SuppressWarnings("unchecked")
        var later = ((Rows<I, R>) after).byId();
        earlier.diff(later, reporting(this, difference));
    }

    static <I, R> Changes<I, R> reporting(Shape shape, Difference difference) {
        return new Changes<>() {
            @Override
            public void added(I id, R row) {
                difference.row(shape, id, null, row);
            }

            @Override
            public void removed(I id, R row) {
                difference.row(shape, id, row, null);
            }

            @Override
            public void changed(I id, R before, R after) {
                difference.row(shape, id, before, after);
            }
        };
    }

    /** The content of a table: its rows, and a tree of (key, id) for each index. */
    record Rows<I extends Comparable<? super I>, R>(OrderedMap<I, R> byId, List<OrderedMap<Index.Key<?>, I>> indexed) {
        static <I extends Comparable<? super I>, R> Rows<I, R> none(int indexes) {
            var trees = new ArrayList<OrderedMap<Index.Key<?>, I>>();
            for (var i = 0; i < indexes; i++) {
                trees.add(OrderedMap.empty(Index.ORDER));
            }
            return new Rows<>(OrderedMap.empty(), trees);
        }
    }

    Rows<I, R> put(Rows<I, R> rows, R row) {
        var key = id.apply(row);
        var before = rows.byId().get(key);
        return before == row ? rows : new Rows<>(rows.byId().put(key, row), reindexed(rows, key, before, row));
    }

    /** Builds the trees anew, from below: for many rows that is cheaper than as many changes. */
    Rows<I, R> putAll(Rows<I, R> rows, Collection<R> more) {
        var all = new TreeMap<I, R>();
        rows.byId().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        more.forEach(row -> all.put(id.apply(row), row));
        var trees = indexes.stream().map(index -> indexed(index, all)).toList();
        return new Rows<>(OrderedMap.ofSorted(all.entrySet()), trees);
    }

    private OrderedMap<Index.Key<?>, I> indexed(Index<?, R> index, Map<I, R> rows) {
        var places = new ArrayList<Map.Entry<Index.Key<?>, I>>(rows.size());
        rows.forEach((id, row) ->
                index.keys(row, id).stream().distinct().forEach(place -> places.add(Map.entry(place, id))));
        places.sort(Map.Entry.comparingByKey(Index.ORDER));
        return OrderedMap.ofSorted(Index.ORDER, places);
    }

    Rows<I, R> remove(Rows<I, R> rows, I key) {
        var before = rows.byId().get(key);
        return before == null ? rows : new Rows<>(rows.byId().remove(key), reindexed(rows, key, before, null));
    }

    private List<OrderedMap<Index.Key<?>, I>> reindexed(Rows<I, R> rows, I id, @Nullable R before, @Nullable R after) {
        if (indexes.isEmpty()) {
            return rows.indexed();
        }
        var changed = new ArrayList<OrderedMap<Index.Key<?>, I>>(indexes.size());
        for (var i = 0; i < indexes.size(); i++) {
            var tree = rows.indexed().get(i);
            var old = before == null ? List.<Index.Key<?>>of() : indexes.get(i).keys(before, id);
            var now = after == null ? List.<Index.Key<?>>of() : indexes.get(i).keys(after, id);
            if (!old.equals(now)) {
                for (var key : old) {
                    tree = tree.remove(key);
                }
                for (var key : now) {
                    tree = tree.put(key, id);
                }
            }
            changed.add(tree);
        }
        return changed;
    }
}
