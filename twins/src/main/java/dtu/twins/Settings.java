package dtu.twins;

import dtu.twins.json.Json;
import java.util.Optional;

/** The switches of a universe, such as rate limits or indexing lag; named {@code service.switch}. */
public interface Settings {
    Optional<Json> value(String name);

    default boolean isOn(String name) {
        return value(name).filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }
}
