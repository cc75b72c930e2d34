package dtu.scenarios.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dtu.twins.words.Fact;
import dtu.twins.words.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled pattern: tells whether a fact is meant, and which equalities tie it to facts bound before. */
public final class Condition {
    private final Pattern pattern;
    private final Map<String, Kind> fields;
    private final @Nullable Program where;
    private final List<Join> joins = new ArrayList<>();
    private final List<Program> filters = new ArrayList<>();
    private final Set<String> stable;
    private final Set<String> facts;

    /**
     * One equality of a {@code where}, between the fact itself and facts bound before it.
     *
     * @param own mentions the fact itself and nothing bound before
     * @param other mentions what was bound before and not the fact itself
     */
    public record Join(Program own, Program other) {}

    Condition(Pattern pattern, Map<String, Kind> fields, @Nullable Program where, Names outer, Cel cel) {
        this.pattern = pattern;
        this.fields = fields;
        this.where = where;
        this.stable = outer.stable();
        this.facts = outer.facts();
        if (where != null) {
            conjuncts(where.tree().getExpr()).forEach(part -> sort(part, where, cel));
        }
    }

    public Pattern pattern() {
        return pattern;
    }

    /** Whether the fact is of the pattern's type and its {@code where} holds in the scene. */
    public boolean matches(Fact fact, Scene scene) {
        return fact.type().equals(pattern.type()) && holds(fact, scene);
    }

    /** Whether the {@code where} holds, whatever the fact's type. */
    public boolean holds(Fact fact, Scene scene) {
        return where == null || where.holds(bound(fact, scene));
    }

    /** The scene with the fact under the pattern's name. */
    public Scene bound(Fact fact, Scene scene) {
        var name = pattern.name();
        return name == null ? scene : scene.with(name, new FactValues(fact, fields));
    }

    /**
     * Whether the fact can be ruled out for good, by parts of the {@code where} that look at nothing but the fact and
     * at what never changes.
     */
    public boolean impossible(Fact fact, Scene scene) {
        var bound = bound(fact, scene);
        return filters.stream().anyMatch(filter -> surelyFalse(filter, bound));
    }

    private static boolean surelyFalse(Program filter, Scene scene) {
        try {
            return !filter.holds(scene);
        } catch (EvaluationFailed undecidable) {
            return false;
        }
    }

    /** Equalities whose other side may be computed early and kept. */
    public List<Join> joinsWithLastingOther() {
        return joins.stream().filter(join -> lasting(join.other())).toList();
    }

    /** Equalities whose own side may be computed early and kept. */
    public List<Join> joinsWithLastingOwn() {
        return joins.stream().filter(join -> lasting(join.own())).toList();
    }

    private void sort(CelExpr part, Program whole, Cel cel) {
        var program = part(part, whole, cel);
        var own = ownName();
        if (lasting(program) && mentionsOnly(program, own)) {
            filters.add(program);
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals("_==_")) {
            var left = part(part.call().args().get(0), whole, cel);
            var right = part(part.call().args().get(1), whole, cel);
            if (tie(left, right, own)) {
                joins.add(new Join(left, right));
            } else if (tie(right, left, own)) {
                joins.add(new Join(right, left));
            }
        }
    }

    private boolean tie(Program ownSide, Program otherSide, String own) {
        return ownSide.names().contains(own)
                && mentionsOnly(ownSide, own)
                && !otherSide.names().contains(own)
                && otherSide.names().stream().anyMatch(name -> !stable.contains(name));
    }

    private boolean mentionsOnly(Program program, String own) {
        return program.names().stream()
                .allMatch(name -> name.equals(own)
                        || stable.contains(name)
                        || program.services().contains(name));
    }

    /** A result that stays the same: no twin is asked. Names of facts are fine, a fact does not change. */
    private boolean lasting(Program program) {
        return program.services().isEmpty()
                && program.names().stream()
                        .allMatch(name -> name.equals(ownName()) || stable.contains(name) || facts.contains(name));
    }

    private String ownName() {
        var name = pattern.name();
        return name == null ? "" : name;
    }

    private static Program part(CelExpr expr, Program whole, Cel cel) {
        var tree = whole.tree();
        return cel.program(
                whole.expr(),
                CelAbstractSyntaxTree.newCheckedAst(expr, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()));
    }

    private static List<CelExpr> conjuncts(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL
                || !expr.call().function().equals("_&&_")) {
            return List.of(expr);
        }
        var all = new ArrayList<CelExpr>();
        expr.call().args().forEach(part -> all.addAll(conjuncts(part)));
        return all;
    }
}
