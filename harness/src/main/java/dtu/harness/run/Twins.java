package dtu.harness.run;

import dtu.harness.server.Vendors;
import dtu.twins.universe.Cast;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/** All twins there are. */
public final class Twins {
    private Twins() {}

    public static Cast all() {
        return new Cast(Vendors.all());
    }

    /** What they contribute to the scenario language. */
    public static List<Vocabulary> vocabularies(Cast cast) {
        var all = new ArrayList<Vocabulary>();
        cast.twins().forEach(twin -> all.addAll(twin.vocabularies()));
        return all;
    }
}
