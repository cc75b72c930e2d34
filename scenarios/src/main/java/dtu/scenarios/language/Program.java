package dtu.scenarios.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A compiled expression; evaluated many times, by any number of threads. */
public final class Program {
    private final Expr expr;
    private final CelAbstractSyntaxTree tree;
    private final CelRuntime.Program plan;
    private final Set<String> services;
    private final Set<String> names;
    /** What the whole expression picks one of, if that follows from the world alone; else null. */
    private final @Nullable Program choice;

    Program(Expr expr, CelAbstractSyntaxTree tree, CelRuntime.Program plan, Words words, @Nullable Program choice) {
        this.expr = expr;
        this.tree = tree;
        this.plan = plan;
        this.names = Set.copyOf(FreeNames.of(tree.getExpr()));
        var used = new TreeSet<>(words.services());
        used.retainAll(names);
        this.services = Set.copyOf(used);
        this.choice = choice;
    }

    public Expr expr() {
        return expr;
    }

    /** The twins whose state the result may depend on. */
    public Set<String> services() {
        return services;
    }

    /** Every name the result may depend on. */
    Set<String> names() {
        return names;
    }

    CelAbstractSyntaxTree tree() {
        return tree;
    }

    CelType type() {
        return tree.getResultType();
    }

    /** The result as a plain value. */
    public @Nullable Object value(Scene scene) {
        return Plain.fromCel(raw(scene));
    }

    /** Whether the result is true. */
    public boolean holds(Scene scene) {
        var result = raw(scene);
        if (result instanceof Boolean truth) {
            return truth;
        }
        throw new EvaluationFailed("'" + expr.source() + "' is neither true nor false but " + result);
    }

    Object raw(Scene scene) {
        if (choice != null && scene.value("world") instanceof WorldCard world) {
            return picked(world.derived(choice, () -> choice.raw(scene)), scene);
        }
        try {
            return plan.eval(name -> Optional.ofNullable(resolved(name, scene)));
        } catch (CelEvaluationException failed) {
            throw new EvaluationFailed("'" + expr.source() + "': " + cause(failed));
        }
    }

    private Object picked(Object items, Scene scene) {
        try {
            return scene.draws().pick((List<?>) items);
        } catch (EvaluationFailed empty) {
            throw new EvaluationFailed("'" + expr.source() + "': " + empty.getMessage());
        }
    }

    /** What one of our own functions had to say, wherever CEL has wrapped it. */
    private static String cause(CelEvaluationException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof EvaluationFailed ours) {
                return String.valueOf(ours.getMessage());
            }
        }
        return String.valueOf(failed.getMessage()).replaceFirst("^evaluation error( at <input>:\\d+)?: ", "");
    }

    private @Nullable Object resolved(String name, Scene scene) {
        if (services.contains(name)) {
            return new Service(scene.sight(name));
        }
        if (name.equals(Functions.HERE)) {
            return scene;
        }
        var value = scene.value(name);
        return value == null ? null : Plain.toCel(value);
    }
}
