package dtu.google.directory;

import dtu.google.GoogleError;
import dtu.google.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a list of users is narrowed to: clauses such as {@code email:ann*} or {@code name='Ann Lee'}; all must hold. */
record UserQuery(List<Clause> clauses) {
    private static final Pattern CLAUSE = Pattern.compile("\\s*(\\w+)([:=])(?:'((?:\\\\'|[^'])*)'|(\\S+))");

    /** One attribute and its value, or the beginning of it. */
    private record Clause(String attribute, String value, Match match) {}

    private enum Match {
        WHOLE,
        BEGINNING,
        PART
    }

    static UserQuery of(String text) {
        var clauses = new ArrayList<Clause>();
        var matcher = CLAUSE.matcher(text);
        var end = 0;
        while (end < text.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw GoogleError.INVALID_INPUT.of("query", "query");
            }
            clauses.add(clause(
                    matcher.group(1),
                    matcher.group(2),
                    matcher.group(3) == null
                            ? matcher.group(4)
                            : matcher.group(3).replace("\\'", "'")));
            end = matcher.end();
        }
        return new UserQuery(clauses);
    }

    private static Clause clause(String attribute, String operator, String value) {
        var key = value.toLowerCase(Locale.ROOT);
        if (key.endsWith("*")) {
            return new Clause(attribute, key.substring(0, key.length() - 1), Match.BEGINNING);
        }
        return new Clause(attribute, key, operator.equals("=") ? Match.WHOLE : Match.PART);
    }

    boolean holds(Person person, Enrolment enrolment) {
        return clauses.stream().allMatch(clause -> {
            var text = attribute(clause.attribute(), person, enrolment).toLowerCase(Locale.ROOT);
            return switch (clause.match()) {
                case WHOLE -> text.equals(clause.value());
                case BEGINNING -> text.startsWith(clause.value());
                case PART -> text.contains(clause.value());
            };
        });
    }

    private static String attribute(String name, Person person, Enrolment enrolment) {
        return switch (name) {
            case "email" -> person.account();
            case "givenName" -> enrolment.givenName();
            case "familyName" -> enrolment.familyName();
            case "name" -> enrolment.fullName();
            case "isSuspended" -> Boolean.toString(enrolment.standing() == Enrolment.Standing.SUSPENDED);
            case "isAdmin" -> Boolean.toString(person.kind() == Person.Kind.ADMIN);
            default -> throw GoogleError.INVALID_INPUT.of("query", "query");
        };
    }
}
