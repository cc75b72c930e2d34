package dtu.harness.report;

import dtu.harness.score.ScenarioScore;
import dtu.harness.store.Judged;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML, which every CI reads: a run is a test suite, a scenario is a test case, findings are its failure. */
final class JUnitReport {
    private static final int FAILURES_MAX = 20;

    private final Summary summary;
    private final XMLStreamWriter xml;

    private JUnitReport(Summary summary, XMLStreamWriter xml) {
        this.summary = summary;
        this.xml = xml;
    }

    static void write(Summary summary, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new JUnitReport(summary, xml).suite();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void suite() throws XMLStreamException {
        var scenarios = summary.score().scenarios();
        var spec = summary.run().spec();
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuite");
        attribute("name", "dtu run");
        attribute("tests", scenarios.size());
        attribute("failures", scenarios.stream().filter(this::failed).count());
        attribute("errors", scenarios.stream().filter(this::broken).count());
        attribute("skipped", 0);
        attribute("timestamp", spec.started().toString());
        xml.writeStartElement("properties");
        property("sut", spec.sut());
        property("seed", spec.seed());
        property("satisfaction", summary.score().satisfaction());
        property("shard", spec.shard());
        xml.writeEndElement();
        for (ScenarioScore scenario : scenarios) {
            testCase(scenario);
        }
        var said = new ArrayList<>(List.of(summary.headline()));
        summary.idle().forEach(rule -> said.add("found nothing to hit: " + Prose.idle(rule)));
        element("system-out", String.join("\n", said));
        if (!summary.ruling().holds()) {
            element("system-err", String.join("\n", summary.ruling().reasons()));
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void testCase(ScenarioScore scenario) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute("classname", "dtu");
        attribute("name", scenario.scenario());
        String figures =
                "satisfaction " + Figures.fraction(scenario.tally().lower()) + ": " + Figures.counts(scenario.tally());
        if (broken(scenario) || failed(scenario)) {
            xml.writeStartElement(broken(scenario) ? "error" : "failure");
            attribute("message", figures);
            xml.writeCharacters(Xml.text(findings(scenario)));
            xml.writeEndElement();
        }
        element("system-out", figures);
        xml.writeEndElement();
    }

    /** An environment that failed is an error to JUnit, an app that failed is a failure. */
    private boolean broken(ScenarioScore scenario) {
        return summary.ruling().exitCode() == 3 && scenario.tally().invalid() > 0;
    }

    private boolean failed(ScenarioScore scenario) {
        return !broken(scenario) && summary.fails(scenario);
    }

    private String findings(ScenarioScore scenario) {
        List<String> lines = new ArrayList<>();
        var failures = summary.failures(scenario.scenario());
        for (Judged failure : failures.subList(0, Math.min(FAILURES_MAX, failures.size()))) {
            lines.add(failure.key() + ", " + Outcomes.word(failure.outcome()));
            Prose.findings(failure).forEach(finding -> lines.add("  " + finding));
            lines.add("  " + summary.replay(failure.key()));
        }
        if (failures.size() > FAILURES_MAX) {
            lines.add("… and " + (failures.size() - FAILURES_MAX) + " more");
        }
        summary.unreached().stream()
                .filter(never -> never.scenario().equals(scenario.scenario()))
                .forEach(never -> lines.add("never reached: " + never.sometimes()));
        return String.join("\n", lines);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Xml.text(text));
        xml.writeEndElement();
    }

    private void property(String name, Object value) throws XMLStreamException {
        xml.writeEmptyElement("property");
        attribute("name", name);
        attribute("value", value);
    }

    private void attribute(String name, Object value) throws XMLStreamException {
        xml.writeAttribute(name, Xml.text(value.toString()));
    }
}
