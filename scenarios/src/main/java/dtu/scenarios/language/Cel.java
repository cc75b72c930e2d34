package dtu.scenarios.language;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dtu.twins.words.Kind;
import dtu.twins.words.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions against the words of the twins. Facts are struct types over plain maps, twins are opaque types
 * whose member functions are the views, vendor JSON is dynamic.
 */
final class Cel implements CelTypeProvider {
    /** What may be used in an expression. */
    enum Use {
        /** Draw functions too: where a trajectory is drawn. */
        DRAW,
        /** No draw functions: where it is judged. */
        JUDGE
    }

    private static final String FACT = "fact.";
    private static final String CHANGE = "change.";
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(1_000_000)
            .build();

    private final Words words;
    private final ImmutableMap<String, CelType> structs;
    private final CelCompiler judging;
    private final CelCompiler drawing;
    private final CelRuntime runtime;

    Cel(Words words) {
        this.words = words;
        this.structs = structs(words);
        this.judging = judging();
        this.drawing = judging.toCompilerBuilder()
                .addFunctionDeclarations(Functions.drawDeclarations())
                .addMacros(Functions.drawMacros())
                .build();
        this.runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(this)
                .addFunctionBindings(Functions.bindings())
                .addFunctionBindings(viewBindings())
                .build();
    }

    Words words() {
        return words;
    }

    /** The type of a fact as expressions see it. */
    CelType fact(String type) {
        return structs.getOrDefault(FACT + type, SimpleType.DYN);
    }

    /** The type of a change to an entity, whichever it is. */
    CelType change(String entity) {
        return structs.getOrDefault(CHANGE + entity, SimpleType.DYN);
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
                problems.add(expr.mark(), wanted.needed() + " is needed here, this is "
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
            return new Program(expr, tree, runtime.createProgram(tree), words);
        } catch (CelEvaluationException unplannable) {
            throw new IllegalStateException("checked expression cannot be planned: " + expr.source(), unplannable);
        }
    }

    private CelCompiler judging() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(this)
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
            words.views(service).values().forEach(view -> byName.computeIfAbsent(view.name(), name -> new ArrayList<>())
                    .add(view));
        }
        return byName;
    }

    private List<CelFunctionDecl> viewDeclarations() {
        var declarations = new ArrayList<CelFunctionDecl>();
        viewsByName().forEach((name, views) -> declarations.add(CelFunctionDecl.newFunctionDeclaration(
                name, views.stream().map(Cel::declaration).toList())));
        return declarations;
    }

    private static CelOverloadDecl declaration(View view) {
        var parameters = new ArrayList<CelType>();
        parameters.add(OpaqueType.create(view.service()));
        view.parameters().forEach(kind -> parameters.add(type(kind)));
        return CelOverloadDecl.newMemberOverload(overload(view), type(view.result()), parameters);
    }

    private List<CelFunctionBinding> viewBindings() {
        var bindings = new ArrayList<CelFunctionBinding>();
        viewsByName().forEach((name, views) -> bindings.addAll(CelFunctionBinding.fromOverloads(
                name, views.stream().map(Cel::binding).toList())));
        return bindings;
    }

    private static CelFunctionBinding binding(View view) {
        var classes = new ArrayList<Class<?>>();
        classes.add(Service.class);
        view.parameters().forEach(kind -> classes.add(Functions.javaClass(type(kind))));
        return CelFunctionBinding.from(overload(view), classes, arguments -> look(view, arguments));
    }

    private static Object look(View view, Object[] arguments) {
        var plain = new ArrayList<@Nullable Object>(arguments.length - 1);
        for (var i = 1; i < arguments.length; i++) {
            plain.add(Plain.fromCel(arguments[i]));
        }
        return Plain.toCel(view.look().at(((Service) arguments[0]).sight(), plain));
    }

    private static String overload(View view) {
        return view.service() + "_" + view.name();
    }

    static CelType type(Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case WHOLE -> SimpleType.INT;
            case NUMBER -> SimpleType.DOUBLE;
            case TRUTH -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case SPAN -> SimpleType.DURATION;
            case LIST -> ListType.create(SimpleType.DYN);
            case OBJECT, ANY -> SimpleType.DYN;
        };
    }

    private static ImmutableMap<String, CelType> structs(Words words) {
        var structs = ImmutableMap.<String, CelType>builder();
        words.facts().values().forEach(type -> structs.put(FACT + type.name(), struct(FACT + type.name(), type.fields())));
        words.entities().forEach((entity, fields) -> {
            var withChanged = new TreeMap<>(fields);
            withChanged.putIfAbsent("changed", Kind.LIST);
            structs.put(CHANGE + entity, struct(CHANGE + entity, withChanged));
        });
        return structs.buildOrThrow();
    }

    private static StructType struct(String name, Map<String, Kind> fields) {
        var all = new TreeMap<>(FactValues.COMMON);
        all.putAll(fields);
        return StructType.create(
                name, ImmutableSet.copyOf(all.keySet()), field -> Optional.ofNullable(all.get(field)).map(Cel::type));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
    }
}
