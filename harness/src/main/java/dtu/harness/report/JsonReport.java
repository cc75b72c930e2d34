package dtu.harness.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dtu.harness.score.Idle;
import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Tally;
import dtu.harness.score.Unreached;
import dtu.harness.store.Judged;
import dtu.scenarios.verdict.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code run.json}: the headline figures, then every trajectory on a line of its own; written as a stream. */
final class JsonReport {
    private static final List<Integer> POWERS = List.of(1, 2, 4, 8);

    private final Summary summary;
    private final JsonGenerator json;

    private JsonReport(Summary summary, JsonGenerator json) {
        this.summary = summary;
        this.json = json;
    }

    static void write(Summary summary, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file);
                var json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new JsonReport(summary, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        spec();
        figures();
        gate();
        evidence();
        scenarios();
        fingerprints();
        unreached();
        idle();
        json.writeArrayFieldStart("trajectories");
        for (Judged judged : summary.run().judged()) {
            trajectory(judged);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void spec() throws IOException {
        var spec = summary.run().spec();
        json.writeStringField("sut", spec.sut());
        json.writeNumberField("seed", spec.seed());
        json.writeStringField("faults", spec.faults());
        json.writeStringField("shard", spec.shard().toString());
        json.writeStringField("started", spec.started().toString());
        json.writeNumberField("trajectoriesPerScenario", spec.trajectories());
    }

    private void figures() throws IOException {
        var score = summary.score();
        json.writeStringField("headline", summary.headline());
        json.writeNumberField("satisfaction", score.satisfaction());
        pair("bounds", score.satisfaction(), score.upper());
        pair("interval95", score.interval().low(), score.interval().high());
        json.writeNumberField("effectiveSize", score.effectiveSize());
        json.writeNumberField("criticals", score.criticals());
        counts(score.total());
    }

    private void gate() throws IOException {
        var gate = summary.gate();
        json.writeObjectFieldStart("gate");
        json.writeBooleanField("holds", summary.ruling().holds());
        json.writeNumberField("exitCode", summary.ruling().exitCode());
        json.writeNumberField("minSatisfaction", gate.minSatisfaction());
        if (gate.confidence() != null) {
            json.writeNumberField("confidence", gate.confidence());
        }
        if (gate.minEach() != null) {
            json.writeNumberField("minEach", gate.minEach());
        }
        json.writeNumberField("maxInvalid", gate.maxInvalid());
        json.writeArrayFieldStart("reasons");
        for (String reason : summary.ruling().reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void evidence() throws IOException {
        if (summary.trial().isEmpty()) {
            return;
        }
        var trial = summary.trial().get();
        json.writeObjectFieldStart("evidence");
        json.writeStringField(
                "decision",
                switch (trial.decision()) {
                    case OPEN -> "open";
                    case ABOVE -> "above";
                    case BELOW -> "below";
                });
        json.writeNumberField("blocks", trial.last().blocks());
        json.writeNumberField("logNeeded", trial.logNeeded());
        json.writeNumberField("logAbove", trial.last().logAbove());
        json.writeNumberField("logBelow", trial.last().logBelow());
        json.writeEndObject();
    }

    private void scenarios() throws IOException {
        json.writeArrayFieldStart("scenarios");
        for (ScenarioScore scenario : summary.score().scenarios()) {
            json.writeStartObject();
            json.writeStringField("scenario", scenario.scenario());
            json.writeNumberField("weight", scenario.weight());
            json.writeNumberField("satisfaction", scenario.tally().lower());
            pair("bounds", scenario.tally().lower(), scenario.tally().upper());
            pair("interval95", scenario.interval().low(), scenario.interval().high());
            json.writeNumberField("criticals", scenario.criticals());
            var rate = scenario.criticalRateAtMost();
            if (rate.isPresent()) {
                json.writeNumberField("criticalRateAtMost", rate.getAsDouble());
            }
            counts(scenario.tally());
            json.writeObjectFieldStart("pass");
            for (int k : POWERS) {
                var chance = scenario.passPower(k);
                if (chance.isPresent()) {
                    json.writeNumberField(String.valueOf(k), chance.getAsDouble());
                }
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void fingerprints() throws IOException {
        json.writeArrayFieldStart("fingerprints");
        for (Pattern pattern : summary.patterns()) {
            json.writeStartObject();
            json.writeStringField("fingerprint", pattern.fingerprint());
            json.writeNumberField("count", pattern.count());
            json.writeStringField("example", pattern.example().key().toString());
            if (pattern.worst().isPresent()) {
                var worst = pattern.worst().get();
                json.writeStringField("expectation", worst.expectation());
                json.writeStringField("severity", Outcomes.word(worst.severity()));
                json.writeStringField("why", worst.why());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void unreached() throws IOException {
        json.writeArrayFieldStart("unreached");
        for (Unreached never : summary.unreached()) {
            json.writeStartObject();
            json.writeStringField("scenario", never.scenario());
            json.writeStringField("sometimes", never.sometimes());
            json.writeNumberField("trajectories", never.trajectories());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void idle() throws IOException {
        json.writeArrayFieldStart("idleFaults");
        for (Idle rule : summary.idle()) {
            json.writeStartObject();
            json.writeStringField("rule", rule.rule());
            json.writeStringField("aim", rule.aim());
            json.writeArrayFieldStart("scenarios");
            for (String scenario : rule.scenarios()) {
                json.writeString(scenario);
            }
            json.writeEndArray();
            json.writeNumberField("trajectories", rule.trajectories());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void trajectory(Judged judged) throws IOException {
        json.writeStartObject();
        json.writeStringField("scenario", judged.scenario());
        json.writeNumberField("index", judged.index());
        json.writeNumberField("seed", judged.seed());
        json.writeStringField("outcome", Outcomes.word(judged.outcome()));
        json.writeStringField("hash", judged.verdict().hash());
        json.writeEndObject();
    }

    private void counts(Tally tally) throws IOException {
        json.writeNumberField("started", tally.started());
        for (Outcome outcome : Outcome.values()) {
            json.writeNumberField(Outcomes.word(outcome), tally.of(outcome));
        }
    }

    private void pair(String name, double low, double high) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(low);
        json.writeNumber(high);
        json.writeEndArray();
    }
}
