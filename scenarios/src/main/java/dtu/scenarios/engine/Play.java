package dtu.scenarios.engine;

import dtu.scenarios.language.Bindings;
import dtu.scenarios.language.WorldCard;
import dtu.scenarios.sut.Subject;
import dtu.twins.universe.World;
import java.time.Instant;

/**
 * What all trajectories of a run have in common besides their scenarios.
 *
 * @param world built once; every trajectory forks it
 * @param card what expressions see of it as {@code world}
 * @param lexicon which of its twins answers for what
 * @param bindings how the app is asked for things
 * @param app what is under test
 * @param begins the instant at which every trajectory begins: the start of a day
 */
public record Play(World world, WorldCard card, Lexicon lexicon, Bindings bindings, Subject app, Instant begins) {}
