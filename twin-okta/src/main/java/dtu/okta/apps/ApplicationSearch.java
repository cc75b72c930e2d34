package dtu.okta.apps;

import static dtu.okta.OktaError.BAD_SEARCH;
import static dtu.okta.apps.Application.APPS;

import dtu.okta.OktaCall;
import dtu.okta.filter.BadFilter;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Lookups;
import dtu.okta.filter.Operator;
import dtu.okta.filter.Selection;
import dtu.okta.groups.Group;
import dtu.okta.users.User;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be asked about applications. */
final class ApplicationSearch {
    private static final Language<Application> LANGUAGE =
            new Language<>(ApplicationSearch::filtered, Letters.AS_WRITTEN, property -> "Invalid search syntax.");
    static final Selection<Application.Id, Application> FILTER = new Selection<>(APPS, Application.Id::new, LANGUAGE);

    private static final Set<Operator> EQUALITY = Set.of(Operator.EQ);
    private static final String USER = "user/";
    private static final Pattern SOMEBODY = Pattern.compile("\\s*(user|group)\\.id\\s+(?i:eq)\\s+\"([^\"]*)\"\\s*");

    private ApplicationSearch() {}

    private static @Nullable Property<Application> filtered(String name) {
        return switch (name) {
            case "id" ->
                new Property<>(
                        Kind.ANY, EQUALITY, app -> Json.text(app.id().value()), Lookups.ids(APPS, Application.Id::new));
            case "status" ->
                new Property<>(
                        Kind.ANY,
                        EQUALITY,
                        app -> Json.text(app.status().name()),
                        Lookups.texts(Application.BY_STATUS));
            case "name" ->
                new Property<>(Kind.ANY, EQUALITY, app -> Json.text(app.name()), Lookups.texts(Application.BY_WORD));
            case "credentials.signing.kid", "settings.slo.enabled" ->
                new Property<>(Kind.ANY, EQUALITY, app -> at(app.settings(), List.of(name.split("\\.", -1))), null);
            default -> null;
        };
    }

    private static Json at(Json object, List<String> path) {
        var found = object;
        for (var name : path) {
            found = found.at(name).orElse(Json.NULL);
        }
        return found;
    }

    /** The applications that a person or a group has; empty when the filter asks for something else. */
    static Optional<List<Application>> ofSomebody(OktaCall call, String filter) {
        var asked = SOMEBODY.matcher(filter);
        if (!asked.matches()) {
            return Optional.empty();
        }
        var id = asked.group(2);
        var found = asked.group(1).equals("user")
                ? call.state().find(User.USERS, new User.Id(id)).map(user -> Assignments.of(call.state(), user))
                : call.state()
                        .find(Group.GROUPS, new Group.Id(id))
                        .map(group -> Assignments.of(call.state(), group.id()));
        return Optional.of(found.orElse(List.of()));
    }

    /** What the filter asks for, as a test of applications that have been found otherwise. */
    static Predicate<Application> test(OktaCall call) {
        var filter = call.query("filter").filter(text -> !text.isEmpty());
        if (filter.isEmpty()) {
            return app -> true;
        }
        var assigned = ofSomebody(call, filter.get());
        if (assigned.isPresent()) {
            return assigned.get()::contains;
        }
        try {
            return LANGUAGE.test(call.filters().parse(filter.get()));
        } catch (BadFilter wrong) {
            throw BAD_SEARCH.because(wrong.words());
        }
    }

    /** In a list {@code expand=user/x} makes sense beside the filter {@code user.id eq "x"} alone. */
    static boolean expandsTheFiltered(OktaCall call) {
        var asked = SOMEBODY.matcher(call.query("filter").orElse(""));
        return asked.matches()
                && asked.group(1).equals("user")
                && call.query("expand").orElse("").equals(USER + asked.group(2));
    }

    /** The person whose account in an application is shown with it. */
    static Optional<User> expanded(OktaCall call) {
        return call.query("expand")
                .filter(expand -> expand.startsWith(USER))
                .flatMap(expand -> call.state().find(User.USERS, new User.Id(expand.substring(USER.length()))));
    }
}
