package dtu.scenarios.engine;

import dtu.scenarios.language.ActorSpec;
import dtu.scenarios.language.Scenario;
import dtu.scenarios.language.WorldCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides at the start of a trajectory how its draws came out and who plays whom. */
final class Casting {
    private final Stage stage;
    private final WorldCard card;
    private final Map<String, List<Actor>> actors = new LinkedHashMap<>();

    Casting(Stage stage, WorldCard card) {
        this.stage = stage;
        this.card = card;
    }

    /** Makes the draws, then picks the actors, in the order of the file; each is visible to those behind it. */
    Map<String, List<Actor>> cast(Scenario.Cast cast) {
        var script = stage.script();
        for (var draw : cast.draws()) {
            var key = "draw/" + draw.name();
            var value = script.value(draw.value(), stage.drawing(key, 0));
            if (value == null) {
                throw new Misfit("the draw '" + draw.name() + "' is nothing");
            }
            stage.name(draw.name(), value);
        }
        for (var spec : cast.actors()) {
            actors.put(spec.id(), spec.size() == ActorSpec.Size.ONE ? List.of(one(spec)) : cohort(spec));
        }
        return actors;
    }

    private Actor one(ActorSpec spec) {
        var who = stage.script().value(spec.who(), stage.drawing("actors/" + spec.id(), 0));
        var actor = with(spec, new Actor(spec.id(), person(spec.id(), who)), 0);
        stage.name(spec.id(), actor.card());
        return actor;
    }

    /** One actor for each person, however often the list names them: two who lead somebody may be the same. */
    private List<Actor> cohort(ActorSpec spec) {
        var members = new LinkedHashSet<Map<String, Object>>();
        for (var who : stage.script().list(spec.who(), stage.drawing("actors/" + spec.id(), 0))) {
            members.add(person(spec.id(), who));
        }
        var all = new ArrayList<Actor>();
        for (var member : members) {
            var place = all.size();
            all.add(with(spec, new Actor(spec.id() + "-" + (place + 1), member), place));
        }
        stage.name(spec.id(), all.stream().map(Actor::card).toList());
        return all;
    }

    private Actor with(ActorSpec spec, Actor actor, int place) {
        var traits = new LinkedHashMap<String, Object>();
        spec.traits().forEach((name, value) -> {
            var key = "actors/" + spec.id() + "/" + name;
            var scene = stage.drawing(key, place).with("me", actor.card());
            var trait = stage.script().value(value, scene);
            if (trait != null) {
                traits.put(name, trait);
            }
        });
        return actor.with(traits);
    }

    /** The resident whom a value names: a card of the world, the vendor's own JSON of a person, or a name as text. */
    private Map<String, Object> person(String name, @Nullable Object who) {
        if (who instanceof Map<?, ?> fields) {
            for (var key : List.of("key", "okta", "email", "id")) {
                var card = found(fields.get(key));
                if (!card.isEmpty()) {
                    return card;
                }
            }
        }
        var card = found(who);
        if (card.isEmpty()) {
            throw new Misfit("nobody in this world can play '" + name + "': " + who);
        }
        return card;
    }

    private Map<String, Object> found(@Nullable Object key) {
        if (key == null || !(card.find("person", key) instanceof Map<?, ?> fields)) {
            return Map.of();
        }
        var copy = new HashMap<String, Object>();
        fields.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return copy;
    }

    /** The world has nobody, or nothing, that the scenario needs: the story cannot begin. */
    static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message, null, false, false);
        }
    }
}
