package dtu.harness.report;

import dtu.harness.score.Idle;
import dtu.harness.store.Judged;
import dtu.harness.store.StepRecord;
import dtu.harness.store.Story;
import dtu.scenarios.verdict.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trajectory told in lines a person reads: what happened, and what was owed. */
final class Prose {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int BEFORE = 12;
    private static final int AFTER = 2;

    private Prose() {}

    /** What was found, gravest first. */
    static List<String> findings(Judged judged) {
        return judged.verdict().findings().stream()
                .sorted((a, b) -> a.severity().compareTo(b.severity()))
                .map(Prose::finding)
                .toList();
    }

    static String finding(Finding finding) {
        return "%s (%s%s) at %s: %s"
                .formatted(
                        finding.expectation(),
                        Outcomes.word(finding.severity()),
                        finding.open() ? ", left open" : "",
                        time(finding.at()),
                        oneLine(finding.why()));
    }

    /** The steps around the first finding; a trajectory may have hundreds. */
    static List<String> around(Story story, Judged judged) {
        var steps = story.steps();
        int from = 0;
        int to = Math.min(steps.size(), BEFORE + AFTER);
        var first = judged.verdict().findings().stream().map(Finding::at).min(Instant::compareTo);
        if (first.isPresent()) {
            int at = 0;
            while (at < steps.size() && !steps.get(at).at().isAfter(first.get())) {
                at++;
            }
            from = Math.max(0, at - BEFORE);
            to = Math.min(steps.size(), at + AFTER);
        }
        var lines = new ArrayList<String>();
        if (from > 0) {
            lines.add("… " + Figures.plural(from, "step", "steps") + " before");
        }
        steps.subList(from, to).forEach(step -> lines.add(time(step.at()) + "  " + sentence(step)));
        if (to < steps.size()) {
            lines.add("… " + Figures.plural(steps.size() - to, "step", "steps") + " after");
        }
        return lines;
    }

    /** {@code okta-down#0 (on okta.*): in 300 trajectories of 3 scenarios}. */
    static String idle(Idle rule) {
        return oneLine("%s (%s): in %s of %s"
                .formatted(
                        rule.rule(),
                        rule.aim(),
                        Figures.plural(rule.trajectories(), "trajectory", "trajectories"),
                        Figures.plural(rule.scenarios().size(), "scenario", "scenarios")));
    }

    /** {@code sut calls slack.chat.postMessage: 429 (fault slow-slack)}. */
    static String sentence(StepRecord step) {
        String who = step.actor().isEmpty() ? step.twin().isEmpty() ? "the universe" : step.twin() : step.actor();
        String what = switch (step.kind()) {
            case "intent" -> who + " wants: " + step.operation() + detail(step.request());
            case "call" -> who + " calls " + step.operation();
            case "commit" -> who + " changes " + step.operation() + detail(step.request());
            case "delivery" -> step.twin() + " delivers " + step.operation();
            case "timer" -> "a timer rings: " + step.operation();
            case "fault" -> "fault: " + step.operation();
            default -> step.kind() + " " + who + " " + step.operation() + detail(step.request());
        };
        return oneLine(what
                + (step.status() == 0 ? "" : ": " + step.status())
                + (step.fault().isEmpty() ? "" : " (fault " + step.fault() + ")"));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static String lasted(long millis) {
        var duration = Duration.ofMillis(millis);
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                        : millis / 1000 + " s";
    }

    private static String detail(String text) {
        String line = oneLine(text);
        return line.isEmpty() || line.equals("{}")
                ? ""
                : " " + (line.length() > 100 ? line.substring(0, 99) + "…" : line);
    }

    /** The text without anything that could move a cursor, colour a terminal or begin a line. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
