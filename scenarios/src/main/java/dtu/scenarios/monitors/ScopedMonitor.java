package dtu.scenarios.monitors;

import dtu.scenarios.language.Condition;
import dtu.scenarios.language.Condition.Join;
import dtu.scenarios.language.Expectation;
import dtu.scenarios.language.Scene;
import dtu.twins.words.Fact;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expectation in force from one fact until another. Each opening fact opens a scope of its own, in which its name is
 * bound; one that binds no name opens no second scope while the first is open. The facts that open and close a scope
 * are not inside it.
 */
final class ScopedMonitor implements Monitor {
    private final Expectation.Scoped expectation;
    private final Setting setting;
    private final Condition from;
    private final @Nullable Condition until;
    private final List<Join> untilJoins;
    private final List<Join> innerJoins;
    private final @Nullable Condition forbidden;
    private final Slices<Scope> byEnd = new Slices<>();
    private final Slices<Scope> byInner = new Slices<>();
    private final Set<Scope> scopes = new LinkedHashSet<>();
    private final Set<String> innerTypes;

    /** One opening fact and what must hold after it. */
    private static final class Scope {
        private final Scene scene;
        private final Monitor inner;
        private final @Nullable List<Object> innerKey;

        Scope(Scene scene, Monitor inner, @Nullable List<Object> innerKey) {
            this.scene = scene;
            this.inner = inner;
            this.innerKey = innerKey;
        }
    }

    ScopedMonitor(Expectation.Scoped expectation, Setting setting) {
        this.expectation = expectation;
        this.setting = setting;
        this.from = setting.condition(expectation.from());
        var end = expectation.until();
        this.until = end == null ? null : setting.condition(end);
        this.untilJoins = until == null ? List.of() : until.joinsWithLastingOther();
        this.forbidden =
                expectation.inner() instanceof Expectation.Never never ? setting.condition(never.pattern()) : null;
        this.innerJoins = forbidden == null ? List.of() : forbidden.joinsWithLastingOther();
        this.innerTypes = Monitors.of(expectation.inner(), setting).types();
    }

    @Override
    public Set<String> types() {
        var types = new HashSet<>(innerTypes);
        types.add(from.pattern().type());
        if (until != null) {
            types.add(until.pattern().type());
        }
        return types;
    }

    @Override
    public void next(Fact fact) {
        end(fact);
        if (innerTypes.contains(fact.type())) {
            inside(fact);
        }
        var bound = setting.matches(from, fact, setting.scene(), expectation.terms());
        if (bound && (from.pattern().name() != null || scopes.isEmpty())) {
            begin(from.bound(fact, setting.scene()), fact.at());
        }
    }

    private void begin(Scene scene, Instant now) {
        var scope = new Scope(
                scene, Monitors.of(expectation.inner(), setting.in(scene)), Slices.key(innerJoins, Join::other, scene));
        scopes.add(scope);
        byInner.add(scope.innerKey, scope);
        if (until != null) {
            byEnd.add(Slices.key(untilJoins, Join::other, scene), scope);
        }
        scope.inner.committed(now);
    }

    private void end(Fact fact) {
        var last = until;
        if (last == null || !fact.type().equals(last.pattern().type())) {
            return;
        }
        var key = Slices.key(untilJoins, Join::own, last.bound(fact, setting.scene()));
        byEnd.take(key, scope -> {
            if (!setting.matches(last, fact, scope.scene, expectation.terms())) {
                return false;
            }
            scopes.remove(scope);
            byInner.remove(scope.innerKey, scope);
            scope.inner.scopeEnds(fact.at());
            return true;
        });
    }

    private void inside(Fact fact) {
        var key = forbidden == null
                ? List.<Object>of()
                : Slices.key(innerJoins, Join::own, forbidden.bound(fact, setting.scene()));
        byInner.any(key, scope -> {
            scope.inner.next(fact);
            return false;
        });
    }

    @Override
    public void committed(Instant now) {
        scopes.forEach(scope -> scope.inner.committed(now));
    }

    @Override
    public void due(Instant now) {
        scopes.forEach(scope -> scope.inner.due(now));
    }

    @Override
    public @Nullable Instant nextDeadline() {
        return scopes.stream()
                .map(scope -> scope.inner.nextDeadline())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public void close(Instant end, Instant owed) {
        scopes.forEach(scope -> scope.inner.close(end, owed));
    }
}
