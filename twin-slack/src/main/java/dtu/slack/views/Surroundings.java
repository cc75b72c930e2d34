package dtu.slack.views;

import dtu.slack.conversations.Channel;
import dtu.slack.interactions.Elements;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a modal knows of the conversation in front of which it was opened. */
final class Surroundings {
    /** The menus that can begin with it, and the member that then wins. */
    private static final Map<String, String> MENUS = Map.of(
            "conversations_select", "initial_conversation", "multi_conversations_select", "initial_conversations");

    private Surroundings() {}

    /** As {@code state.values}: the conversation stands in the menus that ask for it. */
    static Json chosen(Json content, Channel.@Nullable Id here) {
        var values = Json.EMPTY_OBJECT;
        if (here == null) {
            return values;
        }
        for (var place :
                Elements.in(content.at("blocks").orElse(Json.EMPTY_ARRAY)).toList()) {
            if (isWanted(place)) {
                var block = values.at(place.block()).orElse(Json.EMPTY_OBJECT);
                values = values.with(place.block(), block.with(place.action(), choice(place, Json.text(here.value()))));
            }
        }
        return values;
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
