package dtu.harness.report;

import dtu.harness.store.Judged;
import dtu.harness.store.StepRecord;
import dtu.harness.store.Story;
import dtu.scenarios.verdict.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A trajectory as a page shows it: time runs down, with one lane per actor, the app under test and each twin.
 *
 * @param lanes their names, people first
 * @param hidden steps beyond the {@value #ROWS_MAX} that a page bears
 */
record Timeline(String title, String replay, List<String> findings, List<String> lanes, List<Row> rows, int hidden) {
    static final int ROWS_MAX = 400;
    private static final String SUT = "sut";

    /**
     * One line: a step, or a finding at the instant of its violation.
     *
     * @param style the CSS class
     * @param from the lane it starts in, as a percentage of the width; empty for a line across all lanes
     * @param to the lane it ends in; the same as {@code from} for what stays in one lane
     */
    record Row(
            String time,
            String style,
            String from,
            String to,
            String what,
            String status,
            String fault,
            String request,
            String response) {
        boolean moves() {
            return !from.equals(to);
        }

        boolean opens() {
            return !request.isEmpty() || !response.isEmpty();
        }

        boolean faulty() {
            return !fault.isEmpty();
        }
    }

    private record Dated(Instant at, Row row) {}

    static Timeline of(Judged judged, Story story, String replay) {
        var lanes = lanes(story);
        var rows = new ArrayList<Dated>();
        int shown = Math.min(ROWS_MAX, story.steps().size());
        story.steps().subList(0, shown).forEach(step -> rows.add(new Dated(step.at(), step(step, lanes))));
        judged.verdict().findings().forEach(finding -> rows.add(new Dated(finding.at(), finding(finding))));
        rows.sort(Comparator.comparing(Dated::at));
        String title = "%s, %s after %s and %d calls"
                .formatted(
                        judged.key(),
                        Outcomes.word(judged.outcome()),
                        Prose.lasted(judged.verdict().virtualMillis()),
                        judged.verdict().calls());
        return new Timeline(
                title,
                replay,
                Prose.findings(judged),
                lanes,
                rows.stream().map(Dated::row).toList(),
                story.steps().size() - shown);
    }

    /** Where a lane lies, as a percentage of the width. */
    String place(String lane) {
        return place(lanes, lane);
    }

    private static List<String> lanes(Story story) {
        var people = new LinkedHashSet<String>();
        var twins = new LinkedHashSet<String>();
        for (StepRecord step : story.steps()) {
            (step.actor().equals(SUT) ? twins : people).add(step.actor());
            twins.add(step.twin());
        }
        people.removeAll(twins);
        twins.remove(SUT);
        boolean acted = story.steps().stream()
                .anyMatch(s -> s.actor().equals(SUT) || s.twin().equals(SUT));
        return Stream.of(people.stream(), acted ? Stream.of(SUT) : Stream.<String>empty(), twins.stream())
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Row step(StepRecord step, List<String> lanes) {
        String actor = step.actor().isEmpty() ? step.twin() : step.actor();
        String twin = step.twin().isEmpty() ? step.actor() : step.twin();
        boolean inbound = step.kind().equals("delivery");
        String style = step.kind().replaceAll("[^a-z-]", "") + (step.status() >= 400 ? " refused" : "");
        return new Row(
                Prose.time(step.at()),
                style,
                place(lanes, inbound ? twin : actor),
                place(lanes, inbound ? actor : twin),
                step.operation().isEmpty() ? step.kind() : step.operation(),
                step.status() == 0 ? "" : String.valueOf(step.status()),
                step.fault(),
                step.request(),
                step.response());
    }

    private static Row finding(Finding finding) {
        String what = finding.expectation() + " (" + Outcomes.word(finding.severity())
                + (finding.open() ? ", left open" : "") + "): " + finding.why();
        return new Row(Prose.time(finding.at()), "finding", "", "", what, "", "", "", "");
    }

    private static String place(List<String> lanes, String lane) {
        int at = lanes.indexOf(lane);
        return at < 0 ? "" : String.format(Locale.ROOT, "%.2f%%", (at + 0.5) / lanes.size() * 100);
    }
}
