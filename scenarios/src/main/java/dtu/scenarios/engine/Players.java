package dtu.scenarios.engine;

import dtu.scenarios.language.ActorSpec;
import dtu.scenarios.language.Persona;
import dtu.scenarios.language.Scenario;
import dtu.twins.chance.Chance;
import dtu.twins.words.Fact;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Actors that play a persona: state machines that act, wait, and react to facts. */
final class Players {
    private final Stage stage;
    private final Loop loop;
    private final Company company;
    private final Chance chance;
    private final List<Player> players = new ArrayList<>();

    Players(Stage stage, Loop loop, Company company, Chance chance) {
        this.stage = stage;
        this.loop = loop;
        this.company = company;
        this.chance = chance.in("personas");
    }

    /** Lets every actor with a persona arrive when its time comes. */
    void begin(Scenario.Cast cast, Map<String, List<Actor>> actors) {
        for (var spec : cast.actors()) {
            var plays = spec.plays();
            var persona = plays == null ? null : cast.personas().get(plays);
            if (persona == null) {
                continue;
            }
            var members = actors.getOrDefault(spec.id(), List.of());
            for (var place = 0; place < members.size(); place++) {
                var player = new Player(persona, withTraits(persona, members.get(place), place));
                players.add(player);
                var start = persona.start();
                loop.in(arrival(spec, members.get(place), place), player.stream(), () -> player.enter(start));
            }
        }
    }

    private Duration arrival(ActorSpec spec, Actor actor, int place) {
        var arrive = spec.arrive();
        var first = firstDay(actor);
        return arrive == null
                ? first
                : first.plus(
                        stage.script().span(arrive, company.scene(actor, "actors/" + spec.id() + "/arrive", place)));
    }

    /** Who is new that day comes when they were told to. */
    private static Duration firstDay(Actor actor) {
        return actor.card().get("start") instanceof String clock
                ? Duration.between(Scenario.MORNING, LocalTime.parse(clock))
                : Duration.ZERO;
    }

    /** The persona's traits, unless the actor has its own. */
    private Actor withTraits(Persona persona, Actor actor, int place) {
        var traits = new LinkedHashMap<String, Object>();
        persona.traits().forEach((name, value) -> {
            var scene = company.scene(actor, "personas/" + persona.name() + "/" + name + "/" + actor.name(), place);
            var trait = stage.script().value(value, scene);
            if (trait != null && !actor.card().containsKey(name)) {
                traits.put(name, trait);
            }
        });
        return actor.with(traits);
    }

    /** Lets whoever waits for such a fact go on. */
    void hear(Fact fact) {
        for (var player : players) {
            player.hear(fact);
        }
    }

    private final class Player {
        private final Persona persona;
        private final Actor actor;
        private final Map<String, Integer> entered = new HashMap<>();
        private Persona.State state;
        private int moves;

        Player(Persona persona, Actor actor) {
            this.persona = persona;
            this.actor = actor;
            this.state = persona.states().getOrDefault(persona.start(), nowhere(persona));
        }

        private static Persona.State nowhere(Persona persona) {
            var exits = new Persona.Exits(List.of(), null, Map.of());
            return new Persona.State("", null, exits, null, true, persona.mark());
        }

        String stream() {
            return "persona/" + actor.name();
        }

        void enter(String name) {
            var next = persona.states().get(name);
            if (next == null) {
                return;
            }
            var times = entered.merge(name, 1, Integer::sum);
            var most = next.atMost();
            state = most != null && times > most ? nowhere(persona) : next;
            moves++;
            loop.spawn(() -> live(times - 1));
        }

        private void live(int occasion) {
            var here = state;
            var move = moves;
            var key = stream() + "/" + here.name();
            act(here, key, occasion);
            if (here.end() || move != moves || here.exits().next().isEmpty()) {
                return;
            }
            var after = here.exits().after();
            var wait = after == null
                    ? Duration.ZERO
                    : stage.script().span(after, company.scene(actor, key + "/after", occasion));
            if (after == null && !here.exits().on().isEmpty()) {
                return;
            }
            loop.in(wait, stream(), () -> {
                if (move == moves) {
                    enter(drawn(here.exits().next(), key, occasion));
                }
            });
        }

        private void act(Persona.State here, String key, int occasion) {
            switch (here.act()) {
                case null -> {}
                case Persona.Say say -> {
                    var words = stage.script().value(say.words(), company.scene(actor, key + "/say", occasion));
                    company.say(actor, say.channel(), String.valueOf(words));
                }
                case Persona.Express express -> {
                    var with = new HashMap<String, Object>();
                    var scene = company.scene(actor, key + "/with", occasion);
                    stage.script().values(express.with(), scene).forEach((name, value) -> {
                        if (value != null) {
                            with.put(name, value);
                        }
                    });
                    company.act(actor, express.intent(), with);
                }
            }
        }

        void hear(Fact fact) {
            for (var reaction : state.exits().on()) {
                if (stage.script().matches(reaction.pattern(), fact, stage.with("me", actor.card()))) {
                    var to = drawn(reaction.next(), stream() + "/" + state.name() + "/on", moves);
                    moves++;
                    loop.in(Duration.ZERO, stream(), () -> enter(to));
                    return;
                }
            }
        }

        private String drawn(Map<String, Double> weights, String key, int occasion) {
            var sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
            var left = chance.in(key).unit(occasion) * sum;
            var last = "";
            for (var entry : weights.entrySet()) {
                last = entry.getKey();
                left -= entry.getValue();
                if (left < 0) {
                    break;
                }
            }
            return last;
        }
    }
}
