package dtu.harness.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dtu.harness.score.ScenarioScore;
import dtu.harness.score.Trial;
import dtu.scenarios.verdict.Outcome;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of a run: one file that needs no network and no other file, ever. */
final class HtmlReport {
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/dist/d3.min.js";

    private HtmlReport() {}

    static void write(Summary summary, Path file) throws IOException {
        var output = new StringOutput();
        JtereportGenerated.render(new OwaspHtmlTemplateOutput(output), new NoInterceptor(), page(summary));
        Files.writeString(file, Xml.text(output.toString()));
    }

    private static Page page(Summary summary) throws IOException {
        var run = summary.run();
        var cards = run.spec().scenarios().stream()
                .map(scenario -> {
                    var score = summary.score().scenarios().get(run.spec().ordinal(scenario.name()));
                    return new Page.Card(
                            scenario,
                            score,
                            summary.fails(score),
                            summary.unreached().stream()
                                    .filter(never -> never.scenario().equals(scenario.name()))
                                    .toList());
                })
                .toList();
        var timeline = summary.firstFailure()
                .flatMap(failure -> run.story(failure.key())
                        .map(story -> Timeline.of(failure, story, summary.replay(failure.key()))));
        var scripts = List.of(resource(D3), resource("report.js"));
        return new Page(summary, cards, timeline, data(summary), resource("report.css"), scripts, policy(scripts));
    }

    private static String data(Summary summary) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text)) {
            json.setCharacterEscapes(new SafeInScript());
            json.configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
            json.writeStartObject();
            json.writeNumberField("gate", summary.gate().minSatisfaction());
            json.writeArrayFieldStart("outcomes");
            for (Outcome outcome : Outcome.values()) {
                json.writeString(Outcomes.word(outcome));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("scenarios");
            for (ScenarioScore scenario : summary.score().scenarios()) {
                scenario(json, scenario);
            }
            json.writeEndArray();
            if (summary.trial().isPresent()) {
                evidence(json, summary.trial().get());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void scenario(JsonGenerator json, ScenarioScore scenario) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scenario.scenario());
        json.writeNumberField("rate", scenario.tally().lower());
        json.writeNumberField("low", scenario.interval().low());
        json.writeNumberField("high", scenario.interval().high());
        json.writeNumberField("started", scenario.tally().started());
        json.writeArrayFieldStart("counts");
        for (Outcome outcome : Outcome.values()) {
            json.writeNumber(scenario.tally().of(outcome));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Trial trial) throws IOException {
        json.writeObjectFieldStart("evidence");
        json.writeNumberField("needed", trial.logNeeded());
        json.writeArrayFieldStart("points");
        for (Trial.Point point : trial.curve()) {
            json.writeStartArray();
            json.writeNumber(point.blocks());
            json.writeNumber(point.logAbove());
            json.writeNumber(point.logBelow());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String resource(String name) throws IOException {
        try (var in = HtmlReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String policy(List<String> scripts) {
        return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src "
                + scripts.stream().map(HtmlReport::hash).collect(Collectors.joining(" "));
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The page has no forms, the only thing that jte would have intercepted. */
    private static final class NoInterceptor implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, TemplateOutput output) {}
    }

    /** No name of a scenario may end the script element that holds it. */
    private static final class SafeInScript extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
