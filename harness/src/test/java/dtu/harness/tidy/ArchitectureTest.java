package dtu.harness.tidy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who may see whom, and why. A class belongs to the Maven module in whose {@code target} folder it was compiled. */
@AnalyzeClasses(packages = "dtu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Pattern MODULE = Pattern.compile(".*/([^/]+)/target/.*");
    private static final Pattern ROOT_PACKAGE = Pattern.compile("dtu\\.\\w+");
    private static final Pattern TIME_OR_CHANCE = Pattern.compile("java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
            + "|java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.(system|tick)\\w*|java\\.time\\.InstantSource\\.system"
            + "|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.(Strict)?Math\\.random"
            + "|java\\.util\\.(Random|SplittableRandom|Date)\\.<init>|java\\.security\\.SecureRandom\\.<init>"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current|java\\.util\\.Collections\\.shuffle");

    @ArchTest
    static final ArchRule a_twin_sees_itself_and_the_kernel_only = classes()
            .that(in("a twin", ArchitectureTest::isTwin))
            .should(seeOnly("itself and the kernel", (from, to) -> from.equals(to) || to.equals("twins")))
            .because("what one vendor does to another travels over the vendors' own protocols, where it can be"
                    + " traced, delayed and broken")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule the_kernel_sees_itself_only = classes()
            .that(in("the kernel", "twins"::equals))
            .should(seeOnly("itself", String::equals))
            .because("the ways of a vendor belong to the twin of that vendor");

    @ArchTest
    static final ArchRule scenarios_see_themselves_and_the_kernel_only = classes()
            .that(in("scenarios", "scenarios"::equals))
            .should(seeOnly("themselves and the kernel", (from, to) -> from.equals(to) || to.equals("twins")))
            .because("a scenario knows a twin by the vocabulary it contributes, as people know a product");

    @ArchTest
    static final ArchRule twins_know_no_server = noClasses()
            .that(in("the kernel or a twin", module -> module.equals("twins") || isTwin(module)))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "javax.servlet..", "com.sun.net.."))
            .because("the same twin answers at a socket, in process, and to other twins");

    @ArchTest
    static final ArchRule whatever_replays_asks_the_machine_for_neither_time_nor_chance = classes()
            .that(in("the kernel, a twin or scenarios", module -> !module.equals("harness")))
            .should(askForNeitherTimeNorChance())
            .because("the same seed gives the same bytes: time comes with the call and chance is drawn by key");

    @ArchTest
    static final ArchRule only_the_root_package_of_a_twin_is_used_from_outside = classes()
            .should(dependOnlyOn("the root packages of twins", ArchitectureTest::isOpenTo))
            .because("a resource may be written anew without anyone else noticing");

    @ArchTest
    static final ArchRule the_packages_of_the_kernel_form_no_cycle = slices().assignedFrom(
                    slicedBy("package of the kernel", type -> isKernel(type) ? type.getPackageName() : ""))
            .should()
            .beFreeOfCycles()
            .because("the kernel can then be read in one order, from values to the dispatcher");

    @ArchTest
    static final ArchRule the_modules_form_no_cycle = slices().assignedFrom(
                    slicedBy("module", ArchitectureTest::moduleOf))
            .should()
            .beFreeOfCycles()
            .because("arrows point one way");

    private static boolean isTwin(String module) {
        return module.startsWith("twin-");
    }

    private static boolean isKernel(JavaClass type) {
        return moduleOf(type).equals("twins");
    }

    private static boolean isOpenTo(JavaClass from, JavaClass to) {
        return !isTwin(moduleOf(to))
                || moduleOf(from).equals(moduleOf(to))
                || ROOT_PACKAGE.matcher(to.getPackageName()).matches();
    }

    /** The name of the module a class was compiled in, empty for a class that is not ours. */
    private static String moduleOf(JavaClass type) {
        var path = type.getSource().map(source -> source.getUri().toString()).orElse("");
        var module = MODULE.matcher(path);
        return type.getPackageName().startsWith("dtu.") && module.matches() ? module.group(1) : "";
    }

    private static DescribedPredicate<JavaClass> in(String description, Predicate<String> module) {
        return DescribedPredicate.describe(
                "are part of " + description, type -> !moduleOf(type).isEmpty() && module.test(moduleOf(type)));
    }

    private static ArchCondition<JavaClass> seeOnly(String description, BiPredicate<String, String> allowed) {
        return dependOnlyOn(description, (from, to) -> {
            var module = moduleOf(to);
            return module.isEmpty() || allowed.test(moduleOf(from), module);
        });
    }

    private static ArchCondition<JavaClass> dependOnlyOn(
            String description, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>("depend, of our own classes, only on " + description) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(arrow ->
                                !allowed.test(from, arrow.getTargetClass().getBaseComponentType()))
                        .forEach(arrow -> events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> askForNeitherTimeNorChance() {
        return new ArchCondition<>("ask the machine for neither time nor chance") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(access ->
                                TIME_OR_CHANCE.matcher(targetOf(access)).matches())
                        .forEach(access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
            }
        };
    }

    private static String targetOf(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    /** One slice for each name; what has the empty name is in no slice. */
    private static SliceAssignment slicedBy(String description, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                var slice = name.apply(type);
                return slice.isEmpty() ? SliceIdentifier.ignore() : SliceIdentifier.of(slice);
            }

            @Override
            public String getDescription() {
                return "slices by " + description;
            }
        };
    }
}
