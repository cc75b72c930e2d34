package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Expectation.Bound;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Program;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** So many such facts, counted together or apart for each value of a key. */
final class BoundedMonitor implements Monitor {
    private static final int REMEMBERED = 6;
    private static final Object TOGETHER = "";

    private final Expectation.Bounded expectation;
    private final Terms terms;
    private final Setting setting;
    private final Condition counted;
    private final @Nullable Program per;
    private final Map<Object, Count> counts = new LinkedHashMap<>();

    /** How many there were, and the last of them. */
    private static final class Count {
        private int facts;
        private final List<Fact> last = new ArrayList<>();
    }

    BoundedMonitor(Expectation.Bounded expectation, Setting setting) {
        this.expectation = expectation;
        this.terms = expectation.terms();
        this.setting = setting;
        this.counted = setting.condition(expectation.of());
        var key = expectation.per();
        this.per = key == null ? null : setting.script().program(key);
        if (per == null) {
            counts.put(TOGETHER, new Count());
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(counted.pattern().type());
    }

    @Override
    public void next(Fact fact) {
        if (!setting.matches(counted, fact, setting.scene(), terms)) {
            return;
        }
        var key = key(fact);
        var count = counts.computeIfAbsent(key, first -> new Count());
        count.facts++;
        count.last.add(fact);
        if (count.last.size() > REMEMBERED) {
            count.last.removeFirst();
        }
        if (count.facts == expectation.count() + 1 && expectation.bound() != Bound.AT_LEAST) {
            var why = "more than " + expectation.count() + named(key) + ": " + Setting.words(fact);
            setting.report().violated(terms, fact.at(), why, List.copyOf(count.last));
        }
    }

    @Override
    public void scopeEnds(Instant now) {
        close(now, now);
    }

    @Override
    public void close(Instant end, Instant owed) {
        if (expectation.bound() == Bound.AT_MOST) {
            return;
        }
        counts.forEach((key, count) -> {
            if (count.facts < expectation.count()) {
                var why = count.facts + " of " + expectation.count() + " " + counted.pattern() + named(key);
                setting.report().violated(terms, end, why, List.copyOf(count.last));
            }
        });
    }

    private Object key(Fact fact) {
        try {
            return per == null ? TOGETHER : Optional.ofNullable(per.value(counted.bound(fact, setting.scene())));
        } catch (EvaluationFailed failed) {
            setting.report().unclear(terms, fact.at(), String.valueOf(failed.getMessage()));
            return TOGETHER;
        }
    }

    private static String named(Object key) {
        return key instanceof Optional<?> value
                ? " for " + value.map(Object::toString).orElse("nothing")
                : "";
    }
}
