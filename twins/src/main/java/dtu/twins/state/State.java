package dtu.twins.state;

import dtu.twins.persistent.OrderedMap;
import dtu.twins.persistent.Range;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of every shape a twin declares, as one immutable value: an array of slots. Every change returns another
 * state that shares what did not change.
 */
public final class State {
    private final Schema schema;
    private final Object[] slots;

    private State(Schema schema, Object[] slots) {
        this.schema = schema;
        this.slots = slots;
    }

    public static State empty(Schema schema) {
        return new State(schema, schema.shapes().stream().map(Shape::nothing).toArray(Object[]::new));
    }

    public Schema schema() {
        return schema;
    }

    // Tables

    public <I extends Comparable<? super I>, R> Optional<R> find(Table<I, R> table, I id) {
        return Optional.ofNullable(rows(table).byId().get(id));
    }

    /** A row that must be there: a missing one is our bug, not the client's. */
    public <I extends Comparable<? super I>, R> R get(Table<I, R> table, I id) {
        return find(table, id).orElseThrow(() -> new IllegalStateException("no " + table.name() + " " + id));
    }

    public <I extends Comparable<? super I>, R> boolean has(Table<I, R> table, I id) {
        return rows(table).byId().containsKey(id);
    }

    /** With the row in the place of any other of its id. */
    public <I extends Comparable<? super I>, R> State put(Table<I, R> table, R row) {
        return with(table, table.put(rows(table), row));
    }

    /** The same for many rows at once, in the time that sorting the table takes. */
    public <I extends Comparable<? super I>, R> State putAll(Table<I, R> table, Collection<R> rows) {
        return with(table, table.putAll(rows(table), rows));
    }

    public <I extends Comparable<? super I>, R> State remove(Table<I, R> table, I id) {
        return with(table, table.remove(rows(table), id));
    }

    /** All rows in the order of their ids. */
    public <I extends Comparable<? super I>, R> Found<R> scan(Table<I, R> table) {
        return scan(table, Range.all());
    }

    public <I extends Comparable<? super I>, R> Found<R> scan(Table<I, R> table, Range<I> range) {
        return Found.of(rows(table).byId().scan(range), Map.Entry::getValue);
    }

    // Indexes

    /** The first row of that key. */
    public <K extends Comparable<? super K>, R> Optional<R> find(Index<K, R> index, K key) {
        return scan(index, index.exactly(key)).first();
    }

    public <K extends Comparable<? super K>, R> boolean has(Index<K, R> index, K key) {
        return !scan(index, index.exactly(key)).isEmpty();
    }

    /** The rows of that key in the order of their ids. */
    public <K extends Comparable<? super K>, R> Found<R> scan(Index<K, R> index, K key) {
        return scan(index, index.exactly(key));
    }

    /** All rows in the order of the index. */
    public <K extends Comparable<? super K>, R> Found<R> scan(Index<K, R> index) {
        return scan(index, Range.all());
    }

    /** The rows in a range that the index made, such as {@code BY_NAME.prefix("a").and(BY_NAME.after(key, id))}. */
    public <K extends Comparable<? super K>, R> Found<R> scan(Index<K, R> index, Range<Index.Key<?>> range) {
        return scanned(index.table(), index.number(), range);
    }

    private <I extends Comparable<? super I>, R> Found<R> scanned(
            Table<I, R> table, int number, Range<Index.Key<?>> range) {
        var rows = rows(table);
        return Found.of(
                rows.indexed().get(number).scan(range),
                place -> present(rows.byId().get(place.getValue())));
    }

    private static <R> R present(@Nullable R row) {
        if (row == null) {
            throw new IllegalStateException("an index names a row that is not there");
        }
        return row;
    }

    // Relations

    public <A extends Comparable<? super A>, B extends Comparable<? super B>> State link(
            Relation<A, B> relation, A from, B to) {
        return with(relation, relation.link(pairs(relation), from, to));
    }

    public <A extends Comparable<? super A>, B extends Comparable<? super B>> State unlink(
            Relation<A, B> relation, A from, B to) {
        return with(relation, relation.unlink(pairs(relation), from, to));
    }

    /** Without any pair that begins with {@code from}. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> State unlinkAll(
            Relation<A, B> relation, A from) {
        var state = this;
        for (var to : linked(relation, from)) {
            state = state.unlink(relation, from, to);
        }
        return state;
    }

    /** Without any pair that ends with {@code to}. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> State unlinkAllTo(
            Relation<A, B> relation, B to) {
        var state = this;
        for (var from : linking(relation, to)) {
            state = state.unlink(relation, from, to);
        }
        return state;
    }

    public <A extends Comparable<? super A>, B extends Comparable<? super B>> boolean isLinked(
            Relation<A, B> relation, A from, B to) {
        return pairs(relation).forth().containsKey(new Relation.Pair<>(from, to));
    }

    /** What {@code from} is linked to. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> Found<B> linked(
            Relation<A, B> relation, A from) {
        return linked(relation, relation.of(from));
    }

    /** The same from a cursor on: {@code MEMBERS.of(group).and(MEMBERS.after(group, user))}. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> Found<B> linked(
            Relation<A, B> relation, Range<Relation.Pair<A, B>> range) {
        return Found.of(
                pairs(relation).forth().scan(range), pair -> pair.getKey().to());
    }

    /** What is linked to {@code to}. */
    public <A extends Comparable<? super A>, B extends Comparable<? super B>> Found<A> linking(
            Relation<A, B> relation, B to) {
        return linking(relation, relation.to(to));
    }

    public <A extends Comparable<? super A>, B extends Comparable<? super B>> Found<A> linking(
            Relation<A, B> relation, Range<Relation.Pair<A, B>> range) {
        return Found.of(
                pairs(relation).back().scan(range), pair -> pair.getKey().from());
    }

    // Logs

    public <E> State append(Log<E> log, E entry) {
        return with(log, log.append(entries(log), entry));
    }

    public <E> Found<E> scan(Log<E> log, Range<Log.Place> range) {
        return Found.of(entries(log).scan(range), Map.Entry::getValue);
    }

    /** The entries with their places, for feeds whose cursors are places. */
    public <E> Found<Map.Entry<Log.Place, E>> places(Log<E> log, Range<Log.Place> range) {
        return Found.of(entries(log).scan(range), entry -> entry);
    }

    /** The number of the last entry; 0 when there is none. */
    public long last(Log<?> log) {
        var last = entries(log).lastEntry();
        return last == null ? 0 : last.getKey().number();
    }

    // The whole

    /** Tells what distinguishes a later state of the same twin from this one, in time proportional to what differs. */
    public void diff(State later, Difference difference) {
        for (var shape : schema.shapes()) {
            var before = slots[shape.slot()];
            var after = later.slots[shape.slot()];
            if (before != after) {
                shape.diff(before, after, difference);
            }
        }
    }

    /** Whether that shape's content is the same in both, by identity. */
    public boolean sameIn(State other, Shape shape) {
        return slots[shape.slot()] == other.slots[shape.slot()];
    }

    private State with(Shape shape, Object content) {
        if (slots[shape.slot()] == content) {
            return this;
        }
        var changed = Arrays.copyOf(slots, slots.length);
        changed[shape.slot()] = content;
        return new State(schema, changed);
    }

    @SuppressWarnings("unchecked") // a slot only ever holds what its own shape put there
    private <I extends Comparable<? super I>, R> Table.Rows<I, R> rows(Table<I, R> table) {
        return (Table.Rows<I, R>) slots[table.slot()];
    }

    @SuppressWarnings("unchecked") // as above
    private <A extends Comparable<? super A>, B extends Comparable<? super B>> Relation.Pairs<A, B> pairs(
            Relation<A, B> relation) {
        return (Relation.Pairs<A, B>) slots[relation.slot()];
    }

    @SuppressWarnings("unchecked") // as above
    private <E> OrderedMap<Log.Place, E> entries(Log<E> log) {
        return (OrderedMap<Log.Place, E>) slots[log.slot()];
    }
}
