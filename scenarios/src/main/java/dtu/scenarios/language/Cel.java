package dtu.scenarios.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dtu.twins.words.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions against the words of the twins. Facts are struct types over plain maps, twins are opaque types
 * whose member functions are the views, vendor JSON is dynamic.
 */
final class Cel {
    /** What may be used in an expression. */
    enum Use {
        /** Draw functions too: where a trajectory is drawn. */
        DRAW,
        /** No draw functions: where it is judged. */
        JUDGE
    }

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(1_000_000)
            .build();

    private final Words words;
    private final FactTypes types;
    private final CelCompiler judging;
    private final CelCompiler drawing;
    private final CelRuntime runtime;

    Cel(Words words) {
        this.words = words;
        this.types = new FactTypes(words);
        this.judging = judging();
        this.drawing = judging.toCompilerBuilder()
                .addFunctionDeclarations(Functions.drawDeclarations())
                .addMacros(Functions.drawMacros())
                .build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .addFunctionBindings(Functions.bindings())
                .addFunctionBindings(viewBindings())
                .build();
    }

    Words words() {
        return words;
    }

    FactTypes types() {
        return types;
    }

    /** The expression, compiled; empty when something is wrong with it, which is then among the problems. */
    Optional<Program> compile(Expr expr, Names names, Use use, Wanted wanted, Problems problems) {
        var builder = (use == Use.DRAW ? drawing : judging).toCompilerBuilder();
        names.types().forEach(builder::addVar);
        var result = builder.build().compile(expr.source());
        if (result.hasError()) {
            var complaints = new Complaints(words, names, use);
            result.getErrors().forEach(issue -> complaints.note(expr, issue, problems));
            return Optional.empty();
        }
        try {
            var tree = result.getAst();
            if (!wanted.accepts(tree.getResultType())) {
                problems.add(
                        expr.mark(),
                        wanted.needed() + " is needed here, this is "
                                + Complaints.friendly(tree.getResultType().name()));
                return Optional.empty();
            }
            return Optional.of(program(expr, tree));
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A part of a compiled expression, as an expression of its own. */
    Program program(Expr expr, CelAbstractSyntaxTree tree) {
        try {
            return new Program(expr, tree, runtime.createProgram(tree), words, choice(expr, tree));
        } catch (CelEvaluationException unplannable) {
            throw new IllegalStateException("checked expression cannot be planned: " + expr.source(), unplannable);
        }
    }

    /** The list of {@code pick(list)} when nothing but the world decides it, such as those who may play a part. */
    private @Nullable Program choice(Expr expr, CelAbstractSyntaxTree tree) {
        var whole = tree.getExpr();
        if (whole.getKind() != CelExpr.ExprKind.Kind.CALL
                || !whole.call().function().equals("pick")) {
            return null;
        }
        var list = whole.call().args().getLast();
        return FreeNames.of(list).equals(Set.of("world"))
                ? program(
                        expr,
                        CelAbstractSyntaxTree.newCheckedAst(
                                list, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()))
                : null;
    }

    private CelCompiler judging() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar(Functions.HERE, SimpleType.DYN)
                .addFunctionDeclarations(viewDeclarations())
                .addFunctionDeclarations(Functions.declarations())
                .addMacros(Functions.macros());
        words.services().forEach(service -> builder.addVar(service, OpaqueType.create(service)));
        return builder.build();
    }

    private Map<String, List<View>> viewsByName() {
        var byName = new TreeMap<String, List<View>>();
        for (var service : words.services()) {
            words.views(service)
                    .values()
                    .forEach(view -> byName.computeIfAbsent(view.name(), name -> new ArrayList<>())
                            .add(view));
        }
        return byName;
    }

    private List<CelFunctionDecl> viewDeclarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        viewsByName()
                .forEach((name, views) -> declarations.add(CelFunctionDecl.newFunctionDeclaration(
                        name, views.stream().map(Cel::declaration).toList())));
        return declarations;
    }

    private static CelOverloadDecl declaration(View view) {
        var parameters = new ArrayList<CelType>();
        parameters.add(OpaqueType.create(view.service()));
        view.parameters().forEach(kind -> parameters.add(FactTypes.type(kind)));
        return CelOverloadDecl.newMemberOverload(overload(view), FactTypes.type(view.result()), parameters);
    }

    private List<CelFunctionBinding> viewBindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        viewsByName()
                .forEach((name, views) -> bindings.addAll(CelFunctionBinding.fromOverloads(
                        name, views.stream().map(Cel::binding).toList())));
        return bindings;
    }

    /** A view is immutable, though its class cannot say so in CEL's terms. */
    @SuppressWarnings("Immutable")
    private static CelFunctionBinding binding(View view) {
        var classes = new ArrayList<Class<?>>();
        classes.add(Service.class);
        view.parameters().forEach(kind -> classes.add(Functions.javaClass(FactTypes.type(kind))));
        return CelFunctionBinding.from(overload(view), classes, arguments -> look(view, arguments));
    }

    private static Object look(View view, Object[] arguments) {
        var plain = new ArrayList<Object>(arguments.length - 1);
        for (var i = 1; i < arguments.length; i++) {
            var argument = Plain.fromCel(arguments[i]);
            if (argument == null) {
                throw new EvaluationFailed(view.service() + "." + view.name() + "() was asked about nothing");
            }
            plain.add(argument);
        }
        return Plain.toCel(view.look().at(((Service) arguments[0]).sight(), plain));
    }

    private static String overload(View view) {
        return view.service() + "_" + view.name();
    }
}
