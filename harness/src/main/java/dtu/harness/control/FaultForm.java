package dtu.harness.control;

import dtu.scenarios.language.FaultProfile;
import dtu.scenarios.language.Reach;
import dtu.twins.Operation;
import dtu.twins.Twin;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.universe.Cast;
import dtu.twins.universe.FaultEffect;
import dtu.twins.universe.FaultRule;
import dtu.twins.words.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
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

    /** The rule; its number is not known yet. One that could never hit anything here is refused. */
    static FaultRule read(Fields form, Instant now, Cast cast) {
        known(form, MEMBERS);
        if (form.has("on") == form.has("events")) {
            throw ControlError.bad("A rule hits either operations (on) or events.", "");
        }
        if (EFFECTS.stream().noneMatch(form::has)) {
            throw ControlError.bad(
                    "The rule breaks nothing.", "Give it one of: " + String.join(", ", sorted(EFFECTS)) + ".");
        }
        if (form.has("events")) {
            without(form, "Events", FaultProfile.OF_OPERATIONS, "operations");
        } else {
            without(form, "Operations", FaultProfile.OF_EVENTS, "events");
        }
        possible(form, cast);
        var name = form.text("name").or(form.json().toString());
        return new FaultRule(0, name, target(form), timing(form, now), effects(form));
    }

    private static void without(Fields form, String these, Set<String> members, String those) {
        for (var name : form.json().names()) {
            if (members.contains(name)) {
                throw ControlError.bad(these + " have no " + name + ".", "A rule about " + those + " may have it.");
            }
        }
    }

    private static void possible(Fields form, Cast cast) {
        var reach = new Reach(words(form, "on"), words(form, "except"), words(form, "events"), words(form, "tier"));
        var operations = new TreeMap<String, String>();
        var services = new ArrayList<String>();
        for (var twin : cast.twins()) {
            twin.routes().all().forEach(route -> operations.put(twin.operation(route), twin.tier(route)));
            services.addAll(services(twin));
        }
        var obstacles = new ArrayList<>(reach.obstacles(operations, services));
        var edit = form.objectOrEmpty("edit").text("do").toOptional();
        edit.filter(name -> Operation.find(cast.twins(), name).isEmpty())
                .ifPresent(name -> obstacles.add("no operation is called '" + name + "'"));
        if (!obstacles.isEmpty()) {
            throw ControlError.bad(
                    "The rule could never hit anything: " + String.join("; ", obstacles) + ".",
                    "dtu routes lists all operations.");
        }
    }

    /** Google is one twin of several. */
    private static List<String> services(Twin twin) {
        return twin.vocabularies().isEmpty()
                ? List.of(twin.name())
                : twin.vocabularies().stream().map(Vocabulary::service).toList();
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

    private static List<FaultEffect> effects(Fields form) {
        var effects = new ArrayList<FaultEffect>();
        form.object("give").toOptional().ifPresent(give -> {
            known(give, Set.of("status", "body"));
            effects.add(new FaultEffect.Instead(status(give)));
            said(give, Set.of("vendor", "page", "none")).ifPresent(effects::add);
        });
        outage(form).ifPresent(outage -> effects.addAll(FaultEffect.during(outage)));
        said(form, Set.of("page", "none", "broken")).ifPresent(effects::add);
        breaks(form, effects);
        delay(form, "latency").ifPresent(delay -> effects.add(new FaultEffect.Late(delay)));
        if (form.has("stale")) {
            effects.add(new FaultEffect.Stale(whole(form, "stale")));
        }
        more(form, effects);
        events(form, effects);
        return effects;
    }

    private static void events(Fields form, List<FaultEffect> effects) {
        Map<String, DoubleFunction<FaultEffect>> kinds = Map.of(
                "drop", FaultEffect.Drops::new,
                "duplicate", FaultEffect.Duplicates::new,
                "reorder", FaultEffect.Reorders::new,
                "redeliver", FaultEffect.Redelivers::new);
        kinds.forEach((name, kind) -> {
            if (form.has(name)) {
                effects.add(kind.apply(probability(form, name, 0)));
            }
        });
        delay(form, "delay").ifPresent(delay -> effects.add(new FaultEffect.Delays(delay)));
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

    /** Nothing else than the vendor says, unless there is another word for it. */
    private static Optional<FaultEffect> said(Fields form, Set<String> words) {
        var word = form.text("body").toOptional();
        if (word.isPresent() && !words.contains(word.get())) {
            throw ControlError.bad("body is one of " + String.join(", ", sorted(words)) + ".", "");
        }
        return word.filter(some -> !some.equals("vendor"))
                .map(some -> new FaultEffect.Says(FaultEffect.Wording.valueOf(some.toUpperCase(Locale.ROOT))));
    }

    /** A limit, a refused credential, a wrong clock, a person who is quicker. */
    private static void more(Fields form, List<FaultEffect> effects) {
        form.object("limit").toOptional().ifPresent(limit -> {
            known(limit, Set.of("calls", "per"));
            var window = Spans.read(limit.text("per").or("1m"));
            effects.add(new FaultEffect.Limits(whole(limit, "calls"), window));
        });
        if (form.has("auth")) {
            effects.add(new FaultEffect.Denies(denial(form.requiredText("auth"))));
        }
        if (form.has("skew")) {
            effects.add(new FaultEffect.Skews(span(form, "skew")));
        }
        form.object("edit").toOptional().ifPresent(edit -> {
            known(edit, Set.of("do", "as", "with"));
            var with = edit.objectOrEmpty("with").json().plain() instanceof Map<?, ?> given ? given : Map.of();
            var arguments = new HashMap<String, Object>();
            with.forEach((name, value) -> arguments.put(String.valueOf(name), value));
            effects.add(new FaultEffect.Edits(edit.requiredText("do"), edit.requiredText("as"), arguments));
        });
    }

    private static FaultEffect.Denial denial(String name) {
        return switch (name) {
            case "expired", "revoked" -> FaultEffect.Denial.EXPIRED;
            case "scope" -> FaultEffect.Denial.SCOPE_REMOVED;
            default -> throw ControlError.bad("auth is one of expired, revoked, scope.", "");
        };
    }

    /** How the connection breaks, or what is answered although the operation ran. */
    private static void breaks(Fields form, List<FaultEffect> effects) {
        form.object("before-commit").toOptional().ifPresent(before -> {
            known(before, Set.of("reset"));
            effects.add(new FaultEffect.Breaks(FaultEffect.Break.RESET_BEFORE_COMMIT));
        });
        form.object("after-commit").toOptional().ifPresent(after -> {
            known(after, Set.of("reset", "stall", "status"));
            effects.add(
                    after.has("status")
                            ? new FaultEffect.LosesAcknowledgement(status(after))
                            : new FaultEffect.Breaks(
                                    after.truth("stall").or(false)
                                            ? FaultEffect.Break.STALL_AFTER_COMMIT
                                            : FaultEffect.Break.RESET_AFTER_COMMIT));
        });
        if (form.truth("truncate").or(false)) {
            effects.add(new FaultEffect.Breaks(FaultEffect.Break.TRUNCATE_AFTER_COMMIT));
        }
    }

    /** {@code "2s"}, {@code {"median": "2s", "p99": "90s"}} or {@code {"from": "1s", "to": "3s"}}. */
    private static Optional<FaultEffect.Delay> delay(Fields form, String name) {
        var given = form.any(name).toOptional();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.get().isText()) {
            return Optional.of(FaultEffect.Delay.of(Spans.read(given.get().asText())));
        }
        var drawn = form.objectOrEmpty(name);
        known(drawn, Set.of("median", "p99", "from", "to"));
        return Optional.of(
                drawn.has("median")
                        ? FaultEffect.Delay.lognormal(span(drawn, "median"), span(drawn, "p99"))
                        : FaultEffect.Delay.between(span(drawn, "from"), span(drawn, "to")));
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

    /** Words between blanks or commas, or in an array. */
    private static List<String> words(Fields form, String name) {
        var given = form.any(name).toOptional();
        return given.filter(Json::isText).isPresent()
                ? Reach.words(given.get().asText())
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
