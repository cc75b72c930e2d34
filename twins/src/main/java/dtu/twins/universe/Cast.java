package dtu.twins.universe;

import dtu.twins.Twin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The twins that take part in the universes of a process, in a fixed order. */
public final class Cast {
    private final List<Twin> twins;
    private final Map<String, Integer> places = new HashMap<>();

    public Cast(List<? extends Twin> twins) {
        this.twins = List.copyOf(twins);
        for (var place = 0; place < this.twins.size(); place++) {
            places.put(this.twins.get(place).name(), place);
        }
    }

    public List<Twin> twins() {
        return twins;
    }

    public Optional<Twin> find(String name) {
        return Optional.ofNullable(places.get(name)).map(twins::get);
    }

    public Twin twin(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no twin " + name));
    }

    int place(Twin twin) {
        var place = places.get(twin.name());
        if (place == null) {
            throw new IllegalArgumentException("twin " + twin.name() + " is not in the cast");
        }
        return place;
    }
}
