package dtu.scenarios.language;

import dtu.scenarios.language.ActorSpec.Size;
import dtu.scenarios.language.Persona.Act;
import dtu.scenarios.language.Persona.Exits;
import dtu.scenarios.language.Persona.Express;
import dtu.scenarios.language.Persona.Reaction;
import dtu.scenarios.language.Persona.Say;
import dtu.scenarios.language.Persona.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads actors and personas. */
final class CastReader {
    private static final Set<String> ACTOR_KEYS =
            new LinkedHashSet<>(List.of("is", "each", "plays", "traits", "arrive"));
    private static final Set<String> PERSONA_KEYS =
            new LinkedHashSet<>(List.of("persona", "traits", "start", "states"));
    private static final Set<String> STATE_KEYS = new LinkedHashSet<>(
            List.of("say", "in", "intent", "with", "think", "after", "on", "next", "atMost", "end"));

    private final Reading reading;

    CastReader(Reading reading) {
        this.reading = reading;
    }

    List<ActorSpec> actors(Block file) {
        var actors = new ArrayList<ActorSpec>();
        file.block("actors", "'actors'")
                .ifPresent(block -> block.keys()
                        .forEach(id -> block.block(id, "actor '" + id + "'")
                                .ifPresent(actor -> actors.add(actor(id, actor, block.keyMark(id))))));
        return actors;
    }

    private ActorSpec actor(String id, Block block, Mark mark) {
        block.allow("actor '" + id + "'", ACTOR_KEYS);
        var cohort = block.has("each");
        if (cohort == block.has("is")) {
            reading.wrong(mark, "actor '" + id + "' needs either 'is' (one person) or 'each' (a list of people)");
        }
        var who = block.valueOrNull(cohort ? "each" : "is");
        return new ActorSpec(
                id,
                who == null ? new Value.Literal("") : who,
                cohort ? Size.EACH : Size.ONE,
                block.textOrNull("plays"),
                block.values("traits"),
                block.valueOrNull("arrive"),
                mark);
    }

    Persona persona(String name, Block block) {
        block.allow("a persona", PERSONA_KEYS);
        var states = new LinkedHashMap<String, State>();
        block.block("states", "'states'")
                .ifPresent(all -> all.keys()
                        .forEach(state -> all.block(state, "state '" + state + "'")
                                .ifPresent(body -> states.put(state, state(state, body, all.keyMark(state))))));
        if (states.isEmpty()) {
            block.missing("states", "a persona needs at least one state");
        }
        var start = block.text("start", "the name of the first state");
        known(start, states, block.keyMark("start"));
        states.values().forEach(state -> {
            state.exits().next().keySet().forEach(next -> known(next, states, state.mark()));
            state.exits()
                    .on()
                    .forEach(reaction -> reaction.next()
                            .keySet()
                            .forEach(next ->
                                    known(next, states, reaction.pattern().mark())));
        });
        return new Persona(name, block.values("traits"), start, states, block.mark());
    }

    private void known(String state, Map<String, State> states, Mark mark) {
        if (!state.isEmpty() && !states.containsKey(state)) {
            reading.wrong(mark, "there is no state '" + state + "'" + Nearest.hint(state, states.keySet()));
        }
    }

    private State state(String name, Block block, Mark mark) {
        block.allow("state '" + name + "'", STATE_KEYS);
        if (block.has("think") && block.has("after")) {
            reading.wrong(block.keyMark("after"), "'think' and 'after' both say how long to wait; keep one of them");
        }
        var after = block.spanValueOrNull(block.has("think") ? "think" : "after");
        var exits = new Exits(reactions(block), after, block.weights("next"));
        var end = block.truth("end");
        if (!end && exits.next().isEmpty() && exits.on().isEmpty()) {
            reading.wrong(mark, "state '" + name + "' leads nowhere; give it 'next', 'on' or 'end: true'");
        }
        return new State(name, act(block), exits, block.wholeOrNull("atMost"), end, mark);
    }

    private @Nullable Act act(Block block) {
        var say = block.node("say");
        if (say != null) {
            return new Say(reading.words(say, "'say'"), block.text("in", "the channel to write into"));
        }
        var intent = block.textOrNull("intent");
        return intent == null ? null : new Express(intent, block.values("with"));
    }

    private List<Reaction> reactions(Block block) {
        var reactions = new ArrayList<Reaction>();
        block.block("on", "'on'")
                .ifPresent(on -> on.keys()
                        .forEach(key ->
                                reactions.add(new Reaction(reading.pattern(key, on.keyMark(key)), on.weights(key)))));
        return reactions;
    }
}
