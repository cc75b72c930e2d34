package dtu.scenarios.language;

import dtu.scenarios.language.FaultProfile.Rule;
import dtu.scenarios.language.FaultProfile.Timing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The canonical content of a file: everything that can change a trajectory or its judgement, nothing of where and how
 * it was written down. Every part is written with its length, so that no two contents read alike.
 */
final class Canon {
    private final StringBuilder text = new StringBuilder();

    private Canon() {}

    static String hash(Scenario scenario) {
        return hash(canon -> canon.scenario(scenario));
    }

    static String hash(FaultProfile profile) {
        return hash(canon -> canon.profile(profile));
    }

    static String hash(WorldFile world) {
        return hash(canon -> canon.world(world));
    }

    static String hash(Bindings bindings) {
        return hash(canon -> canon.bindings(bindings));
    }

    private static String hash(Consumer<Canon> write) {
        var canon = new Canon();
        write.accept(canon);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canon.text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private void scenario(Scenario scenario) {
        var header = scenario.header();
        list("scenario", header.id(), header.title(), header.story(), header.motivation(), header.weight());
        sorted(header.tags());
        var cast = scenario.cast();
        list("world", cast.world().base(), plain(cast.world().add()));
        each("draw", cast.draws(), draw -> list(draw.name(), plain(draw.value())));
        each("actor", cast.actors(), this::actor);
        each("persona", new TreeMap<>(cast.personas()).values(), this::persona);
        var plot = scenario.plot();
        list("plot", plot.horizon(), plot.grace());
        each("step", plot.timeline(), this::step);
        each("faults", plot.faults(), this::profile);
        var demands = scenario.demands();
        each("expect", demands.expect(), this::expectation);
        var touches = demands.touches();
        if (touches != null) {
            each("touches", touches, touch -> pattern(touch.pattern()));
        }
        atom(plain(demands.transparent()));
        each("requires", demands.requires(), this::pattern);
        each("sometimes", demands.sometimes(), this::pattern);
    }

    private void actor(ActorSpec actor) {
        list(actor.id(), plain(actor.who()), actor.size(), actor.plays(), plain(actor.traits()), plain(actor.arrive()));
    }

    private void persona(Persona persona) {
        list(persona.name(), plain(persona.traits()), persona.start());
        each("state", persona.states().values(), state -> {
            list(
                    state.name(),
                    state.atMost(),
                    state.end(),
                    plain(state.exits().after()),
                    state.exits().next());
            list(act(state.act()));
            each("on", state.exits().on(), reaction -> {
                pattern(reaction.pattern());
                atom(reaction.next());
            });
        });
    }

    private static @Nullable Object[] act(Persona.@Nullable Act act) {
        return switch (act) {
            case null -> new Object[] {"none"};
            case Persona.Say say -> new Object[] {"say", plain(say.words()), say.channel()};
            case Persona.Express express -> new Object[] {"express", express.intent(), plain(express.with())};
        };
    }

    private void step(Step step) {
        atom(step.as());
        switch (step.when()) {
            case Step.At at -> list("at", at.clock(), at.offset());
            case Step.Upon upon -> {
                pattern(upon.pattern());
                atom(plain(upon.after()));
            }
            case Step.Every every -> list("every", every.period());
        }
        switch (step.deed()) {
            case Step.Does does -> list("does", does.actor(), does.action(), plain(does.with()));
            case Step.FaultOn on -> list("on", on.profile(), plain(on.span()));
            case Step.FaultOff off -> list("off", off.profile());
            case Step.Restart restart -> list("restart");
        }
    }

    private void world(WorldFile world) {
        var company = world.company();
        list("world", world.name(), company.domain(), company.people(), pairs(company.departments()));
        list(company.contractors(), company.namesakes(), company.mixedCase(), company.files());
        each("named", world.named(), person -> atom(plain(person.fields())));
        each("app", world.apps(), app -> list(app.name(), app.sensitive(), app.owner(), app.baseline()));
        each("channel", world.channels(), channel -> list(channel.name(), channel.purpose(), channel.everybody()));
        list("provisioning", world.provisioning());
        each("setup", world.setup(), setup -> list(setup.operation(), plain(setup.with())));
    }

    private void bindings(Bindings bindings) {
        atom(bindings.sut());
        each("intent", new TreeMap<>(bindings.intents()).entrySet(), intent -> {
            atom(intent.getKey());
            atom(plain(intent.getValue().moves()));
        });
    }

    /** In the order of the file: it decides who works where. */
    private static List<List<Object>> pairs(Map<String, Double> shares) {
        return shares.entrySet().stream()
                .map(share -> List.<Object>of(share.getKey(), share.getValue()))
                .toList();
    }

    private void profile(FaultProfile profile) {
        list(profile.name(), profile.calm());
        each("rule", profile.rules(), this::rule);
    }

    private void rule(Rule rule) {
        var target = rule.target();
        list(target.on(), target.except(), target.events(), target.tier(), target.actor(), plain(target.entity()));
        Timing timing = rule.timing();
        list(timing.chance(), timing.nth(), timing.atMost(), timing.down(), timing.up());
        pattern(timing.from());
        pattern(timing.until());
        atom(plain(rule.effects()));
    }

    private void expectation(Expectation expectation) {
        var terms = expectation.terms();
        list(terms.id(), terms.severity(), terms.phase());
        switch (expectation) {
            case Expectation.Finally it -> list("finally", plain(it.condition()));
            case Expectation.Always it -> list("always", plain(it.condition()));
            case Expectation.Never it -> pattern(it.pattern());
            case Expectation.Response it -> {
                pattern(it.each());
                pattern(it.then());
                list("response", plain(it.within()), plain(it.notBefore()));
            }
            case Expectation.Precedence it -> {
                pattern(it.each());
                pattern(it.needs());
                list("precedence", plain(it.within()));
            }
            case Expectation.Bounded it -> {
                pattern(it.of());
                list("bounded", it.bound(), it.count(), plain(it.per()));
            }
            case Expectation.Scoped it -> {
                pattern(it.from());
                pattern(it.until());
                expectation(it.inner());
            }
            case Expectation.Judged it -> list("judge", it.rubric(), plain(it.evidence()));
            case Expectation.Budget it -> list("budget", plain(it.sutCalls()), plain(it.rateLimited()));
        }
    }

    private void pattern(@Nullable Pattern pattern) {
        if (pattern == null) {
            list("any");
        } else {
            list("pattern", pattern.type(), pattern.name(), plain(pattern.where()));
        }
    }

    private static @Nullable Object plain(@Nullable Expr expr) {
        return expr == null ? null : "=" + expr.source();
    }

    private static Map<String, Object> plain(Map<String, Value> values) {
        var plain = new TreeMap<String, Object>();
        values.forEach((name, value) -> plain.put(name, List.of(plainOf(value))));
        return plain;
    }

    private static @Nullable Object plain(@Nullable Value value) {
        return value == null ? null : plainOf(value);
    }

    private static Object plainOf(Value value) {
        return switch (value) {
            case Value.Literal literal -> literal.value();
            case Value.Computed computed -> List.of("computed", computed.expr().source());
            case Value.Text words -> List.of("text", plains(words.pieces()));
            case Value.Items items -> List.of("items", plains(items.items()));
            case Value.Fields fields -> plain(fields.fields());
        };
    }

    private static List<Object> plains(List<Value> values) {
        var plains = new ArrayList<Object>();
        values.forEach(value -> plains.add(plainOf(value)));
        return plains;
    }

    private <T> void each(String name, Collection<T> items, Consumer<T> write) {
        text.append(name).append('[');
        items.forEach(item -> {
            write.accept(item);
            text.append(';');
        });
        text.append(']');
    }

    private void sorted(Collection<String> items) {
        each("tags", items.stream().sorted().toList(), this::atom);
    }

    private void list(@Nullable Object... atoms) {
        text.append('(');
        for (var atom : atoms) {
            atom(atom);
        }
        text.append(')');
    }

    private void atom(@Nullable Object value) {
        switch (value) {
            case null -> text.append('~');
            case Map<?, ?> map -> {
                text.append('{');
                map.forEach((key, item) -> list(key, item));
                text.append('}');
            }
            case List<?> list -> list(list.toArray());
            default -> {
                var written = value.toString();
                text.append(kind(value)).append(written.length()).append(':').append(written);
            }
        }
    }

    private static char kind(Object value) {
        return value.getClass().getSimpleName().charAt(0);
    }
}
