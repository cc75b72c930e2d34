package dtu.scenarios.engine;

import dtu.scenarios.language.Draws;
import dtu.scenarios.language.EvaluationFailed;
import dtu.scenarios.language.FaultProfile;
import dtu.scenarios.language.Overrides;
import dtu.scenarios.language.Scene;
import dtu.scenarios.language.Spans;
import dtu.scenarios.language.Value;
import dtu.twins.chance.Chance;
import dtu.twins.universe.FaultRule;
import dtu.twins.universe.FaultRule.Break;
import dtu.twins.universe.FaultRule.Delay;
import dtu.twins.universe.FaultRule.Effect;
import dtu.twins.universe.FaultRule.Events;
import dtu.twins.universe.FaultRule.Wording;
import dtu.twins.universe.Faults;
import dtu.twins.universe.Universe;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fault profiles that go on and off, and the calm that follows them all. */
final class Storm {
    private static final int UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);

    private final Universe universe;
    private final Stage stage;
    private final Chronicle chronicle;
    private final Map<String, FaultProfile> profiles = new HashMap<>();
    private final TreeSet<String> on = new TreeSet<>();
    private final List<Gust> gusts = new ArrayList<>();
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
            var gust = new Gust(name + "#" + number++, profile, rule);
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
        Faults.add(universe, rule(gust, scene));
        outage(gust, "outage.start");
    }

    private void stop(Gust gust) {
        if (gust.scene != null) {
            gust.scene = null;
            Faults.remove(universe, rule -> rule.name().equals(gust.name));
            outage(gust, "outage.end");
        }
    }

    private void outage(Gust gust, String type) {
        if (!gust.service().isEmpty()) {
            chronicle.say(type, "weather", Map.of("service", gust.service(), "profile", gust.profile.name()));
        }
    }

    private FaultRule rule(Gust gust, Scene scene) {
        var rule = gust.rule;
        return new FaultRule(
                0, gust.name, target(rule, scene), timing(rule.timing()), effect(gust.name, rule.effects()));
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
        var all = FaultRule.Target.of(
                        words(target.on()), words(target.except()), words(target.events()), words(target.actor()))
                .ofTiers(words(target.tier()));
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

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("[,\\s]+"));
    }

    private Effect effect(String name, Map<String, Value> effects) {
        var effect = Effect.NONE;
        for (var entry : effects.entrySet()) {
            var value = entry.getValue();
            effect = switch (entry.getKey()) {
                case "give" -> effect.answering(status(value, UNAVAILABLE)).saying(wording(field(value, "body")));
                case "body" -> effect.saying(wording(stage.script().value(value, stage)));
                case "outage" -> effect.during(outage(value));
                case "after-commit" ->
                    has(value, "reset")
                            ? effect.breaking(Break.RESET_AFTER_COMMIT)
                            : effect.losingAcknowledgement(status(value, GATEWAY_TIMEOUT));
                case "before-commit", "reset" -> effect.breaking(Break.RESET_BEFORE_COMMIT);
                case "stall" -> effect.breaking(Break.STALL_AFTER_COMMIT);
                case "latency" -> effect.late(delay(name + "/latency", value));
                case "stale" -> effect.stale((int) number(value, 1));
                case "truncate" -> effect.breaking(Break.TRUNCATE_AFTER_COMMIT);
                case "limit" -> effect.limiting(limit(value));
                case "auth" -> effect.denying(denial(name, value));
                case "skew" -> effect.skewed(stage.script().span(value, stage));
                case "edit" -> effect.editing(edit(name, value));
                case "drop", "duplicate", "reorder", "delay", "redeliver" -> effect.posting(events(name, effects));
                default ->
                    throw new IllegalStateException("the effect '" + entry.getKey() + "' of " + name + " is not built");
            };
        }
        return effect;
    }

    private Events events(String name, Map<String, Value> effects) {
        var delay = effects.get("delay");
        return new Events(
                probability(effects.get("drop")),
                probability(effects.get("duplicate")),
                probability(effects.get("reorder")),
                delay == null ? Optional.empty() : Optional.of(delay(name + "/delay", delay)),
                probability(effects.get("redeliver")),
                false);
    }

    /** {@code {calls: 3, per: 1m}}; without calls, none is admitted. */
    private FaultRule.Limit limit(Value value) {
        var fields = stage.script().value(value, stage) instanceof Map<?, ?> given ? given : Map.of();
        var calls = fields.get("calls") instanceof Number number ? number.intValue() : 0;
        var window = switch (fields.get("per")) {
            case Duration span -> span;
            case String text -> Spans.span(text).orElse(USUAL_WINDOW);
            case null, default -> USUAL_WINDOW;
        };
        return new FaultRule.Limit(calls, window);
    }

    private FaultRule.Denial denial(String name, Value value) {
        return switch (String.valueOf(stage.script().value(value, stage))) {
            case "expired", "revoked" -> FaultRule.Denial.EXPIRED;
            case "scope" -> FaultRule.Denial.SCOPE_REMOVED;
            default -> throw new EvaluationFailed("'auth' of " + name + " is one of expired, revoked, scope");
        };
    }

    /** {@code {do: okta.updateUser, as: ann, with: {…}}}; without {@code as} the world's administrator does it. */
    private FaultRule.Edit edit(String name, Value value) {
        var fields = stage.script().value(value, stage) instanceof Map<?, ?> given ? given : Map.of();
        if (!(fields.get("do") instanceof String operation)) {
            throw new EvaluationFailed("'edit' of " + name + " needs 'do', the operation of a service");
        }
        var with = new HashMap<String, Object>();
        if (fields.get("with") instanceof Map<?, ?> given) {
            given.forEach((key, argument) -> with.put(String.valueOf(key), argument));
        }
        return new FaultRule.Edit(operation, key(fields.get("as")), with);
    }

    private String key(@Nullable Object person) {
        var card = stage.value("world") instanceof Map<?, ?> world ? world.get("admin") : null;
        var who = person == null ? card : person;
        return who instanceof Map<?, ?> fields ? String.valueOf(fields.get("key")) : String.valueOf(who);
    }

    private double probability(@Nullable Value value) {
        return value == null ? 0 : number(value, 1);
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

    private static Wording wording(@Nullable Object word) {
        return word == null ? Wording.VENDOR : Wording.valueOf(word.toString().toUpperCase(Locale.ROOT));
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
