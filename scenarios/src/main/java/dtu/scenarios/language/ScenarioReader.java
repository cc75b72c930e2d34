package dtu.scenarios.language;

import dtu.scenarios.language.Scenario.Cast;
import dtu.scenarios.language.Scenario.Demands;
import dtu.scenarios.language.Scenario.Header;
import dtu.scenarios.language.Scenario.Plot;
import dtu.scenarios.language.Scenario.WorldRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads a scenario file's top mapping. */
final class ScenarioReader {
    private static final Pattern CLOCK = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of(
            "scenario",
            "title",
            "story",
            "motivation",
            "weight",
            "tags",
            "world",
            "draw",
            "actors",
            "personas",
            "timeline",
            "faults",
            "horizon",
            "grace",
            "expect",
            "touches",
            "transparent",
            "budget",
            "requires",
            "sometimes"));

    private final Block file;
    private final Reading reading;
    private final Neighbours neighbours;

    ScenarioReader(Block file, Neighbours neighbours) {
        this.file = file;
        this.reading = file.reading();
        this.neighbours = neighbours;
    }

    Scenario read() {
        file.allow("a scenario", KEYS);
        var cast = cast();
        return new Scenario(header(), cast, plot(cast), demands(), file.mark());
    }

    private Header header() {
        var weight = file.number("weight", 1);
        if (weight <= 0) {
            reading.wrong(file.keyMark("weight"), "'weight' must be above 0; leave it out for 1");
        }
        return new Header(
                file.text("scenario", "a name such as access-expires"),
                file.text("title", "one line that says what should be true"),
                file.text("story", "who wants what, and what gets in the way, in a few sentences"),
                file.text("motivation", "who with influence would fight for a fix, and why"),
                weight,
                new LinkedHashSet<>(file.list("tags", node -> reading.text(node, "a tag"))));
    }

    private Cast cast() {
        var actors = new CastReader(reading).actors(file);
        var personas = new LinkedHashMap<String, Persona>();
        file.block("personas", "'personas'")
                .ifPresent(block -> block.keys()
                        .forEach(name -> block.block(name, "a persona")
                                .ifPresent(persona ->
                                        personas.put(name, new CastReader(reading).persona(name, persona)))));
        for (var actor : actors) {
            var plays = actor.plays();
            if (plays != null && !personas.containsKey(plays)) {
                neighbours.persona(plays, actor.mark()).ifPresent(persona -> personas.put(plays, persona));
            }
        }
        return new Cast(world(), draws(), actors, personas);
    }

    private WorldRef world() {
        if (file.node("world") instanceof MappingNode mapping) {
            var block = new Block(mapping, reading);
            block.allow("'world'", Set.of("base", "add"));
            block.block("add", "'add'").ifPresent(this::newcomers);
            return new WorldRef(block.text("base", "the world file to start from"), block.values("add"));
        }
        return new WorldRef(file.text("world", "the world file the story takes place in, such as acme"), Map.of());
    }

    private void newcomers(Block add) {
        add.allow("'add'", Set.of("hires", "start"));
        if (!add.has("hires")) {
            add.missing("hires", "how many people join");
        }
        if (add.has("start") && !CLOCK.matcher(add.optionalText("start")).matches()) {
            reading.wrong(add.keyMark("start"), "'start' is a time of day such as 09:00");
        }
    }

    private List<Scenario.Draw> draws() {
        var draws = new ArrayList<Scenario.Draw>();
        file.block("draw", "'draw'")
                .ifPresent(block -> block.keys()
                        .forEach(name ->
                                draws.add(new Scenario.Draw(name, block.value(name, ""), block.keyMark(name)))));
        return draws;
    }

    private Plot plot(Cast cast) {
        var actorIds = cast.actors().stream().map(ActorSpec::id).toList();
        var timeline = new TimelineReader(reading, actorIds).steps(file);
        var faults = new ArrayList<FaultProfile>();
        file.list("faults", node -> node).forEach(node -> {
            if (node instanceof MappingNode mapping) {
                faults.add(new FaultReader(reading).profile(new Block(mapping, reading)));
            } else {
                neighbours
                        .faults(reading.text(node, "a fault profile"), reading.mark(node))
                        .ifPresent(faults::add);
            }
        });
        for (var step : timeline) {
            profileOf(step).ifPresent(name -> {
                if (faults.stream().noneMatch(profile -> profile.name().equals(name))) {
                    neighbours.faults(name, step.mark()).ifPresent(faults::add);
                }
            });
        }
        var grace = file.spanOrNull("grace");
        return new Plot(
                timeline,
                faults,
                file.span("horizon", "how long a trajectory lasts, such as 12h"),
                grace == null ? Duration.ZERO : grace);
    }

    private static Optional<String> profileOf(Step step) {
        return switch (step.deed()) {
            case Step.FaultOn on -> Optional.of(on.profile());
            case Step.FaultOff off -> Optional.of(off.profile());
            case Step.Does does -> Optional.empty();
            case Step.Restart restart -> Optional.empty();
        };
    }

    private Demands demands() {
        var expectations = new ExpectationReader(reading);
        return new Demands(
                expectations.read(file),
                touches(),
                file.exprOrNull("transparent"),
                file.list("requires", node -> reading.pattern(node, "'requires'")),
                file.list("sometimes", node -> reading.pattern(node, "'sometimes'")));
    }

    private @Nullable List<TouchRule> touches() {
        return file.has("touches")
                ? file.list("touches", node -> reading.pattern(node, "a line of 'touches'")).stream()
                        .map(TouchRule::new)
                        .toList()
                : null;
    }
}
