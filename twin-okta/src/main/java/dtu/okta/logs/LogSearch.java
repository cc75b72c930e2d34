package dtu.okta.logs;

import static dtu.okta.OktaError.BAD_SCIM_FILTER;
import static dtu.okta.OktaError.BAD_SEARCH;
import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.okta.filter.BadFilter;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Negation;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Operator;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What may be asked of the system log: every path of an event in {@code filter}, any word of it in {@code q}. */
final class LogSearch {
    private static final int WORDS_MAX = 10;
    private static final int WORD_MAX = 40;
    private static final Set<Operator> ALL = EnumSet.allOf(Operator.class);
    private static final Set<String> SCALARS =
            Set.of("eventType", "uuid", "severity", "displayMessage", "legacyEventType", "version");
    private static final Set<String> OBJECTS = Set.of(
            "actor",
            "client",
            "device",
            "outcome",
            "target",
            "transaction",
            "debugContext",
            "authenticationContext",
            "securityContext",
            "request");
    private static final Set<String> ADDRESSES =
            Set.of("debugContext.debugData.url", "debugContext.debugData.requestUri");

    private static final Language<Json> LANGUAGE = new Language<>(
            LogSearch::property, Letters.AS_WRITTEN, property -> "field is not valid: " + property, Negation.ALLOWED);

    private LogSearch() {}

    /** Whether an event is one that the call asks for. */
    static Predicate<Json> test(OktaCall call) {
        Predicate<Json> test = event -> true;
        var filter = call.query("filter").filter(text -> !text.isBlank());
        if (filter.isPresent()) {
            test = test.and(filtered(call, filter.get()));
        }
        var q = call.query("q").filter(text -> !text.isBlank());
        return q.isPresent() ? test.and(worded(q.get())) : test;
    }

    private static Predicate<Json> filtered(OktaCall call, String filter) {
        for (var address : ADDRESSES) {
            if (filter.matches("(?s).*\\b" + address.replace(".", "\\.") + "\\s+(?i:co)\\b.*")) {
                throw BAD_SEARCH.because("The operator co is not allowed on " + address);
            }
        }
        try {
            return LANGUAGE.test(call.filters().parse(filter));
        } catch (BadFilter wrong) {
            throw BAD_SCIM_FILTER.refusal(filter, wrong.words());
        }
    }

    private static @Nullable Property<Json> property(String name) {
        var path = List.of(name.split("\\.", -1));
        var known = SCALARS.contains(name) || (path.size() > 1 && OBJECTS.contains(path.getFirst()));
        return known ? new Property<>(Kind.ANY, ALL, event -> at(event, path), null) : null;
    }

    /** What stands at a path; of a list, what stands there in each element. */
    private static Json at(Json value, List<String> path) {
        if (path.isEmpty() || value.isNull()) {
            return value;
        }
        if (value.isArray()) {
            var found = new ArrayList<Json>();
            value.elements().forEach(element -> found.add(at(element, path)));
            return Json.array(found);
        }
        return at(value.at(path.getFirst()).orElse(Json.NULL), path.subList(1, path.size()));
    }

    private static Predicate<Json> worded(String q) {
        var words = List.of(q.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        if (words.size() > WORDS_MAX || words.stream().anyMatch(word -> word.length() > WORD_MAX)) {
            throw VALIDATION_FAILED.because(
                    "q: at most " + WORDS_MAX + " words of at most " + WORD_MAX + " characters", "q");
        }
        return event -> {
            var known = new ArrayList<String>();
            words(event, known);
            return known.containsAll(words);
        };
    }

    /** Values, their words, and the parts of words between hyphens. */
    private static void words(Json value, List<String> words) {
        value.elements().forEach(element -> words(element, words));
        value.members((name, member) -> words(member, words));
        if (value.isText()) {
            for (var word : value.asText().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
                words.add(word);
                words.addAll(List.of(word.split("-", -1)));
            }
        }
    }
}
