package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.Condition.Join;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Value;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each such fact has had another one before it. */
final class PrecedenceMonitor implements Monitor {
    private final Expectation.Precedence expectation;
    private final Terms terms;
    private final Setting setting;
    private final Condition each;
    private final Condition needs;
    private final List<Join> joins;
    private final Slices<Fact> earlier = new Slices<>();
    private final Queue<Kept> kept = new ArrayDeque<>();
    private final @Nullable Duration memory;

    /** An earlier fact with the key it is kept under. */
    private record Kept(Fact fact, @Nullable List<Object> key) {}

    PrecedenceMonitor(Expectation.Precedence expectation, Setting setting) {
        this.expectation = expectation;
        this.terms = expectation.terms();
        this.setting = setting;
        this.each = setting.condition(expectation.each());
        this.needs = setting.condition(expectation.needs());
        this.joins = needs.joinsWithLastingOwn();
        this.memory = memory();
    }

    @Override
    public Set<String> types() {
        return new LinkedHashSet<>(
                List.of(each.pattern().type(), needs.pattern().type()));
    }

    @Override
    public void next(Fact fact) {
        forget(fact);
        if (setting.matches(each, fact, setting.scene(), terms) && !preceded(fact)) {
            var why = "no " + needs.pattern().type() + " came before " + Setting.words(fact);
            setting.report().violated(terms, fact.at(), why, List.of(fact));
        }
        if (fact.type().equals(needs.pattern().type()) && !needs.impossible(fact, setting.scene())) {
            var key = Slices.key(joins, Join::own, needs.bound(fact, setting.scene()));
            earlier.add(key, fact);
            if (memory != null) {
                kept.add(new Kept(fact, key));
            }
        }
    }

    private boolean preceded(Fact fact) {
        var scene = each.bound(fact, setting.scene());
        var within = setting.span(fact.at(), expectation.within(), scene, terms);
        var key = Slices.key(joins, Join::other, scene);
        return earlier.any(
                key,
                before -> (within == null || !before.at().plus(within).isBefore(fact.at()))
                        && setting.matches(needs, before, scene, terms));
    }

    private void forget(Fact now) {
        for (var oldest = kept.peek();
                memory != null
                        && oldest != null
                        && oldest.fact().at().plus(memory).isBefore(now.at());
                oldest = kept.peek()) {
            kept.remove();
            earlier.remove(oldest.key(), oldest.fact());
        }
    }

    /** How long facts must be remembered; null when it depends on what is to come. */
    private @Nullable Duration memory() {
        var within = expectation.within();
        var lasting = within instanceof Value.Literal
                || (within instanceof Value.Computed computed
                        && setting.script().program(computed.expr()).services().isEmpty());
        try {
            return lasting && within != null ? setting.script().span(within, setting.scene()) : null;
        } catch (EvaluationFailed dependsOnTheFact) {
            return null;
        }
    }
}
