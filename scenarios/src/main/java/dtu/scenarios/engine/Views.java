package dtu.scenarios.engine;

import dtu.twins.universe.Universe;
import dtu.twins.words.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twins' views, as the engine itself asks them. */
final class Views {
    private final Universe universe;
    private final Map<String, Asked> views = new HashMap<>();

    private record Asked(dtu.twins.Twin twin, View view) {}

    Views(Universe universe) {
        this.universe = universe;
        for (var twin : universe.world().cast().twins()) {
            for (var vocabulary : twin.vocabularies()) {
                vocabulary
                        .views()
                        .forEach(view -> views.put(view.service() + "." + view.name(), new Asked(twin, view)));
            }
        }
    }

    /** What a view answers; empty when it answers nothing, or when no twin has it. */
    Optional<Object> ask(String view, Object... arguments) {
        return Optional.ofNullable(views.get(view))
                .map(asked -> asked.view().look().at(universe.look(asked.twin()), List.of(arguments)));
    }
}
