package dtu.scenarios.language;

import dtu.scenarios.language.FaultProfile.Rule;
import dtu.scenarios.language.FaultProfile.Target;
import dtu.scenarios.language.FaultProfile.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fault profiles. */
final class FaultReader {
    private static final Set<String> SPANS = Set.of("latency", "delay", "skew");
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("faults", "rules", "calm"));
    private static final List<String> TARGETS = List.of("on", "except", "events", "tier", "actor", "entity");
    private static final List<String> TIMINGS = List.of("chance", "nth", "atMost", "flap", "from", "until");
    private static final List<String> EFFECTS = List.of(
            "give",
            "after-commit",
            "before-commit",
            "latency",
            "stall",
            "reset",
            "truncate",
            "body",
            "limit",
            "auth",
            "stale",
            "edit",
            "skew",
            "drop",
            "delay",
            "duplicate",
            "reorder",
            "redeliver",
            "outage");

    private static final Set<String> BODIES = new TreeSet<>(Set.of("vendor", "page", "none"));
    private static final Set<String> SPOILT_BODIES = new TreeSet<>(Set.of("page", "none", "broken"));
    private static final Set<String> OUTAGES = new TreeSet<>(Set.of("all", "writes"));
    private static final Pattern SERVICE = Pattern.compile("[a-z]+\\.\\*");

    private final Reading reading;

    FaultReader(Reading reading) {
        this.reading = reading;
    }

    FaultProfile profile(Block block) {
        block.allow("a fault profile", KEYS);
        var rules = new ArrayList<Rule>();
        block.list("rules", node -> reading.block(node, "a rule"))
                .forEach(rule -> rule.ifPresent(body -> rules.add(rule(body))));
        if (rules.isEmpty()) {
            block.missing("rules", "a fault profile needs at least one rule");
        }
        return new FaultProfile(block.text("faults", "the profile's name"), rules, calm(block), block.mark());
    }

    private @Nullable Duration calm(Block block) {
        var calm = block.block("calm", "'calm'");
        calm.ifPresent(body -> body.allow("'calm'", Set.of("before-end")));
        return calm.isEmpty() ? null : calm.get().span("before-end", "how long before the end every rule is off");
    }

    private void words(Block block) {
        parts(block, "give", Set.of("status", "body")).ifPresent(give -> oneOf(give, "body", BODIES));
        oneOf(block, "body", SPOILT_BODIES);
        oneOf(block, "outage", OUTAGES);
        if (block.has("outage") && !SERVICE.matcher(block.optionalText("on")).matches()) {
            reading.wrong(block.keyMark("outage"), "an outage is of one service, such as on: \"okta.*\"");
        }
        parts(block, "after-commit", Set.of("reset", "stall", "status"));
        parts(block, "before-commit", Set.of("reset"));
        parts(block, "limit", Set.of("calls", "per"))
                .filter(limit -> limit.has("per"))
                .ifPresent(limit -> limit.spanValueOrNull("per"));
        parts(block, "edit", Set.of("do", "as", "with"))
                .ifPresent(edit -> edit.value("do", "the operation that somebody is quicker with"));
        if (block.has("events") && !block.has("on")) {
            without(block, "events", FaultProfile.OF_OPERATIONS, "operations");
        } else if (block.has("on") && !block.has("events")) {
            without(block, "operations", FaultProfile.OF_EVENTS, "events");
        }
    }

    private Optional<Block> parts(Block block, String key, Set<String> known) {
        var parts = block.block(key, "'" + key + "'");
        parts.ifPresent(given -> given.allow("'" + key + "'", known));
        return parts;
    }

    private void without(Block block, String these, Set<String> keys, String those) {
        for (var key : block.keys()) {
            if (keys.contains(key)) {
                reading.wrong(block.keyMark(key), these + " have no '" + key + "', " + those + " do");
            }
        }
    }

    private void oneOf(Block block, String key, Set<String> allowed) {
        var given = block.optionalText(key);
        if (block.has(key) && !allowed.contains(given)) {
            reading.wrong(block.keyMark(key), "'" + key + "' is one of " + String.join(", ", allowed));
        }
    }

    private Rule rule(Block block) {
        var known = new LinkedHashSet<>(TARGETS);
        known.addAll(TIMINGS);
        known.addAll(EFFECTS);
        block.allow("a fault rule", known);
        if (block.has("on") == block.has("events")) {
            reading.wrong(block.mark(), "a rule hits either operations ('on') or 'events'");
        }
        words(block);
        var effects = new LinkedHashMap<String, Value>();
        for (var name : EFFECTS) {
            var value = SPANS.contains(name) ? block.spanValueOrNull(name) : block.valueOrNull(name);
            if (value != null) {
                effects.put(name, value);
            }
        }
        if (effects.isEmpty()) {
            reading.wrong(block.mark(), "the rule breaks nothing; give it one of " + String.join(", ", EFFECTS));
        }
        return new Rule(target(block), timing(block), effects, block.mark());
    }

    private static Target target(Block block) {
        return new Target(
                block.optionalText("on"),
                block.optionalText("except"),
                block.optionalText("events"),
                block.optionalText("tier"),
                block.optionalText("actor"),
                block.exprOrNull("entity"));
    }

    private Timing timing(Block block) {
        var chance = block.number("chance", 1);
        if (chance < 0 || chance > 1) {
            reading.wrong(block.keyMark("chance"), "'chance' must be between 0 and 1, is " + chance);
        }
        var flap = block.block("flap", "'flap'");
        flap.ifPresent(body -> body.allow("'flap'", Set.of("down", "up")));
        return new Timing(
                chance,
                block.wholeOrNull("nth"),
                block.wholeOrNull("atMost"),
                flap.isEmpty() ? null : flap.get().span("down", "how long the service is down each time"),
                flap.isEmpty() ? null : flap.get().span("up", "how long it works in between"),
                block.patternOrNull("from"),
                block.patternOrNull("until"));
    }
}
