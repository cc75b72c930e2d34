package dtu.okta.filter;

import dtu.okta.filter.Sorting.Cursor;
import dtu.okta.filter.Sorting.Direction;
import dtu.okta.filter.Sorting.Walk;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Indexes as ways through all rows of a table in order; none when some row is not in the index. */
public final class Walks {
    private Walks() {}

    /** By texts in lower case. */
    public static <R> Walk<R> texts(Table<?, R> table, Index<String, R> index, Function<R, String> key) {
        return part(table, index, Range.all(), key, value -> value.asText().toLowerCase(Locale.ROOT));
    }

    /** By times. */
    public static <R> Walk<R> times(Table<?, R> table, Index<Instant, R> index, Function<R, Instant> key) {
        return part(
                table, index, Range.all(), key, value -> Language.time(value).orElse(null));
    }

    /**
     * By the part of an index that has each row at most once.
     *
     * @param key of a row
     * @param keyOf the key of a property's value; null for what is none
     */
    public static <K extends Comparable<? super K>, R> Walk<R> part(
            Table<?, R> table,
            Index<K, R> index,
            Range<Index.Key<?>> part,
            Function<R, K> key,
            Function<Json, @Nullable K> keyOf) {
        return new Way<>(table, index, part, key, keyOf);
    }

    private record Way<K extends Comparable<? super K>, R>(
            Table<?, R> table,
            Index<K, R> index,
            Range<Index.Key<?>> part,
            Function<R, K> key,
            Function<Json, @Nullable K> keyOf)
            implements Walk<R> {
        @Override
        public Optional<Stream<R>> rows(State state, Direction direction, @Nullable Cursor cursor) {
            if (state.scan(index, part).size() != state.scan(table).size()) {
                return Optional.empty();
            }
            if (cursor == null) {
                return Optional.of(
                        direction == Direction.ASCENDING
                                ? state.scan(index, part).stream()
                                : falling(state, last(state, part)));
            }
            var from = keyOf.apply(cursor.value());
            if (from == null) {
                return Optional.empty();
            }
            EntityId id = cursor::id;
            var behind = index.after(from, id);
            return Optional.of(
                    direction == Direction.ASCENDING
                            ? state.scan(index, part.and(behind)).stream()
                            : Stream.concat(
                                    state.scan(index, index.exactly(from).and(behind)).stream(),
                                    falling(state, last(state, part.and(index.below(from))))));
        }

        /** From a row of the greatest key downwards; rows of equal keys in the order of their ids all the same. */
        private Stream<R> falling(State state, Optional<R> greatest) {
            return Stream.iterate(
                            greatest,
                            Optional::isPresent,
                            row -> row.flatMap(each -> last(state, part.and(index.below(key.apply(each))))))
                    .flatMap(Optional::stream)
                    .flatMap(row -> state.scan(index, index.exactly(key.apply(row))).stream());
        }

        private Optional<R> last(State state, Range<Index.Key<?>> range) {
            return state.scan(index, range.descending()).first();
        }
    }
}
