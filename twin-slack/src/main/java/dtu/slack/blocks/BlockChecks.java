package dtu.slack.blocks;

import dtu.slack.schema.Complaint;
import dtu.slack.schema.Rule;
import dtu.twins.json.Json;
import java.util.List;
import java.util.stream.Stream;

/** What must hold between the members of one block. */
final class BlockChecks {
    private BlockChecks() {}

    /** A section shows a text or fields. */
    static Rule saysSomething(Rule rule) {
        return needingOneOf(rule, "text", List.of("text", "fields"));
    }

    static Rule showsSomething(Rule rule) {
        return needingOneOf(rule, "title", List.of("hero_image", "title", "actions", "body"));
    }

    static Rule titled(Rule rule) {
        return needingOneOf(rule, "title", List.of("title", "rich_text_title"));
    }

    private static Rule needingOneOf(Rule rule, String usual, List<String> names) {
        return (review, pointer, value) -> {
            var reviewed = rule.reviewed(review, pointer, value);
            if (names.stream().allMatch(name -> value.at(name).isEmpty())) {
                review.complain(Complaint.missing(usual, pointer));
            }
            return reviewed;
        };
    }

    /** Every row of a table has as many cells as the first. */
    static Rule even(Rule rule) {
        return (review, pointer, value) -> {
            var reviewed = rule.reviewed(review, pointer, value);
            var rows = value.at("rows").map(Json::elements).orElse(List.of());
            var lengths = rows.stream().flatMap(row -> row.isArray() ? Stream.of(row.size()) : Stream.empty());
            if (lengths.distinct().count() > 1) {
                var message = "all rows must have the same number of cells";
                review.complain(Complaint.broken("min_items", null, message, pointer + "/rows"));
            }
            return reviewed;
        };
    }
}
