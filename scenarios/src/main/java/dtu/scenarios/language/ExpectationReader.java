package dtu.scenarios.language;

import dtu.scenarios.language.Expectation.Bound;
import dtu.scenarios.language.Expectation.Phase;
import dtu.scenarios.language.Expectation.Terms;
import dtu.scenarios.verdict.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads expectations: which temporal form one is follows from its keys. */
final class ExpectationReader {
    private static final List<String> COMMON = List.of("id", "severity", "phase", "from", "until");
    /** What the first key of a form allows besides. */
    private static final Map<String, List<String>> FORMS = forms();

    private final Reading reading;

    ExpectationReader(Reading reading) {
        this.reading = reading;
    }

    private static Map<String, List<String>> forms() {
        var forms = new LinkedHashMap<String, List<String>>();
        forms.put("finally", List.of());
        forms.put("always", List.of());
        forms.put("never", List.of());
        forms.put("each", List.of("then", "needs", "within", "notBefore"));
        forms.put("atMost", List.of("of", "per"));
        forms.put("atLeast", List.of("of", "per"));
        forms.put("exactly", List.of("of", "per"));
        forms.put("judge", List.of("of"));
        return forms;
    }

    List<Expectation> read(Block file) {
        var expectations = new ArrayList<Expectation>();
        var ids = new HashSet<String>();
        file.list("expect", node -> reading.block(node, "an expectation"))
                .forEach(found -> found.ifPresent(block -> {
                    var expectation = expectation(block);
                    var id = expectation.terms().id();
                    if (!id.isEmpty() && !ids.add(id)) {
                        reading.wrong(
                                block.keyMark("id"), "there is already an expectation '" + id + "'; ids are unique");
                    }
                    expectations.add(expectation);
                }));
        file.block("budget", "'budget'").ifPresent(block -> expectations.add(budget(block)));
        return expectations;
    }

    private Expectation expectation(Block block) {
        var form = FORMS.keySet().stream().filter(block::has).toList();
        Set<String> known = new LinkedHashSet<>(COMMON);
        if (form.size() == 1) {
            known.add(form.getFirst());
            known.addAll(FORMS.get(form.getFirst()));
        } else {
            FORMS.forEach((first, more) -> {
                known.add(first);
                known.addAll(more);
            });
            reading.wrong(
                    block.mark(),
                    "an expectation has one form, this has " + (form.isEmpty() ? "none" : String.join(" and ", form))
                            + "; the forms are " + String.join(", ", FORMS.keySet()));
        }
        block.allow("an expectation", known);
        var terms = terms(block);
        var plain = plain(form.isEmpty() ? "" : form.getFirst(), block, terms);
        var from = block.patternOrNull("from");
        if (from == null) {
            if (block.has("until")) {
                reading.wrong(block.keyMark("until"), "'until' needs 'from': the fact that opens the scope");
            }
            return plain;
        }
        return new Expectation.Scoped(terms, from, until(block), plain);
    }

    private @Nullable Pattern until(Block block) {
        return block.optionalText("until").equals("end") ? null : block.patternOrNull("until");
    }

    private Expectation plain(String form, Block block, Terms terms) {
        return switch (form) {
            case "finally" -> new Expectation.Finally(terms, block.expr(form, ""));
            case "always" -> new Expectation.Always(terms, block.expr(form, ""));
            case "each" -> each(block, terms);
            case "atMost" -> bounded(block, terms, Bound.AT_MOST, form);
            case "atLeast" -> bounded(block, terms, Bound.AT_LEAST, form);
            case "exactly" -> bounded(block, terms, Bound.EXACTLY, form);
            case "judge" ->
                new Expectation.Judged(
                        terms, block.text(form, ""), block.expr("of", "what the judge is shown, as an expression"));
            default ->
                new Expectation.Never(
                        terms, form.isEmpty() ? new Pattern("", null, null, block.mark()) : block.pattern(form, ""));
        };
    }

    private Expectation each(Block block, Terms terms) {
        var each = block.pattern("each", "");
        if (block.has("needs")) {
            if (block.hasAny("then", "notBefore")) {
                reading.wrong(block.keyMark("needs"), "'needs' looks back and 'then' looks forward; use one of them");
            }
            return new Expectation.Precedence(terms, each, block.pattern("needs", ""), block.spanValueOrNull("within"));
        }
        return new Expectation.Response(
                terms,
                each,
                block.pattern("then", "'each' needs 'then' (what must follow) or 'needs' (what must precede)"),
                block.spanValueOrNull("within"),
                block.spanValueOrNull("notBefore"));
    }

    private Expectation bounded(Block block, Terms terms, Bound bound, String key) {
        var count = block.wholeOrNull(key);
        return new Expectation.Bounded(
                terms,
                bound,
                count == null ? 0 : count,
                block.pattern("of", "which facts are counted"),
                block.exprOrNull("per"));
    }

    private Expectation budget(Block block) {
        block.allow("'budget'", List.of("id", "severity", "phase", "sutCalls", "rateLimited"));
        var terms = new Terms(
                block.has("id") ? block.optionalText("id") : "budget", severity(block), phase(block), block.mark());
        return new Expectation.Budget(terms, block.values("sutCalls"), block.valueOrNull("rateLimited"));
    }

    private Terms terms(Block block) {
        return new Terms(
                block.text("id", "every expectation has a name, such as granted-in-time"),
                severity(block),
                phase(block),
                block.mark());
    }

    private Severity severity(Block block) {
        return switch (block.optionalText("severity")) {
            case "critical" -> Severity.CRITICAL;
            case "should" -> Severity.SHOULD;
            case "must", "" -> Severity.MUST;
            default -> {
                reading.wrong(block.keyMark("severity"), "'severity' is critical, must or should");
                yield Severity.MUST;
            }
        };
    }

    private Phase phase(Block block) {
        return switch (block.optionalText("phase")) {
            case "calm" -> Phase.CALM_ONLY;
            case "", "always" -> Phase.STORM_AND_CALM;
            default -> {
                reading.wrong(block.keyMark("phase"), "'phase' is calm, or always (as when it is left out)");
                yield Phase.STORM_AND_CALM;
            }
        };
    }
}
