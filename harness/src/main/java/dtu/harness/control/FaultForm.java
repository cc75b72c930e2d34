package dtu.harness.control;

import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.universe.FaultRule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fault rule as JSON: what is hit ({@code on} or {@code events}, {@code except}, {@code actor}), when
 * ({@code chance}, {@code nth}, {@code atMost}, {@code flap}) and what happens ({@code give}, {@code before-commit},
 * {@code after-commit}, {@code latency}, {@code stale}; for events {@code drop}, {@code delay}, {@code duplicate},
 * {@code reorder}, {@code redeliver}; also {@code truncate}, {@code limit}, {@code auth}, {@code skew}, {@code edit}).
 */
final class FaultForm {
    private static final Set<String> WHAT_AND_WHEN =
            Set.of("name", "on", "events", "except", "actor", "tier", "chance", "nth", "atMost", "flap");
    private static final Set<String> EFFECTS = Set.of(
            "give",
            "body",
            "outage",
            "before-commit",
            "after-commit",
            "latency",
            "stale",
            "drop",
            "delay",
            "duplicate",
            "reorder",
            "redeliver",
            "truncate",
            "limit",
            "auth",
            "skew",
            "edit");
    private static final Set<String> MEMBERS =
            Stream.of(WHAT_AND_WHEN, EFFECTS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    private static final int STATUS_LEAST = 400;
    private static final int STATUS_MOST = 599;

    private FaultForm() {}

    /** The rule; its number is not known yet. */
    static FaultRule read(Fields form, Instant now) {
        known(form, MEMBERS);
        if (form.has("on") == form.has("events")) {
            throw ControlError.bad("A rule hits either operations (on) or events.", "");
        }
        if (EFFECTS.stream().noneMatch(form::has)) {
            throw ControlError.bad(
                    "The rule breaks nothing.", "Give it one of: " + String.join(", ", sorted(EFFECTS)) + ".");
        }
        var name = form.text("name").or(form.json().toString());
        return new FaultRule(0, name, target(form), timing(form, now), effect(form));
    }

    private static FaultRule.Target target(Fields form) {
        var target = FaultRule.Target.of(
                        words(form, "on"), words(form, "except"), words(form, "events"), words(form, "actor"))
                .ofTiers(words(form, "tier"));
        return outage(form).map(target::in).orElse(target);
    }

    private static FaultRule.Timing timing(Fields form, Instant now) {
        return new FaultRule.Timing(
                probability(form, "chance", 1), whole(form, "nth"), whole(form, "atMost"), flapping(form), now);
    }

    private static FaultRule.@Nullable Flapping flapping(Fields form) {
        var flap = form.object("flap").toOptional();
        if (flap.isEmpty()) {
            return null;
        }
        known(flap.get(), Set.of("down", "up"));
        return new FaultRule.Flapping(
                Spans.read(flap.get().requiredText("down")),
                Spans.read(flap.get().requiredText("up")));
    }

    private static FaultRule.Effect effect(Fields form) {
        var effect = FaultRule.Effect.NONE;
        var give = form.object("give").toOptional();
        if (give.isPresent()) {
            known(give.get(), Set.of("status", "body"));
            effect = effect.answering(status(give.get())).saying(wording(give.get(), Set.of("vendor", "page", "none")));
        }
        var out = outage(form);
        if (out.isPresent()) {
            effect = effect.during(out.get());
        }
        if (form.has("body")) {
            effect = effect.saying(wording(form, Set.of("page", "none", "broken")));
        }
        effect = before(form, effect);
        effect = after(form, effect);
        var latency = delay(form, "latency");
        if (latency.isPresent()) {
            effect = effect.late(latency.get());
        }
        if (form.has("stale")) {
            effect = effect.stale(whole(form, "stale"));
        }
        return more(form, effect)
                .posting(new FaultRule.Events(
                        probability(form, "drop", 0),
                        probability(form, "duplicate", 0),
                        probability(form, "reorder", 0),
                        delay(form, "delay"),
                        probability(form, "redeliver", 0),
                        false));
    }

    private static Optional<FaultRule.Outage> outage(Fields form) {
        if (!form.has("outage")) {
            return Optional.empty();
        }
        if (words(form, "on").stream().filter(on -> on.endsWith(".*")).count() != 1) {
            throw ControlError.bad("An outage is of one service.", "Say which, such as \"on\": \"okta.*\".");
        }
        return Optional.of(
                switch (form.requiredText("outage")) {
                    case "all" -> FaultRule.Outage.ALL;
                    case "writes" -> FaultRule.Outage.WRITES;
                    default -> throw ControlError.bad("outage is one of all, writes.", "");
                });
    }

    private static FaultRule.Wording wording(Fields form, Set<String> words) {
        var word = form.text("body").or("vendor");
        if (form.has("body") && !words.contains(word)) {
            throw ControlError.bad("body is one of " + String.join(", ", sorted(words)) + ".", "");
        }
        return FaultRule.Wording.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A truncated answer, a limit, a refused credential, a wrong clock, a person who is quicker. */
    private static FaultRule.Effect more(Fields form, FaultRule.Effect before) {
        var effect = form.truth("truncate").or(false) ? before.breaking(FaultRule.Break.TRUNCATE_AFTER_COMMIT) : before;
        var limit = form.object("limit").toOptional();
        if (limit.isPresent()) {
            known(limit.get(), Set.of("calls", "per"));
            var window = Spans.read(limit.get().text("per").or("1m"));
            effect = effect.limiting(new FaultRule.Limit(whole(limit.get(), "calls"), window));
        }
        if (form.has("auth")) {
            effect = effect.denying(denial(form.requiredText("auth")));
        }
        if (form.has("skew")) {
            effect = effect.skewed(span(form, "skew"));
        }
        var edit = form.object("edit").toOptional();
        if (edit.isPresent()) {
            known(edit.get(), Set.of("do", "as", "with"));
            var with = edit.get().objectOrEmpty("with").json().plain() instanceof Map<?, ?> given ? given : Map.of();
            var arguments = new HashMap<String, Object>();
            with.forEach((name, value) -> arguments.put(String.valueOf(name), value));
            effect = effect.editing(
                    new FaultRule.Edit(edit.get().requiredText("do"), edit.get().requiredText("as"), arguments));
        }
        return effect;
    }

    private static FaultRule.Denial denial(String name) {
        return switch (name) {
            case "expired", "revoked" -> FaultRule.Denial.EXPIRED;
            case "scope" -> FaultRule.Denial.SCOPE_REMOVED;
            default -> throw ControlError.bad("auth is one of expired, revoked, scope.", "");
        };
    }

    private static FaultRule.Effect before(Fields form, FaultRule.Effect effect) {
        var before = form.object("before-commit").toOptional();
        if (before.isEmpty()) {
            return effect;
        }
        known(before.get(), Set.of("reset"));
        return effect.breaking(FaultRule.Break.RESET_BEFORE_COMMIT);
    }

    private static FaultRule.Effect after(Fields form, FaultRule.Effect effect) {
        var after = form.object("after-commit").toOptional();
        if (after.isEmpty()) {
            return effect;
        }
        known(after.get(), Set.of("reset", "stall", "status"));
        if (after.get().has("status")) {
            return effect.losingAcknowledgement(status(after.get()));
        }
        return effect.breaking(
                after.get().truth("stall").or(false)
                        ? FaultRule.Break.STALL_AFTER_COMMIT
                        : FaultRule.Break.RESET_AFTER_COMMIT);
    }

    /** {@code "2s"}, {@code {"median": "2s", "p99": "90s"}} or {@code {"from": "1s", "to": "3s"}}. */
    private static Optional<FaultRule.Delay> delay(Fields form, String name) {
        var given = form.any(name).toOptional();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get().isText()) {
            return Optional.of(FaultRule.Delay.of(Spans.read(given.get().asText())));
        }
        var drawn = form.objectOrEmpty(name);
        known(drawn, Set.of("median", "p99", "from", "to"));
        return Optional.of(
                drawn.has("median")
                        ? FaultRule.Delay.lognormal(span(drawn, "median"), span(drawn, "p99"))
                        : FaultRule.Delay.between(span(drawn, "from"), span(drawn, "to")));
    }

    private static Duration span(Fields form, String name) {
        return Spans.read(form.requiredText(name));
    }

    private static int status(Fields form) {
        var status = whole(form, "status");
        if (status < STATUS_LEAST || status > STATUS_MOST) {
            throw ControlError.bad("status must be an error, from 400 to 599.", "");
        }
        return status;
    }

    private static int whole(Fields form, String name) {
        var number = form.whole(name).or(0L);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw ControlError.bad(name + " must not be negative.", "");
        }
        return number.intValue();
    }

    private static double probability(Fields form, String name, double usual) {
        var probability = form.number(name).or(usual);
        if (!(probability >= 0 && probability <= 1)) {
            throw ControlError.bad(name + " must be from 0 to 1.", "");
        }
        return probability;
    }

    /** One word, or several in an array. */
    private static List<String> words(Fields form, String name) {
        var given = form.any(name).toOptional();
        return given.filter(Json::isText).isPresent()
                ? List.of(given.get().asText())
                : form.texts(name).or(List.of());
    }

    private static void known(Fields form, Set<String> members) {
        for (var name : form.json().names()) {
            if (!members.contains(name)) {
                throw ControlError.bad(
                        "A fault rule has no member " + name + ".",
                        Nearest.to(name, members)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("There are: " + String.join(", ", sorted(members)) + "."));
            }
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
