package dtu.slack.interactions;

import static dtu.slack.Refused.refused;

import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What people can act on inside blocks, and what acting on it amounts to. */
final class Elements {
    /** What an action repeats of the element as the app wrote it. */
    private static final List<String> REPEATED = List.of(
            "text",
            "style",
            "url",
            "icon",
            "placeholder",
            "confirm",
            "min_query_length",
            "initial_option",
            "initial_options",
            "initial_user",
            "initial_users",
            "initial_channel",
            "initial_channels",
            "initial_conversation",
            "initial_conversations",
            "initial_date",
            "initial_time",
            "initial_date_time");

    private Elements() {}

    /** An element and the block it is in. */
    record Place(String block, Json element) {
        String action() {
            return element.textAt("action_id").orElse("");
        }

        String type() {
            return element.textAt("type").orElse("");
        }

        /** What {@code state.values} say of it; nothing when it was an element of another kind then. */
        Optional<Json> within(Json values) {
            return values.at(block)
                    .flatMap(actions -> actions.at(action()))
                    .filter(choice ->
                            choice.textAt("type").filter(type()::equals).isPresent());
        }

        /** The same values with this choice. */
        Json into(Json values, Json choice) {
            var actions = values.at(block).orElse(Json.EMPTY_OBJECT);
            return values.with(block, actions.with(action(), choice));
        }
    }

    /** Every element with an action id, in reading order. */
    static Stream<Place> in(Json blocks) {
        return blocks.elements().stream().flatMap(block -> {
            var id = block.textAt("block_id").orElse("");
            var elements = new ArrayList<Json>();
            block.at("elements").ifPresent(many -> elements.addAll(many.elements()));
            block.at("element").ifPresent(elements::add);
            block.at("accessory").ifPresent(elements::add);
            return elements.stream()
                    .filter(element -> element.at("action_id").isPresent())
                    .map(element -> new Place(id, element));
        });
    }

    static Optional<Place> find(Json blocks, String action, Optional<String> block) {
        return in(blocks)
                .filter(place -> place.action().equals(action))
                .filter(place -> block.isEmpty() || block.get().equals(place.block()))
                .findFirst();
    }

    /** The element with a person's choice, as it stands in {@code state.values}: times with the zone they are in. */
    static Json chosen(Place place, Optional<Json> value) {
        return Json.object(json -> {
            json.text("type", place.type());
            choice(place, value).accept(json);
            json.json("timezone", place.element().at("timezone").orElse(null));
        });
    }

    /** The same as it stands in {@code actions}. */
    static Json action(Place place, Optional<Json> value, String ts) {
        return Json.object(json -> {
            json.text("type", place.type()).text("action_id", place.action()).text("block_id", place.block());
            for (var name : REPEATED) {
                json.json(name, place.element().at(name).orElse(null));
            }
            choice(place, value).accept(json);
            json.text("action_ts", ts);
        });
    }

    private static Consumer<JsonOut> choice(Place place, Optional<Json> value) {
        var element = place.element();
        return switch (place.type()) {
            case "button", "icon_button", "workflow_button" -> pressed(element, value);
            case "feedback_buttons" -> feedback(element, value);
            case "static_select", "external_select", "radio_buttons", "overflow" ->
                one(
                        "selected_option",
                        value.map(chosen -> option(element, chosen)).or(() -> element.at("initial_option")));
            case "checkboxes", "multi_static_select", "multi_external_select" ->
                many(
                        "selected_options",
                        value.map(chosen -> options(element, chosen)).or(() -> element.at("initial_options")));
            case "users_select" -> one("selected_user", value.or(() -> element.at("initial_user")));
            case "channels_select" -> one("selected_channel", value.or(() -> element.at("initial_channel")));
            case "conversations_select" ->
                one("selected_conversation", value.or(() -> element.at("initial_conversation")));
            case "multi_users_select" -> many("selected_users", listed(value).or(() -> element.at("initial_users")));
            case "multi_channels_select" ->
                many("selected_channels", listed(value).or(() -> element.at("initial_channels")));
            case "multi_conversations_select" ->
                many("selected_conversations", listed(value).or(() -> element.at("initial_conversations")));
            case "datepicker" -> one("selected_date", value.or(() -> element.at("initial_date")));
            case "timepicker" -> one("selected_time", value.or(() -> element.at("initial_time")));
            case "datetimepicker" -> one("selected_date_time", value.or(() -> element.at("initial_date_time")));
            case Uploads.KIND -> many("files", Optional.empty());
            case "rich_text_input" -> one("rich_text_value", value.or(() -> element.at("initial_value")));
            default -> one("value", value.or(() -> element.at("initial_value")));
        };
    }

    /** A button says what the app wrote on it, and nothing else. */
    private static Consumer<JsonOut> pressed(Json element, Optional<Json> value) {
        if (value.isPresent() && !element.at("value").equals(value)) {
            throw refused(400, "option_not_found");
        }
        return json -> json.json("value", element.at("value").orElse(null));
    }

    /** Either of its two buttons, by value; the text is that of the one that was pressed. */
    private static Consumer<JsonOut> feedback(Json element, Optional<Json> value) {
        var pressed = Stream.of("positive_button", "negative_button")
                .flatMap(name -> element.at(name).stream())
                .filter(button -> button.at("value").equals(value))
                .findFirst()
                .orElseThrow(() -> refused(400, "option_not_found"));
        return json -> json.json("text", pressed.at("text").orElse(null)).json("value", value.orElse(null));
    }

    private static Consumer<JsonOut> one(String name, Optional<Json> value) {
        return json -> json.json(name, value.orElse(Json.NULL));
    }

    private static Consumer<JsonOut> many(String name, Optional<Json> value) {
        return json -> json.json(name, value.orElse(Json.EMPTY_ARRAY));
    }

    private static Optional<Json> listed(Optional<Json> value) {
        return value.map(given -> given.isArray() ? given : Json.array(List.of(given)));
    }

    private static Json options(Json element, Json chosen) {
        var each = chosen.isArray() ? chosen.elements() : List.of(chosen);
        return Json.array(each.stream().map(value -> option(element, value)).toList());
    }

    /** The option of that value as the app wrote it. Menus whose options the app is asked for have what it answers. */
    private static Json option(Json element, Json chosen) {
        var value = chosen.isObject() ? chosen.at("value").orElse(Json.NULL) : chosen;
        return offered(element)
                .filter(option -> option.at("value").filter(value::equals).isPresent())
                .findFirst()
                .orElseGet(() -> suggested(element, chosen));
    }

    /** All options as the app wrote them, in groups or not. */
    static Stream<Json> offered(Json element) {
        var groups = element.at("option_groups").stream()
                .flatMap(all -> all.elements().stream())
                .flatMap(group -> group.at("options").stream());
        return Stream.concat(element.at("options").stream(), groups).flatMap(options -> options.elements().stream());
    }

    /** What a person has entered, with options as the app wrote them where it wrote them. */
    static Json asOffered(Place place, Json choice) {
        var shown = choice.at("selected_option")
                .filter(Json::isObject)
                .map(option -> choice.with("selected_option", asOffered(place.element(), option)))
                .orElse(choice);
        return choice.at("selected_options")
                .filter(Json::isArray)
                .map(many -> shown.with(
                        "selected_options",
                        Json.array(many.elements().stream()
                                .map(option -> asOffered(place.element(), option))
                                .toList())))
                .orElse(shown);
    }

    private static Json asOffered(Json element, Json option) {
        return offered(element)
                .filter(offered -> offered.at("value").equals(option.at("value")))
                .findFirst()
                .orElse(option);
    }

    private static Json suggested(Json element, Json chosen) {
        if (!element.textAt("type").orElse("").endsWith("external_select")) {
            throw refused(400, "option_not_found");
        }
        return chosen.isObject()
                ? chosen
                : Json.object(json -> json.object(
                                "text",
                                text -> text.text("type", "plain_text")
                                        .json("text", chosen)
                                        .truth("emoji", true))
                        .json("value", chosen));
    }
}
