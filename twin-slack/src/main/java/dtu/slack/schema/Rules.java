package dtu.slack.schema;

import dtu.twins.json.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The kinds of values that structures are made of. What is said about a bad one is what Slack's own validator of JSON
 * schemas says, to the letter.
 *
 * @see <a href="https://github.com/slackhq/hack-json-schema">Slack's validator</a>
 */
public final class Rules {
    /** Anything at all, kept as given. */
    public static final Rule ANY = (review, pointer, value) -> value;

    public static final Rule TRUTH = (review, pointer, value) -> {
        if (!value.isTruth()) {
            review.complain(Complaint.mistyped("must be a boolean", pointer));
        }
        return value;
    };
    public static final Rule DATE = (review, pointer, value) -> {
        if (!value.isText()) {
            review.complain(Complaint.mistyped("must provide a string", pointer));
        } else if (!isDate(value.asText())) {
            var expected = Json.text("date");
            review.complain(Complaint.broken("format", expected, "input must be a valid: date", pointer));
        }
        return value;
    };

    private Rules() {}

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    public static Rule text(int least, int most) {
        return (review, pointer, value) -> {
            if (!value.isText()) {
                review.complain(Complaint.mistyped("must provide a string", pointer));
                return value;
            }
            var length = value.asText().codePointCount(0, value.asText().length());
            if (length < least) {
                var message = "must be more than " + (least - 1) + " characters";
                review.complain(Complaint.broken("min_length", Json.number(least), message, pointer));
            }
            if (length > most) {
                var message = "must be less than " + (most + 1) + " characters";
                review.complain(Complaint.broken("max_length", Json.number(most), message, pointer));
            }
            return value;
        };
    }

    public static Rule text(int most) {
        return text(1, most);
    }

    public static Rule matching(String pattern) {
        var compiled = Pattern.compile(pattern);
        return (review, pointer, value) -> {
            if (!value.isText()) {
                review.complain(Complaint.mistyped("must provide a string", pointer));
            } else if (!compiled.matcher(value.asText()).find()) {
                var message = "input must match regex pattern: " + pattern;
                review.complain(Complaint.broken("pattern", Json.text(pattern), message, pointer));
            }
            return value;
        };
    }

    public static Rule whole(long least, long most) {
        return (review, pointer, value) -> {
            if (!value.isWhole()) {
                review.complain(Complaint.mistyped("must provide an integer", pointer));
            } else if (value.asLong() < least) {
                var message = "must be greater than " + least;
                review.complain(Complaint.broken("minimum", Json.number(least), message, pointer));
            } else if (value.asLong() > most) {
                var message = "must be less than " + most;
                review.complain(Complaint.broken("maximum", Json.number(most), message, pointer));
            }
            return value;
        };
    }

    public static final Rule NUMBER = (review, pointer, value) -> {
        if (!value.isNumber()) {
            review.complain(Complaint.mistyped("must provide a number", pointer));
        }
        return value;
    };

    public static Rule oneOf(String... words) {
        var allowed = List.of(words);
        var expected = Json.array(allowed.stream().map(Json::text).toList());
        return (review, pointer, value) -> {
            if (!value.isText() || !allowed.contains(value.asText())) {
                review.complain(Complaint.broken("enum", expected, "must be a valid enum value", pointer));
            }
            return value;
        };
    }

    public static Rule list(int least, int most, Rule each) {
        return (review, pointer, value) -> {
            if (!value.isArray()) {
                review.complain(Complaint.mistyped("must provide an array", pointer));
                return value;
            }
            if (value.size() < least) {
                var message = "must provide at least " + least + " items";
                review.complain(Complaint.broken("min_items", Json.number(least), message, pointer));
            }
            if (value.size() > most) {
                var message = "no more than " + most + " items allowed";
                review.complain(Complaint.broken("max_items", Json.number(most), message, pointer));
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
    public static Rule object(List<String> required, Map<String, Rule> members) {
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain(Complaint.mistyped("must provide an object", pointer));
                return value;
            }
            for (var name : required) {
                if (value.at(name).filter(member -> !member.isNull()).isEmpty()) {
                    review.complain(Complaint.missing(name, pointer));
                }
            }
            var reviewed = value;
            for (var name : value.names()) {
                var rule = members.get(name);
                var member = value.at(name).orElse(Json.NULL);
                if (rule == null) {
                    var message = "invalid additional property: " + name;
                    review.complain(Complaint.broken("additional_properties", null, message, pointer));
                    continue;
                }
                var after = rule.reviewed(review, pointer + "/" + name, member);
                reviewed = after == member ? reviewed : reviewed.with(name, after);
            }
            return reviewed;
        };
    }

    /** An object whose members have names of their own and are all alike. */
    public static Rule each(int most, Rule rule) {
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain(Complaint.mistyped("must provide an object", pointer));
                return value;
            }
            if (value.size() > most) {
                var message = "no more than " + most + " properties allowed";
                review.complain(Complaint.broken("max_properties", Json.number(most), message, pointer));
                return value;
            }
            var reviewed = value;
            for (var name : value.names()) {
                var member = value.at(name).orElse(Json.NULL);
                var after = rule.reviewed(review, pointer + "/" + name, member);
                reviewed = after == member ? reviewed : reviewed.with(name, after);
            }
            return reviewed;
        };
    }

    /** Types in the order in which a complaint lists them. */
    @SafeVarargs
    public static Map<String, Rule> types(Map.Entry<String, Rule>... entries) {
        var types = new LinkedHashMap<String, Rule>();
        for (var entry : entries) {
            types.put(entry.getKey(), entry.getValue());
        }
        return Collections.unmodifiableMap(types);
    }

    /** Some of them. */
    public static Map<String, Rule> only(Map<String, Rule> types, String... names) {
        var some = new LinkedHashMap<>(types);
        some.keySet().retainAll(List.of(names));
        return Collections.unmodifiableMap(some);
    }

    /** An object that says in its own type what it may hold. */
    public static Rule typed(Map<String, Rule> types) {
        var expected = Json.array(types.keySet().stream().map(Json::text).toList());
        return (review, pointer, value) -> {
            if (!value.isObject()) {
                review.complain(Complaint.mistyped("must provide an object", pointer));
                return value;
            }
            var type = value.textAt("type");
            if (type.isEmpty()) {
                review.complain(Complaint.missing("type", pointer));
                return value;
            }
            var rule = types.get(type.get());
            if (rule == null) {
                var message = "unsupported type: " + type.get();
                review.complain(Complaint.broken("enum", expected, message, pointer + "/type"));
                return value;
            }
            return rule.reviewed(review, pointer, value);
        };
    }

    /** Where several schemas apply at once Slack says first that not all of them fit. */
    public static Rule alternatives(Rule rule) {
        return (review, pointer, value) -> {
            var before = review.complaints().size();
            var reviewed = rule.reviewed(review, pointer, value);
            if (review.complaints().size() > before) {
                var message = "failed to match all allowed schemas";
                review.complaints().add(before, Complaint.broken("all_of", null, message, pointer));
            }
            return reviewed;
        };
    }

    /** The same object with a member it did not have. */
    public static Json completed(Json value, String name, Json member) {
        return value.isObject() && value.at(name).isEmpty() ? value.with(name, member) : value;
    }
}
