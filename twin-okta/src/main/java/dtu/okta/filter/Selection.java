package dtu.okta.filter;

import static dtu.okta.OktaError.BAD_SEARCH;

import dtu.okta.OktaCall;
import dtu.twins.persistent.Range;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rows for which a filter holds, in the order of their ids, from a cursor on. Where an index answers part of the
 * filter only the rows it names are looked at; where it names them in id order, no more than the page needs.
 */
public final class Selection<I extends EntityId, R> {
    private final Table<I, R> table;
    private final Function<String, I> id;
    private final Language<R> language;

    public Selection(Table<I, R> table, Function<String, I> id, Language<R> language) {
        this.table = table;
        this.id = id;
        this.language = language;
    }

    /** Rows that an index names in the order of their ids, behind the row with that id, or all when it is empty. */
    private interface Part<R> {
        Stream<R> behind(String id);
    }

    /** Rows that an index names, and how many there are. */
    public record Rows<R>(int size, List<Part<R>> parts, Order order) {
        /** Rows of one key. */
        public static <K extends Comparable<? super K>, R> Rows<R> of(State state, Index<K, R> index, K key) {
            Part<R> part = after -> {
                EntityId id = () -> after;
                return state.scan(index, index.exactly(key).and(index.after(key, id))).stream();
            };
            return new Rows<>(state.scan(index, key).size(), List.of(part), Order.BY_ID);
        }

        /** Rows of several keys. */
        public static <K extends Comparable<? super K>, R> Rows<R> of(
                State state, Index<K, R> index, Range<Index.Key<?>> range) {
            var found = state.scan(index, range);
            return new Rows<>(found.size(), List.of(after -> found.stream()), Order.MIXED);
        }

        /** One row, or none. */
        static <R> Rows<R> of(Optional<R> row) {
            return new Rows<>(row.isPresent() ? 1 : 0, List.of(after -> row.stream()), Order.MIXED);
        }

        private Rows<R> and(Rows<R> other) {
            var all = new ArrayList<>(parts);
            all.addAll(other.parts);
            return new Rows<>(size + other.size, all, Order.MIXED);
        }

        private Stream<R> all(String after) {
            return parts.stream().flatMap(part -> part.behind(after));
        }
    }

    /** In which order an index names rows. */
    private enum Order {
        BY_ID,
        MIXED
    }

    /** At most {@code limit} rows behind the cursor, which may be empty. */
    public List<R> page(OktaCall call, String text, String after, int limit) {
        return page(call, text, after, limit, row -> true);
    }

    /** The same of rows that pass a test besides: those that the caller may see. */
    public List<R> page(OktaCall call, String text, String after, int limit, Predicate<R> seen) {
        try {
            return page(call.state(), call.filters().parse(text), after, limit, seen);
        } catch (BadFilter wrong) {
            throw BAD_SEARCH.because(wrong.words());
        }
    }

    /** At most {@code limit} rows that pass the test behind the cursor, which may be empty, in that order. */
    public List<R> page(OktaCall call, String text, Sorting<R> order, String after, int limit, Predicate<R> seen) {
        try {
            var cursor = after.isEmpty() ? null : Sorting.Cursor.read(after);
            var state = call.state();
            var filter = call.filters().parse(text);
            var test = language.test(filter).and(seen);
            var named = named(state, filter);
            var most = named.map(Rows::size).orElse(state.scan(table).size());
            return order.rows(state, cursor)
                    .flatMap(rows -> filled(rows.limit(most).filter(test), limit))
                    .orElseGet(() -> candidates(state, named)
                            .filter(test.and(order.behind(cursor)))
                            .sorted(order.comparator())
                            .limit(limit)
                            .toList());
        } catch (BadFilter wrong) {
            throw BAD_SEARCH.because(wrong.words());
        }
    }

    /** Every row, in the order of the comparison; rows that it finds equal in the order of their ids. */
    public List<R> sorted(OktaCall call, String text, Comparator<R> order) {
        try {
            var filter = call.filters().parse(text);
            var test = language.test(filter);
            return candidates(call.state(), named(call.state(), filter))
                    .filter(test)
                    .sorted(order)
                    .toList();
        } catch (BadFilter wrong) {
            throw BAD_SEARCH.because(wrong.words());
        }
    }

    private Stream<R> candidates(State state, Optional<Rows<R>> named) {
        return named.map(found -> distinct(found.all("")).sorted(byId())).orElseGet(() -> state.scan(table).stream());
    }

    /**
     * Where an index names rows, but not in the order of their ids, as many rows of the table itself are tried first:
     * when the filter holds for most rows, this fills the page at once and nothing has to be sorted.
     */
    private List<R> page(State state, Filter filter, String after, int limit, Predicate<R> seen) throws BadFilter {
        var test = language.test(filter).and(seen);
        var named = named(state, filter);
        var all = state.scan(table, Range.after(id.apply(after)));
        if (named.isEmpty()) {
            return all.stream().filter(test).limit(limit).toList();
        }
        var rows = named.get();
        if (rows.order() == Order.BY_ID) {
            return rows.all(after).filter(test).limit(limit).toList();
        }
        return filled(all.limit(rows.size()).stream().filter(test), limit)
                .orElseGet(() -> distinct(rows.all("")
                                .filter(row -> idOf(row).compareTo(after) > 0)
                                .filter(test))
                        .sorted(byId())
                        .limit(limit)
                        .toList());
    }

    /** So many rows; empty when there are fewer. */
    private static <R> Optional<List<R>> filled(Stream<R> rows, int limit) {
        var found = rows.limit(limit).toList();
        return found.size() == limit ? Optional.of(found) : Optional.empty();
    }

    private Stream<R> distinct(Stream<R> rows) {
        var seen = new HashSet<String>();
        return rows.filter(row -> seen.add(idOf(row)));
    }

    private String idOf(R row) {
        return table.idOf(row).value();
    }

    private Comparator<R> byId() {
        return Comparator.comparing(this::idOf);
    }

    /** The rows that may fit, if an index narrows them down; of two ways the one that names fewer. */
    private Optional<Rows<R>> named(State state, Filter filter) throws BadFilter {
        return switch (filter) {
            case Filter.Comparison(var name, var operator, var value) -> {
                var index = language.property(name, operator).index();
                yield index == null ? Optional.empty() : index.rows(state, operator, value);
            }
            case Filter.Both(var left, var right) -> {
                var one = named(state, left);
                var other = named(state, right);
                yield one.isEmpty()
                                || (other.isPresent()
                                        && other.get().size() < one.get().size())
                        ? other
                        : one;
            }
            case Filter.Either(var left, var right) -> {
                var one = named(state, left);
                var other = named(state, right);
                yield one.isEmpty() || other.isEmpty()
                        ? Optional.empty()
                        : Optional.of(one.get().and(other.get()));
            }
            case Filter.Not not -> Optional.empty();
            case Filter.Present present -> Optional.empty();
        };
    }
}
