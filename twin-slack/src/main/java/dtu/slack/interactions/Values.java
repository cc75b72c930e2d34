package dtu.slack.interactions;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;

/** What has been entered, as {@code state.values}: by block, then by action. */
final class Values {
    private static final List<String> STATELESS = List.of("button", "overflow", "workflow_button");
    private static final List<String> CHOICES = List.of(
            "value",
            "selected_option",
            "selected_options",
            "selected_user",
            "selected_users",
            "selected_channel",
            "selected_channels",
            "selected_conversation",
            "selected_conversations",
            "selected_date",
            "selected_time",
            "selected_date_time",
            "rich_text_value");

    private Values() {}

    /** What stands in the blocks before anybody touches them, under what has been entered already. */
    static Json of(Json blocks, Json entered) {
        var values = Json.EMPTY_OBJECT;
        for (var place : Elements.in(blocks).toList()) {
            if (!STATELESS.contains(place.type())) {
                var known = entered.at(place.block()).flatMap(block -> block.at(place.action()));
                values = with(values, place, known.orElseGet(() -> Elements.chosen(place, Optional.empty())));
            }
        }
        return values;
    }

    /** With one more choice. */
    static Json with(Json values, Elements.Place place, Json choice) {
        if (STATELESS.contains(place.type())) {
            return values;
        }
        var block = values.at(place.block()).orElse(Json.EMPTY_OBJECT);
        return values.with(place.block(), block.with(place.action(), choice));
    }

    /** With what a person submits; types that are left out are filled in. */
    static Json submitted(Json blocks, Json before, Json given) {
        var values = of(blocks, before);
        for (var place : Elements.in(blocks).toList()) {
            var choice = given.at(place.block())
                    .flatMap(block -> block.at(place.action()))
                    .filter(Json::isObject);
            if (choice.isPresent()) {
                values = with(
                        values,
                        place,
                        Elements.asOffered(
                                place,
                                Json.EMPTY_OBJECT.with("type", place.type()).merged(choice.get())));
            }
        }
        return values;
    }

    /** Whether anything has been entered in a block. */
    static boolean isFilled(Json block) {
        return block.names().stream()
                .flatMap(action -> block.at(action).stream())
                .anyMatch(choice -> CHOICES.stream()
                        .flatMap(name -> choice.at(name).stream())
                        .anyMatch(Values::says));
    }

    private static boolean says(Json value) {
        return !value.isNull()
                && !(value.isText() && value.asText().isEmpty())
                && !(value.isArray() && value.size() == 0);
    }
}
