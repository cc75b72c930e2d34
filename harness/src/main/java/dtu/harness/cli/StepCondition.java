package dtu.harness.cli;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dtu.harness.store.Judged;
import dtu.harness.store.StepRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which stored steps somebody wants to see, as an expression of CEL over the step and its trajectory. */
record StepCondition(String where, CelRuntime.Program program) {
    private static final Map<String, CelType> VARIABLES = Map.ofEntries(
            Map.entry("scenario", SimpleType.STRING),
            Map.entry("index", SimpleType.INT),
            Map.entry("outcome", SimpleType.STRING),
            Map.entry("seq", SimpleType.INT),
            Map.entry("kind", SimpleType.STRING),
            Map.entry("actor", SimpleType.STRING),
            Map.entry("twin", SimpleType.STRING),
            Map.entry("op", SimpleType.STRING),
            Map.entry("status", SimpleType.INT),
            Map.entry("fault", SimpleType.STRING),
            Map.entry("request", SimpleType.STRING),
            Map.entry("response", SimpleType.STRING));

    /** @throws Failure when it is no such expression */
    static StepCondition of(String where) {
        var compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        VARIABLES.forEach(compiler::addVar);
        var runtime = CelRuntimeFactory.legacyCelRuntimeBuilder().build();
        try {
            return new StepCondition(
                    where, runtime.createProgram(compiler.build().compile(where).getAst()));
        } catch (CelValidationException | CelEvaluationException wrong) {
            throw wrong(where, wrong);
        }
    }

    boolean holds(Judged judged, StepRecord step) {
        var variables = new HashMap<String, Object>();
        variables.put("scenario", judged.scenario());
        variables.put("index", (long) judged.index());
        variables.put("outcome", judged.outcome().name().toLowerCase(Locale.ROOT));
        variables.put("seq", step.seq());
        variables.put("kind", step.kind());
        variables.put("actor", step.actor());
        variables.put("twin", step.twin());
        variables.put("op", step.operation());
        variables.put("status", (long) step.status());
        variables.put("fault", step.fault());
        variables.put("request", step.request());
        variables.put("response", step.response());
        try {
            return Boolean.TRUE.equals(program.eval(variables));
        } catch (CelEvaluationException wrong) {
            throw wrong(where, wrong);
        }
    }

    private static Failure wrong(String where, Exception why) {
        return Failure.usage("--where " + where + ": " + why.getMessage());
    }
}
