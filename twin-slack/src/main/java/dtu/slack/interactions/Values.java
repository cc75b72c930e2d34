package dtu.slack.interactions;

import dtu.slack.conversations.Channel;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What has been entered, as {@code state.values}: by block, then by action. */
public final class Values {
    private static final List<String> STATELESS =
            List.of("button", "overflow", "workflow_button", "feedback_buttons", "icon_button");
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
            "rich_text_value",
            "files");

    private Values() {}

    /** Of what a person has entered, what belongs to the elements that are there: blocks may be others meanwhile. */
    public static Json kept(Json blocks, Json entered) {
        var kept = Json.EMPTY_OBJECT;
        for (var place : Elements.in(blocks).toList()) {
            var known = place.within(entered);
            if (known.isPresent()) {
                kept = place.into(kept, known.get());
            }
        }
        return kept;
    }

    /**
     * What stands in the blocks before anybody touches them, under what has been entered already.
     *
     * @param here the conversation that the person has before them, if any
     */
    static Json of(Json blocks, Json entered, Channel.@Nullable Id here) {
        var values = Json.EMPTY_OBJECT;
        for (var place : Elements.in(blocks).filter(Values::isRemembered).toList()) {
            var known = place.within(entered).or(() -> Surroundings.chosen(place, here));
            values = place.into(values, known.orElseGet(() -> Elements.chosen(place, Optional.empty())));
        }
        return values;
    }

    /** Buttons and the like are pressed; nothing stays chosen in them. */
    static boolean isRemembered(Elements.Place place) {
        return !STATELESS.contains(place.type());
    }

    /** With what a person submits; types that are left out are filled in. */
    static Json submitted(Json blocks, Json before, Json given) {
        var values = before;
        for (var place : Elements.in(blocks).toList()) {
            var choice = given.at(place.block())
                    .flatMap(block -> block.at(place.action()))
                    .filter(Json::isObject);
            if (choice.isPresent() && isRemembered(place)) {
                values = place.into(
                        values,
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
