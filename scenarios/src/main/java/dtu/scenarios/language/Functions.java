package dtu.scenarios.language;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The functions of the language itself: draws, look-ups in the world, calls to an {@code api}, {@code only}. */
final class Functions {
    /** The hidden name of the scene; draws and calls get it as their first argument. */
    static final String HERE = "@here";

    static final Set<String> DRAWING =
            Set.of("pick", "sample", "skills", "uniform", "exp", "lognormal", "poisson", "weighted");
    private static final CelType ANYTHING = SimpleType.DYN;
    private static final CelType SPAN = SimpleType.DURATION;
    private static final CelType ITEM = TypeParamType.create("T");
    private static final CelType ITEMS = ListType.create(ITEM);

    private static final List<Function> DRAWS = List.of(
            drawing("pick", ITEM, List.of(ITEMS), (draws, a) -> draws.pick((List<?>) a[1])),
            drawing(
                    "sample",
                    ITEMS,
                    List.of(ITEMS, SimpleType.INT),
                    (draws, a) -> draws.sample((List<?>) a[1], (Long) a[2])),
            drawing(
                    "uniform",
                    SPAN,
                    List.of(SPAN, SPAN),
                    (draws, a) -> draws.uniform((Duration) a[1], (Duration) a[2])),
            drawing(
                    "uniform",
                    SimpleType.INT,
                    List.of(SimpleType.INT, SimpleType.INT),
                    (draws, a) -> draws.uniform((long) a[1], (long) a[2])),
            drawing(
                    "uniform",
                    SimpleType.DOUBLE,
                    List.of(SimpleType.DOUBLE, SimpleType.DOUBLE),
                    (draws, a) -> draws.uniform((double) a[1], (double) a[2])),
            drawing("exp", SPAN, List.of(SPAN), (draws, a) -> draws.exponential((Duration) a[1])),
            drawing(
                    "lognormal",
                    SPAN,
                    List.of(SPAN, SPAN),
                    (draws, a) -> draws.lognormal((Duration) a[1], (Duration) a[2])),
            drawing(
                    "poisson",
                    SPAN,
                    List.of(SimpleType.INT, SPAN),
                    (draws, a) -> draws.poisson((Long) a[1], (Duration) a[2])),
            drawing(
                    "weighted",
                    ITEM,
                    List.of(MapType.create(ITEM, ANYTHING)),
                    (draws, a) -> draws.weighted((Map<?, ?>) a[1])));

    private static final List<Function> ALWAYS = List.of(
            new Function(
                    "@lookup", "lookup", ANYTHING, List.of(SimpleType.STRING, ANYTHING, ANYTHING), Functions::lookup),
            new Function(
                    "api",
                    "api",
                    ANYTHING,
                    List.of(ANYTHING, SimpleType.STRING, SimpleType.STRING, ANYTHING),
                    Functions::api));

    private Functions() {}

    /** A function that gets plain arguments, behind the scene if it is in {@code parameters}. */
    private record Function(
            String name, String overload, CelType result, List<CelType> parameters, CelFunctionOverload body) {}

    /** What a draw function does with its arguments; the first of them is the scene. */
    @FunctionalInterface
    private interface DrawBody {
        Object drawn(Draws draws, Object[] arguments);
    }

    /** The captured body has no state, though its type cannot say so in CEL's terms. */
    @SuppressWarnings("Immutable")
    private static Function drawing(String name, CelType result, List<CelType> parameters, DrawBody body) {
        var all = new ArrayList<CelType>();
        all.add(ANYTHING);
        all.addAll(parameters);
        var overload = name + "_"
                + String.join("_", parameters.stream().map(CelType::name).toList());
        return new Function(
                name, overload, result, all, arguments -> body.drawn(((Scene) arguments[0]).draws(), arguments));
    }

    /** Declarations of what may be used where a trajectory is drawn. */
    static List<CelFunctionDecl> drawDeclarations() {
        return declarations(DRAWS);
    }

    static List<CelFunctionDecl> declarations() {
        var declarations = new ArrayList<>(declarations(ALWAYS));
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
                "only",
                CelOverloadDecl.newMemberOverload(
                        "only", SimpleType.BOOL, ANYTHING, ListType.create(SimpleType.STRING))));
        return declarations;
    }

    private static List<CelFunctionDecl> declarations(List<Function> functions) {
        return functions.stream()
                .map(Function::name)
                .distinct()
                .sorted()
                .map(name -> CelFunctionDecl.newFunctionDeclaration(
                        name,
                        functions.stream()
                                .filter(function -> function.name().equals(name))
                                .map(f -> CelOverloadDecl.newGlobalOverload(f.overload(), f.result(), f.parameters()))
                                .toList()))
                .toList();
    }

    static List<CelFunctionBinding> bindings() {
        var all = new ArrayList<>(DRAWS);
        all.addAll(ALWAYS);
        var bindings = new ArrayList<CelFunctionBinding>();
        for (var name : new TreeSet<>(all.stream().map(Function::name).toList())) {
            bindings.addAll(CelFunctionBinding.fromOverloads(
                    name,
                    all.stream()
                            .filter(function -> function.name().equals(name))
                            .map(f -> CelFunctionBinding.from(f.overload(), classes(f), f.body()))
                            .toList()));
        }
        bindings.addAll(CelFunctionBinding.fromOverloads(
                "only", CelFunctionBinding.from("only", List.of(Object.class, List.class), Functions::only)));
        return bindings;
    }

    private static List<Class<?>> classes(Function function) {
        return function.parameters().stream()
                .<Class<?>>map(Functions::javaClass)
                .toList();
    }

    static Class<?> javaClass(CelType type) {
        return switch (type.kind()) {
            case STRING -> String.class;
            case INT -> Long.class;
            case DOUBLE -> Double.class;
            case BOOL -> Boolean.class;
            case TIMESTAMP -> Instant.class;
            case DURATION -> Duration.class;
            case LIST -> List.class;
            case MAP -> Map.class;
            default -> Object.class;
        };
    }

    static List<CelMacro> macros() {
        var macros = new ArrayList<CelMacro>();
        WorldCard.LOOKUPS.keySet().stream()
                .sorted()
                .forEach(word -> macros.add(
                        CelMacro.newReceiverMacro(word, 1, (make, world, key) -> lookup(word, make, world, key))));
        macros.add(CelMacro.newGlobalMacro("api", 3, (make, none, arguments) -> here("api", make, arguments)));
        macros.add(CelMacro.newGlobalMacro("duration", 1, (make, none, arguments) -> days(make, arguments.getFirst())));
        return macros;
    }

    static List<CelMacro> drawMacros() {
        var macros = new ArrayList<CelMacro>();
        for (var function : DRAWS) {
            var count = function.parameters().size() - 1;
            var name = function.name();
            macros.add(CelMacro.newGlobalMacro(name, count, (make, none, arguments) -> here(name, make, arguments)));
        }
        macros.add(CelMacro.newGlobalMacro(
                "skills",
                1,
                (make, none, arguments) -> Optional.of(make.newGlobalCall(
                        "sample",
                        make.newIdentifier(HERE),
                        make.newSelect(make.newIdentifier("me"), "skills", false),
                        arguments.getFirst()))));
        return macros;
    }

    private static Optional<CelExpr> here(String name, CelMacroExprFactory make, ImmutableList<CelExpr> arguments) {
        var all = ImmutableList.<CelExpr>builder()
                .add(make.newIdentifier(HERE))
                .addAll(arguments)
                .build();
        return Optional.of(make.newGlobalCall(name, all));
    }

    /** Only {@code world} has look-ups by these names; for anything else, {@code group} and the like are views. */
    private static Optional<CelExpr> lookup(
            String word, CelMacroExprFactory make, CelExpr world, ImmutableList<CelExpr> key) {
        var isWorld = world.getKind() == CelExpr.ExprKind.Kind.IDENT
                && world.ident().name().equals("world");
        return isWorld
                ? Optional.of(make.newGlobalCall("@lookup", make.newStringLiteral(word), world, key.getFirst()))
                : Optional.empty();
    }

    /** CEL's own spans end at hours; ours have days. */
    private static Optional<CelExpr> days(CelMacroExprFactory make, CelExpr written) {
        if (written.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || written.constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            return Optional.empty();
        }
        var text = written.constant().stringValue();
        var span = Spans.span(text);
        if (span.isEmpty() && !text.matches("-?[0-9.]+(h|m|s|ms|us|ns)([0-9.]+(h|m|s|ms|us|ns))*")) {
            return Optional.of(make.reportError("'" + text + "' is no span; write 90s, 2h, 3d or 500ms"));
        }
        return text.contains("d")
                ? span.map(days -> make.newGlobalCall("duration", make.newStringLiteral(days.toSeconds() + "s")))
                : Optional.empty();
    }

    private static Object lookup(Object[] arguments) {
        if (!(Plain.fromCel(arguments[1]) instanceof WorldCard world)) {
            throw new EvaluationFailed("world." + arguments[0] + "() needs a world card");
        }
        return Plain.toCel(world.find((String) arguments[0], arguments[2]));
    }

    private static Object api(Object[] arguments) {
        var named = new LinkedHashMap<String, Object>();
        if (Plain.fromCel(arguments[3]) instanceof Map<?, ?> given) {
            given.forEach((name, value) -> named.put(name.toString(), value));
        }
        return Plain.toCel(((Scene) arguments[0]).api((String) arguments[1], (String) arguments[2], named));
    }

    /** Whether a change touched no other fields: the fact's {@code changed} lists the fields it changed. */
    private static Object only(Object[] arguments) {
        return arguments[0] instanceof FactValues fact
                && fact.get("changed") instanceof List<?> changed
                && ((List<?>) arguments[1]).containsAll(Arrays.asList(changed.toArray()));
    }
}
