package dtu.okta.expression;

import static dtu.okta.expression.Condition.Kind.ANY;
import static dtu.okta.expression.Condition.Kind.LIST;
import static dtu.okta.expression.Condition.Kind.NUMBER;
import static dtu.okta.expression.Condition.Kind.TEXT;
import static dtu.okta.expression.Condition.Kind.TRUTH;
import static dtu.okta.expression.Condition.elements;
import static dtu.okta.expression.Condition.text;

import dtu.okta.expression.Condition.Kind;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The functions of the expression language, by name. */
final class Functions {
    private static final int MANY = Integer.MAX_VALUE;
    private static final Map<String, Function> ALL = all();

    private Functions() {}

    /** What a function does. */
    interface Body {
        Json of(Subject subject, List<Json> given);
    }

    /** A function: what it yields and how many arguments it takes. */
    record Function(Kind kind, int least, int most, Body body) {}

    static Optional<Function> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    private static Map<String, Function> all() {
        var all = new HashMap<String, Function>();
        texts(all);
        parts(all);
        lists(all);
        groups(all);
        listsOfGroups(all);
        Conversions.put(all);
        all.put("Convert.toInt", pure(NUMBER, 1, given -> Json.number((long) number(given.getFirst()))));
        all.put("Convert.toNum", pure(NUMBER, 1, given -> Json.from(number(given.getFirst()))));
        all.put(
                "user.getInternalProperty",
                new Function(ANY, 1, 1, (subject, given) -> subject.internal(text(given.getFirst()))));
        return Map.copyOf(all);
    }

    private static void texts(Map<String, Function> all) {
        all.put("String.append", worded(2, given -> text(given.get(0)) + text(given.get(1))));
        all.put(
                "String.join",
                new Function(
                        TEXT,
                        2,
                        MANY,
                        (subject, given) -> Json.text(String.join(
                                text(given.getFirst()),
                                given.stream().skip(1).map(Condition::text).toList()))));
        all.put(
                "String.len",
                pure(NUMBER, 1, given -> Json.number(text(given.getFirst()).length())));
        all.put("String.removeSpaces", worded(1, given -> text(given.getFirst()).replace(" ", "")));
        all.put(
                "String.replace",
                worded(3, given -> text(given.get(0)).replace(text(given.get(1)), text(given.get(2)))));
        all.put(
                "String.replaceFirst",
                worded(
                        3,
                        given -> text(given.get(0))
                                .replaceFirst(
                                        Pattern.quote(text(given.get(1))),
                                        Matcher.quoteReplacement(text(given.get(2))))));
        all.put(
                "String.startsWith",
                truth(
                        2,
                        given ->
                                !given.getFirst().isNull() && text(given.get(0)).startsWith(text(given.get(1)))));
        all.put(
                "String.stringContains",
                truth(
                        2,
                        given ->
                                !given.getFirst().isNull() && text(given.get(0)).contains(text(given.get(1)))));
    }

    private static void parts(Map<String, Function> all) {
        all.put("String.stringSwitch", new Function(TEXT, 2, MANY, (subject, given) -> switched(given)));
        all.put("String.substring", worded(3, given -> substring(text(given.get(0)), given.get(1), given.get(2))));
        all.put("String.substringAfter", worded(2, given -> after(text(given.get(0)), text(given.get(1)))));
        all.put("String.substringBefore", worded(2, given -> before(text(given.get(0)), text(given.get(1)))));
        all.put("String.toUpperCase", worded(1, given -> text(given.getFirst()).toUpperCase(Locale.ROOT)));
        all.put("String.toLowerCase", worded(1, given -> text(given.getFirst()).toLowerCase(Locale.ROOT)));
    }

    private static void lists(Map<String, Function> all) {
        all.put("Arrays.contains", truth(2, given -> elements(given.get(0)).contains(given.get(1))));
        all.put(
                "Arrays.size",
                pure(NUMBER, 1, given -> Json.number(elements(given.getFirst()).size())));
        all.put("Arrays.isEmpty", truth(1, given -> elements(given.getFirst()).isEmpty()));
        all.put("Arrays.get", pure(ANY, 2, given -> element(given.get(0), given.get(1))));
        all.put("Arrays.add", pure(LIST, 2, given -> {
            var longer = new ArrayList<>(elements(given.get(0)));
            longer.add(given.get(1));
            return Json.array(longer);
        }));
        all.put(
                "Arrays.remove",
                pure(
                        LIST,
                        2,
                        given -> Json.array(elements(given.get(0)).stream()
                                .filter(each -> !each.equals(given.get(1)))
                                .toList())));
        all.put("Arrays.clear", pure(LIST, 1, given -> Json.EMPTY_ARRAY));
        all.put(
                "Arrays.flatten",
                new Function(
                        LIST,
                        1,
                        MANY,
                        (subject, given) -> Json.array(given.stream()
                                .flatMap(each -> elements(each).stream())
                                .toList())));
        all.put(
                "Arrays.toCsvString",
                worded(
                        1,
                        given -> String.join(
                                ",",
                                elements(given.getFirst()).stream()
                                        .map(Condition::text)
                                        .toList())));
    }

    private static void groups(Map<String, Function> all) {
        all.put("isMemberOfGroup", asked((subject, given) -> subject.isIn(text(given))));
        all.put("isMemberOfGroupName", asked((subject, given) -> subject.isInNamed(text(given))));
        all.put(
                "isMemberOfGroupNameStartsWith",
                asked((subject, given) -> subject.groupNames().anyMatch(name -> name.startsWith(text(given)))));
        all.put(
                "isMemberOfGroupNameContains",
                asked((subject, given) -> subject.groupNames().anyMatch(name -> name.contains(text(given)))));
        all.put(
                "isMemberOfGroupNameRegex",
                asked((subject, given) -> subject.groupNames().anyMatch(name -> matches(name, text(given)))));
        all.put(
                "isMemberOfAnyGroup",
                new Function(
                        TRUTH,
                        1,
                        MANY,
                        (subject, given) -> Json.truth(given.stream().anyMatch(group -> subject.isIn(text(group))))));
    }

    /** Lists of the person's groups, at most so many: by their names in Okta, or by their ids. */
    private static void listsOfGroups(Map<String, Function> all) {
        all.put("Groups.startsWith", listed(String::startsWith));
        all.put("Groups.endsWith", listed(String::endsWith));
        all.put("Groups.contains", listed(String::contains));
        all.put("getFilteredGroups", new Function(LIST, 2, 3, (subject, given) -> {
            var ids = elements(given.getFirst());
            var named = text(given.get(1)).equals("group.name");
            var most = given.size() > 2 ? (long) number(given.get(2)) : MANY;
            return Json.array(subject.groups()
                    .filter(group -> ids.contains(Json.text(group.id().value())))
                    .limit(Math.max(0, most))
                    .map(group -> Json.text(named ? group.name() : group.id().value()))
                    .toList());
        }));
    }

    private static Function listed(BiPredicate<String, String> picks) {
        return new Function(LIST, 3, 3, (subject, given) -> {
            var own = text(given.getFirst()).equals("OKTA");
            return Json.array(subject.groupNames()
                    .filter(name -> own && picks.test(name, text(given.get(1))))
                    .limit(Math.max(0, (long) number(given.get(2))))
                    .map(Json::text)
                    .toList());
        });
    }

    /** A question about the person's groups. */
    private interface Question {
        boolean about(Subject subject, Json given);
    }

    private static Function asked(Question question) {
        return new Function(TRUTH, 1, 1, (subject, given) -> Json.truth(question.about(subject, given.getFirst())));
    }

    private static Function pure(Kind kind, int arguments, java.util.function.Function<List<Json>, Json> body) {
        return new Function(kind, arguments, arguments, (subject, given) -> body.apply(given));
    }

    private static Function worded(int arguments, java.util.function.Function<List<Json>, String> body) {
        return pure(TEXT, arguments, given -> Json.text(body.apply(given)));
    }

    private static Function truth(int arguments, java.util.function.Predicate<List<Json>> body) {
        return pure(TRUTH, arguments, given -> Json.truth(body.test(given)));
    }

    /** A pattern that is none matches nothing. */
    static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).matches();
        } catch (PatternSyntaxException noPattern) {
            return false;
        }
    }

    static double number(Json value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        try {
            return Double.parseDouble(text(value).strip());
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    static Json element(Json list, Json place) {
        var all = elements(list);
        var index = (int) number(place);
        return index >= 0 && index < all.size() ? all.get(index) : Json.NULL;
    }

    /** Pairs of a key and a value behind the text and the value of none. */
    private static Json switched(List<Json> given) {
        for (var place = 2; place + 1 < given.size(); place += 2) {
            if (text(given.getFirst()).contains(text(given.get(place)))) {
                return given.get(place + 1);
            }
        }
        return given.get(1);
    }

    private static String substring(String text, Json from, Json to) {
        var start = Math.clamp((long) number(from), 0, text.length());
        var end = Math.clamp((long) number(to), start, text.length());
        return text.substring(start, end);
    }

    private static String after(String text, String mark) {
        var place = text.indexOf(mark);
        return place < 0 ? "" : text.substring(place + mark.length());
    }

    private static String before(String text, String mark) {
        var place = text.indexOf(mark);
        return place < 0 ? text : text.substring(0, place);
    }
}
