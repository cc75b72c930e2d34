package dtu.okta.filter;

import dtu.okta.filter.Language.Lookup;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The ways in which an index answers a comparison. An answer may hold too many rows, since each is tested again. */
public final class Lookups {
    private Lookups() {}

    /** An index of texts in lower case answers equality, beginnings and order. */
    public static <R> Lookup<R> texts(Index<String, R> index) {
        return (state, operator, value) -> {
            var key = value.asText().toLowerCase(Locale.ROOT);
            return switch (operator) {
                case EQ -> Optional.of(Selection.Rows.of(state, index, key));
                case SW -> Optional.of(Selection.Rows.of(state, index, index.prefix(key)));
                case GT, GE -> Optional.of(Selection.Rows.of(state, index, index.from(key)));
                case LT, LE -> Optional.of(Selection.Rows.of(state, index, index.upTo(key)));
                case NE, CO, EW, PR -> Optional.empty();
            };
        };
    }

    /** An index of times answers equality and order. */
    public static <R> Lookup<R> times(Index<Instant, R> index) {
        return (state, operator, value) -> Language.time(value).flatMap(time -> switch (operator) {
            case EQ -> Optional.of(Selection.Rows.of(state, index, time));
            case GT, GE -> Optional.of(Selection.Rows.of(state, index, index.from(time)));
            case LT, LE -> Optional.of(Selection.Rows.of(state, index, index.upTo(time)));
            case NE, CO, SW, EW, PR -> Optional.empty();
        });
    }

    /** The table itself answers for ids. */
    public static <I extends EntityId, R> Lookup<R> ids(Table<I, R> table, Function<String, I> make) {
        return (state, operator, value) -> operator == Operator.EQ
                ? Optional.of(Selection.Rows.of(state.find(table, make.apply(value.asText()))))
                : Optional.empty();
    }
}
