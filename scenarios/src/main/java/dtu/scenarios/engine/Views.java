package dtu.scenarios.engine;

import dtu.twins.universe.Universe;
import java.util.List;
import java.util.Optional;

/** The twins' views, as the engine itself asks them. */
final class Views {
    private final Universe universe;
    private final Lexicon lexicon;

    Views(Universe universe, Lexicon lexicon) {
        this.universe = universe;
        this.lexicon = lexicon;
    }

    /** What a view answers; empty when it answers nothing, or when no twin has it. */
    Optional<Object> ask(String view, Object... arguments) {
        return Optional.ofNullable(lexicon.view(view))
                .map(asked -> asked.view().look().at(universe.look(asked.twin()), List.of(arguments)));
    }
}
