package dtu.slack.blocks;

import dtu.slack.schema.Complaint;
import dtu.slack.schema.Review;
import dtu.slack.schema.Rule;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;

/** What must hold between the members of one element, or between elements. */
final class ElementChecks {
    private ElementChecks() {}

    /** Ids are unique within a block, and only one element of a view asks for the focus. */
    static void identity(Review review, String pointer, Json element) {
        var id = element.textAt("action_id");
        if (id.isPresent() && !Sheet.of(review).takesActionId(id.get())) {
            var message = "`action_id` already exists: " + id.get();
            review.complain(Complaint.broken("unique_items", null, message, pointer + "/action_id"));
        }
        var focus = element.at("focus_on_load").filter(Json::isTruth).filter(Json::asTruth);
        if (focus.isPresent() && !Sheet.of(review).takesFocus()) {
            var message = "only one element can have `focus_on_load` set to true";
            review.complain(Complaint.broken("unique_items", null, message, pointer + "/focus_on_load"));
        }
    }

    /** Options alone or in groups, but not both. */
    static Rule withOptions(Rule rule) {
        return (review, pointer, value) -> {
            var reviewed = rule.reviewed(review, pointer, value);
            var alone = value.at("options").isPresent();
            var grouped = value.at("option_groups").isPresent();
            if (value.isObject() && !alone && !grouped) {
                review.complain(Complaint.missing("options", pointer));
            }
            if (alone && grouped) {
                var message = "failed to match exactly one allowed schema";
                review.complain(Complaint.broken("one_of", null, message, pointer));
            }
            return reviewed;
        };
    }

    /** What is chosen from the start is one of the options, word for word. */
    static Rule chosenFromOptions(Rule rule) {
        return (review, pointer, value) -> {
            var before = review.complaints().size();
            var reviewed = rule.reviewed(review, pointer, value);
            if (review.complaints().size() == before) {
                var options = options(reviewed);
                reviewed.at("initial_option").ifPresent(chosen -> {
                    if (!options.contains(chosen)) {
                        strange(review, pointer + "/initial_option");
                    }
                });
                reviewed.at("initial_options").ifPresent(chosen -> {
                    if (!options.containsAll(chosen.elements())) {
                        strange(review, pointer + "/initial_options");
                    }
                });
            }
            return reviewed;
        };
    }

    private static void strange(Review review, String pointer) {
        review.complain(Complaint.broken("enum", null, "must be a valid enum value", pointer));
    }

    private static List<Json> options(Json element) {
        var options = new ArrayList<Json>();
        element.at("options").ifPresent(all -> options.addAll(all.elements()));
        element.at("option_groups")
                .ifPresent(groups -> groups.elements()
                        .forEach(group -> group.at("options").ifPresent(all -> options.addAll(all.elements()))));
        return options;
    }

    /** The least length is not above the most. */
    static Rule consistent(Rule rule) {
        return (review, pointer, value) -> {
            var reviewed = rule.reviewed(review, pointer, value);
            var least = value.at("min_length").filter(Json::isWhole).map(Json::asLong);
            var most = value.at("max_length").filter(Json::isWhole).map(Json::asLong);
            if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
                var message = "must be less than " + most.get();
                var expected = Json.number(most.get());
                review.complain(Complaint.broken("maximum", expected, message, pointer + "/min_length"));
            }
            return reviewed;
        };
    }
}
