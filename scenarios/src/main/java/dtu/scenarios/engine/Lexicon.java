package dtu.scenarios.engine;

import dtu.twins.Twin;
import dtu.twins.universe.Cast;
import dtu.twins.words.View;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which twin answers for a service and for a view: looked up once for all trajectories of a run. */
public final class Lexicon {
    private final Map<String, Twin> services = new HashMap<>();
    private final Map<String, Asked> views = new HashMap<>();

    /** A view and the twin whose state it looks at. */
    record Asked(Twin twin, View view) {}

    private Lexicon(Cast cast) {
        for (var twin : cast.twins()) {
            for (var vocabulary : twin.vocabularies()) {
                services.put(vocabulary.service(), twin);
                vocabulary
                        .views()
                        .forEach(view -> views.put(view.service() + "." + view.name(), new Asked(twin, view)));
            }
        }
    }

    public static Lexicon of(Cast cast) {
        return new Lexicon(cast);
    }

    @Nullable
    Twin twin(String service) {
        return services.get(service);
    }

    @Nullable
    Asked view(String name) {
        return views.get(name);
    }
}
