package dtu.scenarios.language;

import dtu.scenarios.language.Step.At;
import dtu.scenarios.language.Step.Deed;
import dtu.scenarios.language.Step.Does;
import dtu.scenarios.language.Step.Every;
import dtu.scenarios.language.Step.FaultOff;
import dtu.scenarios.language.Step.FaultOn;
import dtu.scenarios.language.Step.Restart;
import dtu.scenarios.language.Step.Upon;
import dtu.scenarios.language.Step.When;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps of a timeline. */
final class TimelineReader {
    private static final List<String> OCCASIONS = List.of("at", "when", "every");
    private static final List<String> KEYS =
            List.of("at", "when", "every", "after", "fault", "for", "heal", "sut", "with", "as");

    private final Reading reading;
    private final List<String> actors;
    private @Nullable LocalTime clock;

    TimelineReader(Reading reading, List<String> actors) {
        this.reading = reading;
        this.actors = actors;
    }

    List<Step> steps(Block file) {
        var steps = new ArrayList<Step>();
        file.list("timeline", node -> reading.block(node, "a step"))
                .forEach(block -> block.ifPresent(step -> steps.add(step(step))));
        return steps;
    }

    private Step step(Block block) {
        Set<String> known = new LinkedHashSet<>(KEYS);
        known.addAll(actors);
        block.allow("a step, or an actor", known);
        return new Step(when(block), deed(block), block.textOrNull("as"), block.mark());
    }

    private When when(Block block) {
        var given = OCCASIONS.stream().filter(block::has).toList();
        if (given.size() != 1) {
            reading.wrong(block.mark(), "a step happens 'at' a time, 'when' a fact matches, or 'every' span: give one");
        }
        if (block.has("when")) {
            return new Upon(block.pattern("when", ""), block.spanValueOrNull("after"));
        }
        if (block.has("after")) {
            reading.wrong(block.keyMark("after"), "'after' belongs to 'when'; for a time write 'at: +5m'");
        }
        var every = block.spanOrNull("every");
        return every == null ? at(block) : new Every(every);
    }

    private At at(Block block) {
        var text = block.optionalText("at");
        var offset = text.startsWith("+") ? Spans.span(text.substring(1)) : Optional.<Duration>empty();
        if (offset.isPresent()) {
            return new At(clock, offset.get());
        }
        var time = Spans.clock(text);
        if (time.isEmpty() && block.has("at")) {
            reading.wrong(
                    block.keyMark("at"), "'" + text + "' is no time; 'at' is a time of day (09:05) or an offset (+5m)");
        }
        clock = time.orElse(clock);
        return new At(clock, Duration.ZERO);
    }

    private Deed deed(Block block) {
        var doers = actors.stream().filter(block::has).toList();
        var deeds = doers.size()
                + (int) List.of("fault", "heal", "sut").stream()
                        .filter(block::has)
                        .count();
        if (deeds != 1) {
            reading.wrong(
                    block.mark(),
                    "a step needs one deed: an actor and what it does, 'fault', 'heal' or 'sut: restart'; it has "
                            + deeds);
            return new Restart();
        }
        if (block.has("fault")) {
            return new FaultOn(block.text("fault", ""), block.spanValueOrNull("for"));
        }
        if (block.has("heal")) {
            return new FaultOff(block.text("heal", ""));
        }
        if (block.has("sut")) {
            return restart(block);
        }
        var actor = doers.getFirst();
        return new Does(actor, block.text(actor, ""), block.values("with"));
    }

    private Restart restart(Block block) {
        var text = block.text("sut", "");
        if (!text.equals("restart")) {
            reading.wrong(block.keyMark("sut"), "the app under test cannot '" + text + "'; it can 'restart'");
        }
        return new Restart();
    }
}
