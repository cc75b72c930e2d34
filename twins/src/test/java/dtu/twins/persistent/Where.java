package dtu.twins.persistent;

import java.util.function.Supplier;

/** Where in a random walk something failed; it is put into words only then. */
interface Where extends Supplier<String> {
    static Where at(long seed, int step) {
        return () -> "seed " + seed + " step " + step;
    }
}
