package dtu.slack.blocks;

import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of values that structures are made of. */
final class Rules {
    /** Anything at all, kept as given. */
    static final Rule ANY = (review, pointer, value) -> value;

    static final Rule TRUTH = (review, pointer, value) -> {
        if (!value.isTruth()) {
            review.complain("must provide a boolean", pointer);
        }
        return value;
    };
    static final Rule WHOLE = (review, pointer, value) -> {
        if (!value.isWhole()) {
            review.complain("must provide a number", pointer);
        }
        return value;
    };

    private Rules() {}

    static Rule text(int least, int most) {
        return (review, pointer, value) -> {
            if (!value.isText()) {
                review.complain("must provide a string", pointer);
                return value;
            }
            var length = value.asText().codePointCount(0, value.asText().length());
            if (length < least) {
                review.complain("must be more than " + (least - 1) + " characters", pointer);
            }
            if (length > most) {
                review.complain("must be less than " + (most + 1) + " characters", pointer);
            }
            return value;
        };
    }

    static Rule text(int most) {
        return text(1, most);
    }

    static Rule oneOf(String... words) {
        var allowed = Set.of(words);
        return (review, pointer, value) -> {
            if (!value.isText() || !allowed.contains(value.asText())) {
                review.complain("must be a valid enum value", pointer);
            }
            return value;
        };
    }

    static Rule list(int least, int most, Rule each) {
        return (review, pointer, value) -> {
            if (!value.isArray()) {
                review.complain("must provide an array", pointer);
                return value;
            }
            if (value.size() < least) {
                review.complain("no fewer than " + least + " items allowed", pointer);
            }
            if (value.size() > most) {
                review.complain("no more than " + most + " items allowed", pointer);
                return value;
            }
            var reviewed = new ArrayList<Json>();
            for (var element : value.elements()) {
                reviewed.add(each.reviewed(review, pointer + "/" + reviewed.size(), element));
            }
            return Json.array(reviewed);
        };
    }

    /** An object with these members and no others. */
    static Rule object(List<String> required, Map<String, Rule> members) {
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain("must provide an object", pointer);
                return value;
            }
            for (var name : required) {
                if (value.at(name).filter(member -> !member.isNull()).isEmpty()) {
                    review.complain("missing required field: " + name, pointer);
                }
            }
            var reviewed = value;
            for (var name : value.names()) {
                var rule = members.get(name);
                if (rule == null) {
                    review.complain("invalid additional property: " + name, pointer);
                } else {
                    var member = value.at(name).orElse(Json.NULL);
                    reviewed = reviewed.with(name, rule.reviewed(review, pointer + "/" + name, member));
                }
            }
            return reviewed;
        };
    }

    /** An object that says in its own type what it may hold. */
    static Rule typed(Map<String, Rule> types) {
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain("must provide an object", pointer);
                return value;
            }
            var type = value.textAt("type");
            if (type.isEmpty()) {
                review.complain("missing required field: type", pointer);
                return value;
            }
            var rule = types.get(type.get());
            if (rule == null) {
                review.complain("unsupported type: " + type.get(), pointer + "/type");
                return value;
            }
            return rule.reviewed(review, pointer, value);
        };
    }

    /** Where several schemas are allowed Slack first says that none of them fits. */
    static Rule alternatives(Rule rule) {
        return (review, pointer, value) -> {
            var before = review.complaints().size();
            var reviewed = rule.reviewed(review, pointer, value);
            if (review.complaints().size() > before) {
                var details = List.copyOf(
                        review.complaints().subList(before, review.complaints().size()));
                review.complaints().subList(before, review.complaints().size()).clear();
                review.complain("failed to match all allowed schemas", pointer);
                review.complaints().addAll(details);
            }
            return reviewed;
        };
    }
}
