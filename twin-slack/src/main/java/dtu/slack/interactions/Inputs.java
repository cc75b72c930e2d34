package dtu.slack.interactions;

import dtu.twins.Refusal;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the client does not let a person submit; the app never hears of it. */
final class Inputs {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern URL = Pattern.compile("[a-z][a-z0-9+.-]*://\\S+");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,300}(\\.\\d{1,300})?");

    private static final Pattern DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private Inputs() {}

    /**
     * Refused when something is entered where nothing can be, is missing, or does not fit.
     *
     * @param given what the person enters now
     * @param values what stands in the form then
     */
    static void require(Json blocks, Json given, Json values) {
        var known = blocks.elements().stream().map(Inputs::id).toList();
        refuseAny(
                "unknown_block",
                given.names().stream().filter(id -> !known.contains(id)).toList());
        refuseAny(
                "missing_input",
                blocks.elements().stream()
                        .filter(Inputs::isRequired)
                        .map(Inputs::id)
                        .filter(id -> values.at(id).filter(Values::isFilled).isEmpty())
                        .toList());
        refuseAny(
                "invalid_input",
                Elements.in(blocks)
                        .filter(place -> place.within(values)
                                .filter(choice -> !fits(place.element(), choice))
                                .isPresent())
                        .map(Elements.Place::block)
                        .distinct()
                        .toList());
    }

    private static void refuseAny(String error, List<String> blocks) {
        if (!blocks.isEmpty()) {
            throw refused(error, blocks);
        }
    }

    static Refusal refused(String error, List<String> blocks) {
        return new Refusal(Response.json(
                400, json -> json.truth("ok", false).text("error", error).texts("blocks", blocks)));
    }

    private static String id(Json block) {
        return block.textAt("block_id").orElse("");
    }

    private static boolean isRequired(Json block) {
        return block.textAt("type").filter("input"::equals).isPresent() && !truth(block, "optional");
    }

    private static boolean fits(Json element, Json choice) {
        if (!isPossible(element, choice)) {
            return false;
        }
        var text = choice.textAt("value").filter(value -> !value.isEmpty());
        return switch (element.textAt("type").orElse("")) {
            case "plain_text_input" ->
                text.filter(value -> !fitsLength(element, value)).isEmpty();
            case "email_text_input" ->
                text.filter(value -> !EMAIL.matcher(value).matches()).isEmpty();
            case "url_text_input" ->
                text.filter(value -> !URL.matcher(value).matches()).isEmpty();
            case "number_input" ->
                text.filter(value -> !isNumber(element, value)).isEmpty();
            case "static_select", "radio_buttons" ->
                isOffered(element, choice.at("selected_option").filter(Json::isObject).stream());
            case "multi_static_select", "checkboxes" ->
                isOffered(element, selected(choice).stream())
                        && selected(choice).size() <= whole(element, "max_selected_items", Integer.MAX_VALUE);
            default -> true;
        };
    }

    /** Whether what is chosen has the form of what that element lets people choose. */
    static boolean isPossible(Json element, Json choice) {
        return switch (element.textAt("type").orElse("")) {
            case "datepicker" -> isNothingOr(choice, "selected_date", value -> isText(value, DATE));
            case "timepicker" -> isNothingOr(choice, "selected_time", value -> isText(value, TIME));
            case "datetimepicker" -> isNothingOr(choice, "selected_date_time", Json::isWhole);
            case "users_select" -> isNothingOr(choice, "selected_user", Json::isText);
            case "channels_select" -> isNothingOr(choice, "selected_channel", Json::isText);
            case "conversations_select" -> isNothingOr(choice, "selected_conversation", Json::isText);
            case "multi_users_select" -> isNothingOr(choice, "selected_users", Inputs::areTexts);
            case "multi_channels_select" -> isNothingOr(choice, "selected_channels", Inputs::areTexts);
            case "multi_conversations_select" -> isNothingOr(choice, "selected_conversations", Inputs::areTexts);
            case "rich_text_input" -> isNothingOr(choice, "rich_text_value", Inputs::isRichText);
            case "plain_text_input", "email_text_input", "url_text_input", "number_input" ->
                isNothingOr(choice, "value", Json::isText);
            default -> true;
        };
    }

    private static boolean isNothingOr(Json choice, String name, Predicate<Json> possible) {
        return choice.at(name)
                .filter(value -> !value.isNull())
                .filter(value -> !possible.test(value))
                .isEmpty();
    }

    private static boolean isText(Json value, Pattern form) {
        return value.isText() && form.matcher(value.asText()).matches();
    }

    private static boolean areTexts(Json value) {
        return value.isArray() && value.elements().stream().allMatch(Json::isText);
    }

    private static boolean isRichText(Json value) {
        return value.isObject()
                && value.textAt("type").filter("rich_text"::equals).isPresent()
                && value.at("elements").filter(Json::isArray).isPresent();
    }

    private static List<Json> selected(Json choice) {
        return choice.at("selected_options").map(Json::elements).orElse(List.of());
    }

    private static boolean isOffered(Json element, Stream<Json> options) {
        return options.allMatch(option -> Elements.offered(element)
                .anyMatch(offered -> offered.at("value").equals(option.at("value"))));
    }

    private static boolean fitsLength(Json element, String value) {
        var length = value.codePointCount(0, value.length());
        return length >= whole(element, "min_length", 0) && length <= whole(element, "max_length", Integer.MAX_VALUE);
    }

    private static boolean isNumber(Json element, String value) {
        if (!NUMBER.matcher(value).matches() || (value.indexOf('.') >= 0 && !truth(element, "is_decimal_allowed"))) {
            return false;
        }
        var number = new BigDecimal(value);
        return bound(element, "min_value")
                        .filter(least -> number.compareTo(least) < 0)
                        .isEmpty()
                && bound(element, "max_value")
                        .filter(most -> number.compareTo(most) > 0)
                        .isEmpty();
    }

    /** Bounds are written as text. */
    private static Optional<BigDecimal> bound(Json element, String name) {
        return element.textAt(name)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(BigDecimal::new);
    }

    private static long whole(Json element, String name, long otherwise) {
        return element.at(name).filter(Json::isWhole).map(Json::asLong).orElse(otherwise);
    }

    private static boolean truth(Json object, String name) {
        return object.at(name).filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }
}
