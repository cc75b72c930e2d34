package dtu.scenarios.engine;

import dtu.scenarios.language.Draws;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.FaultProfile;
import dtu.scenarios.language.Overrides;
import dtu.scenarios.language.Reach;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Spans;
import dtu.scenarios.language.Value;
import dtu.twins.chance.Chance;
import dtu.twins.universe.FaultEffect;
import dtu.twins.universe.FaultEffect.Break;
import dtu.twins.universe.FaultEffect.Delay;
import dtu.twins.universe.FaultEffect.Wording;
import dtu.twins.universe.FaultRule;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Universe;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fault profiles that go on and off, and the calm that follows them all. */
final class Storm {
    private static final int GATEWAY_TIMEOUT = 504;
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);

    private final Universe universe;
    private final Stage stage;
    private final Chronicle chronicle;
    private final Map<String, FaultProfile> profiles = new HashMap<>();
    private final TreeSet<String> on = new TreeSet<>();
    private final List<Gust> gusts = new ArrayList<>();
    private final Set<String> matched = new TreeSet<>();
    private boolean calm;

    Storm(Universe universe, Stage stage, Chronicle chronicle, List<FaultProfile> known) {
        this.universe = universe;
        this.stage = stage;
        this.chronicle = chronicle;
        known.forEach(profile -> profiles.put(profile.name(), profile));
    }

    /** Puts a profile in force, until it ends or calm begins; rules that wait for a fact, when that has come. */
    void begin(String name) {
        var profile = profiles.get(name);
        if (profile == null || calm || !on.add(name)) {
            return;
        }
        var number = 0;
        for (var rule : profile.rules()) {
            var gust = new Gust(profile.ruleName(number++), profile, rule);
            gusts.add(gust);
            if (rule.timing().from() == null) {
                start(gust, stage);
            }
        }
    }

    void end(String name) {
        if (on.remove(name)) {
            var over = gusts.stream()
                    .filter(gust -> gust.profile.name().equals(name))
                    .toList();
            over.forEach(this::stop);
            gusts.removeAll(over);
        }
    }

    /** Every rule is off from here on: what is owed now can be delivered. */
    void calm() {
        calm = true;
        List.copyOf(on).forEach(this::end);
    }

    /** Starts the rules that waited for such a fact, and stops those that act until it. */
    void hear(Fact fact) {
        for (var gust : List.copyOf(gusts)) {
            var from = gust.rule.timing().from();
            var until = gust.rule.timing().until();
            var scene = gust.scene;
            if (until != null && scene != null && stage.script().matches(until, fact, scene)) {
                stop(gust);
            } else if (from != null && scene == null) {
                var condition = stage.script().condition(from);
                if (condition.matches(fact, stage)) {
                    start(gust, condition.bound(fact, stage));
                }
            }
        }
    }

    /** One rule of a profile that is on; it acts while it has a scene. */
    private static final class Gust {
        private final String name;
        private final FaultProfile profile;
        private final FaultProfile.Rule rule;
        private @Nullable Scene scene;
        private long number;

        Gust(String name, FaultProfile profile, FaultProfile.Rule rule) {
            this.name = name;
            this.profile = profile;
            this.rule = rule;
        }

        /** The service that answers nothing while this acts; empty when it is no outage. */
        String service() {
            var glob = rule.target().on();
            var whole = glob.endsWith(".*")
                    && rule.timing().chance() >= 1
                    && (rule.effects().containsKey("outage") || rule.effects().containsKey("give"));
            return whole ? glob.substring(0, glob.indexOf('.')) : "";
        }
    }

    private void start(Gust gust, Scene scene) {
        gust.scene = scene;
        gust.number = Faults.add(universe, rule(gust, scene));
        outage(gust, "outage.start");
    }

    private void stop(Gust gust) {
        if (gust.scene != null) {
            gust.scene = null;
            note(gust);
            Faults.remove(universe, rule -> rule.name().equals(gust.name));
            outage(gust, "outage.end");
        }
    }

    private void note(Gust gust) {
        if (Faults.matched(universe, gust.number) > 0) {
            matched.add(gust.name);
        }
    }

    /** The rules that found something to hit, whether they then struck or not: {@code profile#0} for its first. */
    Set<String> matched() {
        gusts.stream().filter(gust -> gust.scene != null).forEach(this::note);
        return Set.copyOf(matched);
    }

    private void outage(Gust gust, String type) {
        if (!gust.service().isEmpty()) {
            chronicle.say(type, "weather", Map.of("service", gust.service(), "profile", gust.profile.name()));
        }
    }

    private FaultRule rule(Gust gust, Scene scene) {
        var rule = gust.rule;
        return new FaultRule(
                0, gust.name, target(rule, scene), timing(rule.timing()), effects(gust.name, rule.effects()));
    }

    private FaultRule.Timing timing(FaultProfile.Timing timing) {
        var down = timing.down();
        var up = timing.up();
        var flapping = down == null || up == null ? null : new FaultRule.Flapping(down, up);
        return new FaultRule.Timing(
                timing.chance(), orZero(timing.nth()), orZero(timing.atMost()), flapping, universe.now());
    }

    private FaultRule.Target target(FaultProfile.Rule rule, Scene scene) {
        var target = rule.target();
        var entity = target.entity();
        var reach = target.reach();
        var all = FaultRule.Target.of(reach.on(), reach.except(), reach.events(), Reach.words(target.actor()))
                .ofTiers(reach.tiers());
        var outage = rule.effects().get("outage");
        var some = outage == null ? all : all.in(outage(outage));
        return entity == null
                ? some
                : some.about(
                        asked -> stage.script().program(entity).holds(scene.with("request", RequestCard.of(asked))));
    }

    private FaultRule.Outage outage(Value value) {
        return FaultRule.Outage.valueOf(
                String.valueOf(stage.script().value(value, stage)).toUpperCase(Locale.ROOT));
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private List<FaultEffect> effects(String name, Map<String, Value> effects) {
        var all = new ArrayList<FaultEffect>();
        effects.forEach((kind, value) -> all.addAll(effect(name, kind, value)));
        return all;
    }

    private List<FaultEffect> effect(String name, String kind, Value value) {
        return switch (kind) {
            case "give" -> given(value);
            case "body" -> said(stage.script().value(value, stage));
            case "outage" -> FaultEffect.during(outage(value));
            case "after-commit" -> List.of(afterCommit(value));
            case "before-commit" -> List.of(new FaultEffect.Breaks(Break.RESET_BEFORE_COMMIT));
            case "reset" -> broken(value, Break.RESET_BEFORE_COMMIT);
            case "stall" -> broken(value, Break.STALL_AFTER_COMMIT);
            case "truncate" -> broken(value, Break.TRUNCATE_AFTER_COMMIT);
            case "latency" -> List.of(new FaultEffect.Late(delay(name + "/latency", value)));
            case "stale" -> List.of(new FaultEffect.Stale((int) number(value, 1)));
            case "limit" -> List.of(limit(value));
            case "auth" -> List.of(new FaultEffect.Denies(denial(name, value)));
            case "skew" -> List.of(new FaultEffect.Skews(stage.script().span(value, stage)));
            case "edit" -> List.of(edit(name, value));
            case "drop" -> List.of(new FaultEffect.Drops(number(value, 1)));
            case "duplicate" -> List.of(new FaultEffect.Duplicates(number(value, 1)));
            case "reorder" -> List.of(new FaultEffect.Reorders(number(value, 1)));
            case "redeliver" -> List.of(new FaultEffect.Redelivers(number(value, 1)));
            case "delay" -> List.of(new FaultEffect.Delays(delay(name + "/delay", value)));
            default -> throw new IllegalStateException("the effect '" + kind + "' of " + name + " is not built");
        };
    }

    private List<FaultEffect> given(Value value) {
        var all = new ArrayList<FaultEffect>();
        all.add(new FaultEffect.Instead(status(value, FaultEffect.UNAVAILABLE)));
        all.addAll(said(field(value, "body")));
        return all;
    }

    /** Nothing else than the vendor says, unless there is another word for it. */
    private static List<FaultEffect> said(@Nullable Object word) {
        return word == null || word.equals("vendor")
                ? List.of()
                : List.of(new FaultEffect.Says(Wording.valueOf(word.toString().toUpperCase(Locale.ROOT))));
    }

    private List<FaultEffect> broken(Value value, Break how) {
        return Boolean.FALSE.equals(stage.script().value(value, stage))
                ? List.of()
                : List.of(new FaultEffect.Breaks(how));
    }

    private FaultEffect afterCommit(Value value) {
        if (has(value, "reset")) {
            return new FaultEffect.Breaks(Break.RESET_AFTER_COMMIT);
        }
        return has(value, "stall")
                ? new FaultEffect.Breaks(Break.STALL_AFTER_COMMIT)
                : new FaultEffect.LosesAcknowledgement(status(value, GATEWAY_TIMEOUT));
    }

    /** {@code {calls: 3, per: 1m}}; without calls, none is admitted. */
    private FaultEffect.Limits limit(Value value) {
        var fields = stage.script().value(value, stage) instanceof Map<?, ?> given ? given : Map.of();
        var calls = fields.get("calls") instanceof Number number ? number.intValue() : 0;
        var window = switch (fields.get("per")) {
            case Duration span -> span;
            case String text -> Spans.span(text).orElse(USUAL_WINDOW);
            case null, default -> USUAL_WINDOW;
        };
        return new FaultEffect.Limits(calls, window);
    }

    private FaultEffect.Denial denial(String name, Value value) {
        return switch (String.valueOf(stage.script().value(value, stage))) {
            case "expired", "revoked" -> FaultEffect.Denial.EXPIRED;
            case "scope" -> FaultEffect.Denial.SCOPE_REMOVED;
            default -> throw new EvaluationFailed("'auth' of " + name + " is one of expired, revoked, scope");
        };
    }

    /** {@code {do: okta.updateUser, as: ann, with: {…}}}; without {@code as} the world's administrator does it. */
    private FaultEffect.Edits edit(String name, Value value) {
        var fields = stage.script().value(value, stage) instanceof Map<?, ?> given ? given : Map.of();
        if (!(fields.get("do") instanceof String operation)) {
            throw new EvaluationFailed("'edit' of " + name + " needs 'do', the operation of a service");
        }
        var with = new HashMap<String, Object>();
        if (fields.get("with") instanceof Map<?, ?> given) {
            given.forEach((key, argument) -> with.put(String.valueOf(key), argument));
        }
        return new FaultEffect.Edits(operation, key(fields.get("as")), with);
    }

    private String key(@Nullable Object person) {
        var card = stage.value("world") instanceof Map<?, ?> world ? world.get("admin") : null;
        var who = person == null ? card : person;
        return who instanceof Map<?, ?> fields ? String.valueOf(fields.get("key")) : String.valueOf(who);
    }

    /** Drawn anew for each hit when the profile computes it. */
    private Delay delay(String key, Value value) {
        if (value instanceof Value.Literal(var literal) && literal instanceof Duration fixed) {
            return Delay.of(fixed);
        }
        return (chance, ordinal) -> {
            var draws = new Draws(new Chance(chance.draw(ordinal)), key, 0, Overrides.NONE);
            return stage.script().span(value, stage.drawing(draws));
        };
    }

    private double number(Value value, double otherwise) {
        return stage.script().value(value, stage) instanceof Number number ? number.doubleValue() : otherwise;
    }

    private int status(Value value, int otherwise) {
        return field(value, "status") instanceof Number status ? status.intValue() : otherwise;
    }

    private @Nullable Object field(Value value, String name) {
        return stage.script().value(value, stage) instanceof Map<?, ?> fields ? fields.get(name) : null;
    }

    private boolean has(Value value, String name) {
        return stage.script().value(value, stage) instanceof Map<?, ?> fields && fields.containsKey(name);
    }

    /** The profiles that are on when a trajectory begins: those that no step of the timeline switches. */
    static List<String> fromTheStart(List<FaultProfile> profiles, List<String> switched) {
        var names = new ArrayList<String>();
        for (var profile : profiles) {
            if (!switched.contains(profile.name())) {
                names.add(profile.name());
            }
        }
        return names;
    }
}
