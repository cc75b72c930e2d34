package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.Condition.Join;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.language.Scene;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each such fact is answered by another one in a window. */
final class ResponseMonitor implements Monitor {
    private final Expectation.Response expectation;
    private final Terms terms;
    private final Setting setting;
    private final Condition each;
    private final Condition then;
    private final List<Join> joins;
    private final Slices<Obligation> open = new Slices<>();
    private final Set<Obligation> unanswered = new LinkedHashSet<>();
    private final PriorityQueue<Obligation> byDeadline = new PriorityQueue<>(Comparator.comparing(Obligation::due)
            .thenComparingLong(owed -> owed.trigger().seq()));

    /** What one fact has made due; {@code due} is the end of time when there is no deadline. */
    private record Obligation(
            Fact trigger,
            Scene scene,
            Instant due,
            @Nullable Instant notBefore,
            @Nullable List<Object> key) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    ResponseMonitor(Expectation.Response expectation, Setting setting) {
        this.expectation = expectation;
        this.terms = expectation.terms();
        this.setting = setting;
        this.each = setting.condition(expectation.each());
        this.then = setting.condition(expectation.then());
        this.joins = then.joinsWithLastingOther();
    }

    @Override
    public Set<String> types() {
        return new LinkedHashSet<>(List.of(each.pattern().type(), then.pattern().type()));
    }

    @Override
    public void next(Fact fact) {
        due(fact.at());
        if (fact.type().equals(then.pattern().type())) {
            var key = Slices.key(joins, Join::own, then.bound(fact, setting.scene()));
            open.take(key, owed -> answered(owed, fact));
        }
        if (setting.matches(each, fact, setting.scene(), terms)) {
            begin(fact);
        }
    }

    private void begin(Fact trigger) {
        var scene = each.bound(trigger, setting.scene());
        var due = setting.after(trigger.at(), expectation.within(), scene, terms);
        var notBefore = setting.after(trigger.at(), expectation.notBefore(), scene, terms);
        var key = Slices.key(joins, Join::other, scene);
        var owed = new Obligation(trigger, scene, due == null ? Instant.MAX : due, notBefore, key);
        open.add(key, owed);
        unanswered.add(owed);
        if (due != null && terms.phase() == Phase.STORM_AND_CALM) {
            byDeadline.add(owed);
        }
    }

    private boolean answered(Obligation owed, Fact fact) {
        if (!setting.matches(then, fact, owed.scene(), terms)) {
            return false;
        }
        unanswered.remove(owed);
        var earliest = owed.notBefore();
        if (earliest != null && fact.at().isBefore(earliest)) {
            violated(owed, fact.at(), "came too early, not before " + earliest + ": " + Setting.words(fact), fact);
        } else if (fact.at().isAfter(owed.due())) {
            // Seen only with phase: calm, where the report forgives it when calm had not come yet.
            violated(owed, fact.at(), "came too late: " + Setting.words(fact), fact);
        }
        return true;
    }

    @Override
    public void due(Instant now) {
        for (var first = first(); first != null && first.due().isBefore(now); first = first()) {
            byDeadline.remove();
            open.remove(first.key(), first);
            unanswered.remove(first);
            missed(first, first.due());
        }
    }

    /** The next to fall due; those answered in the meantime leave the queue here. */
    private @Nullable Obligation first() {
        var first = byDeadline.peek();
        while (first != null && !unanswered.contains(first)) {
            byDeadline.remove();
            first = byDeadline.peek();
        }
        return first;
    }

    @Override
    public @Nullable Instant nextDeadline() {
        var first = first();
        return first == null ? null : first.due().plusNanos(1);
    }

    /** What is still in its window is let go; what had no window had this scope. */
    @Override
    public void scopeEnds(Instant now) {
        due(now);
        unanswered.stream().filter(owed -> owed.due().equals(Instant.MAX)).forEach(owed -> missed(owed, now));
    }

    @Override
    public void close(Instant end, Instant owedFrom) {
        for (var owed : unanswered) {
            var due = owed.due().equals(Instant.MAX) ? end : inForce(owed, owedFrom);
            if (due.isAfter(end)) {
                setting.report().open(terms, end, "the end came before " + due + ": " + wanted(owed), slice(owed));
            } else {
                setting.report().owed(terms, due, wanted(owed), slice(owed));
            }
        }
    }

    private Instant inForce(Obligation owed, Instant owedFrom) {
        return terms.phase() == Phase.CALM_ONLY && owed.due().isBefore(owedFrom) ? owedFrom : owed.due();
    }

    private void missed(Obligation owed, Instant at) {
        setting.report().violated(terms, at, wanted(owed), slice(owed));
    }

    private void violated(Obligation owed, Instant at, String why, Fact answer) {
        setting.report()
                .violated(terms, at, why + "; asked for by " + Setting.words(owed.trigger()), slice(owed, answer));
    }

    private String wanted(Obligation owed) {
        return "no " + then.pattern().type() + " followed " + Setting.words(owed.trigger());
    }

    private static List<Fact> slice(Obligation owed) {
        return List.of(owed.trigger());
    }

    private static List<Fact> slice(Obligation owed, Fact answer) {
        return List.of(owed.trigger(), answer);
    }
}
