package dtu.scenarios.engine;

import dtu.scenarios.language.Bindings;
import dtu.scenarios.language.WorldCard;
import dtu.scenarios.sut.Sut;
import dtu.twins.universe.World;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all trajectories of a run have in common besides their scenarios.
 *
 * @param world built once; every trajectory forks it
 * @param card what expressions see of it as {@code world}
 * @param lexicon which of its twins answers for what
 * @param bindings how the app is asked for things
 * @param app a new instance of the app under test; null when there is none, and then nobody answers
 * @param begins the instant at which every trajectory begins: the start of a day
 */
public record Play(
        World world,
        WorldCard card,
        Lexicon lexicon,
        Bindings bindings,
        @Nullable Supplier<Sut> app,
        Instant begins) {}
