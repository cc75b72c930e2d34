package dtu.scenarios.language;

import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Set;

/** Finds the names an expression gets from outside. */
final class FreeNames {
    private final Set<String> found = new HashSet<>();

    private FreeNames() {}

    static Set<String> of(CelExpr expr) {
        var names = new FreeNames();
        names.visit(expr, Set.of());
        return names.found;
    }

    private void visit(CelExpr expr, Set<String> bound) {
        switch (expr.getKind()) {
            case IDENT -> {
                if (!bound.contains(expr.ident().name())) {
                    found.add(expr.ident().name());
                }
            }
            case SELECT -> visit(expr.select().operand(), bound);
            case CALL -> {
                expr.call().target().ifPresent(target -> visit(target, bound));
                expr.call().args().forEach(argument -> visit(argument, bound));
            }
            case LIST -> expr.list().elements().forEach(element -> visit(element, bound));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    visit(entry.key(), bound);
                    visit(entry.value(), bound);
                });
            case STRUCT -> expr.struct().entries().forEach(entry -> visit(entry.value(), bound));
            case COMPREHENSION -> comprehension(expr.comprehension(), bound);
            case CONSTANT, NOT_SET -> {}
        }
    }

    private void comprehension(CelExpr.CelComprehension loop, Set<String> bound) {
        visit(loop.iterRange(), bound);
        visit(loop.accuInit(), bound);
        var inner = new HashSet<>(bound);
        inner.add(loop.iterVar());
        inner.add(loop.iterVar2());
        inner.add(loop.accuVar());
        visit(loop.loopCondition(), inner);
        visit(loop.loopStep(), inner);
        visit(loop.result(), inner);
    }
}
