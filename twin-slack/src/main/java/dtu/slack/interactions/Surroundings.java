package dtu.slack.interactions;

import dtu.slack.conversations.Channel;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What menus of conversations know of the one that a person has before them. */
final class Surroundings {
    /** The menus that can begin with it, and the member that then wins. */
    private static final Map<String, String> MENUS = Map.of(
            "conversations_select", "initial_conversation", "multi_conversations_select", "initial_conversations");

    private Surroundings() {}

    /** The conversation as the choice of a menu that asks to begin with it. */
    static Optional<Json> chosen(Elements.Place place, Channel.@Nullable Id here) {
        return here == null || !isWanted(place)
                ? Optional.empty()
                : Optional.of(choice(place, Json.text(here.value())));
    }

    private static boolean isWanted(Elements.Place place) {
        var initial = MENUS.get(place.type());
        return initial != null
                && place.element().at(initial).isEmpty()
                && place.element()
                        .at("default_to_current_conversation")
                        .filter(Json::isTruth)
                        .filter(Json::asTruth)
                        .isPresent();
    }

    private static Json choice(Elements.Place place, Json here) {
        var typed = Json.EMPTY_OBJECT.with("type", place.type());
        return place.type().startsWith("multi_")
                ? typed.with("selected_conversations", Json.array(List.of(here)))
                : typed.with("selected_conversation", here);
    }
}
