package dtu.okta.users;

import static dtu.okta.filter.Operator.CO;
import static dtu.okta.filter.Operator.EQ;
import static dtu.okta.filter.Operator.GE;
import static dtu.okta.filter.Operator.GT;
import static dtu.okta.filter.Operator.LE;
import static dtu.okta.filter.Operator.LT;
import static dtu.okta.filter.Operator.PR;
import static dtu.okta.filter.Operator.SW;

import dtu.okta.OktaTime;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Lookup;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Lookups;
import dtu.okta.filter.Operator;
import dtu.okta.filter.Selection;
import dtu.okta.filter.Sorting;
import dtu.okta.filter.Sorting.Direction;
import dtu.okta.filter.Sorting.Walk;
import dtu.okta.filter.Walks;
import dtu.twins.json.Json;
import dtu.twins.state.Index;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be asked about people: almost anything in {@code search}, little in {@code filter}. */
final class UserSearch {
    private static final String PROFILE = "profile.";
    private static final Set<Operator> ORDERING = Set.of(EQ, SW, GT, GE, LT, LE, PR);
    private static final Set<Operator> CONTAINING = Set.of(EQ, SW, CO, GT, GE, LT, LE, PR);
    private static final Set<Operator> EQUALITY = Set.of(EQ);
    private static final Set<Operator> RANGE = Set.of(EQ, GT, GE, LT, LE);

    static final Selection<User.Id, User> SEARCH = new Selection<>(
            User.USERS,
            User.Id::new,
            new Language<>(UserSearch::searched, Letters.ANY_CASE, property -> "Invalid search syntax."));

    static final Selection<User.Id, User> FILTER = new Selection<>(
            User.USERS,
            User.Id::new,
            new Language<>(UserSearch::filtered, Letters.AS_WRITTEN, property -> "Invalid search syntax."));

    private UserSearch() {}

    private static @Nullable Property<User> searched(String name) {
        return switch (name) {
            case "id" -> text(ORDERING, user -> user.id().value(), Lookups.ids(User.USERS, User.Id::new));
            case "status" -> text(ORDERING, user -> user.status().name(), Lookups.texts(User.BY_STATUS));
            case "type.id" -> text(ORDERING, user -> user.type().value(), null);
            case "created" -> time(user -> user.times().created(), null);
            case "activated" -> time(user -> user.times().activated(), null);
            case "statusChanged" -> time(user -> user.times().statusChanged(), null);
            case "lastUpdated" -> time(user -> user.times().lastUpdated(), Lookups.times(User.BY_LAST_UPDATED));
            default -> name.startsWith(PROFILE) ? attribute(name.substring(PROFILE.length())) : null;
        };
    }

    private static Property<User> attribute(String name) {
        return switch (name) {
            case "login" -> profile(name, CONTAINING, Lookups.texts(User.BY_LOGIN));
            case "email" -> profile(name, CONTAINING, Lookups.texts(User.BY_EMAIL));
            case "firstName" -> profile(name, CONTAINING, Lookups.texts(User.BY_FIRST_NAME));
            case "lastName" -> profile(name, CONTAINING, Lookups.texts(User.BY_LAST_NAME));
            default -> profile(name, ORDERING, Attribute.lookup(name));
        };
    }

    private static @Nullable Property<User> filtered(String name) {
        return switch (name) {
            case "id" -> text(EQUALITY, user -> user.id().value(), Lookups.ids(User.USERS, User.Id::new));
            case "status" -> text(EQUALITY, user -> user.status().name(), Lookups.texts(User.BY_STATUS));
            case "lastUpdated" ->
                new Property<>(
                        Kind.TIME,
                        RANGE,
                        user -> Json.text(OktaTime.text(user.times().lastUpdated())),
                        Lookups.times(User.BY_LAST_UPDATED));
            case "profile.login" -> profile("login", EQUALITY, Lookups.texts(User.BY_LOGIN));
            case "profile.email" -> profile("email", EQUALITY, Lookups.texts(User.BY_EMAIL));
            case "profile.firstName" -> profile("firstName", EQUALITY, Lookups.texts(User.BY_FIRST_NAME));
            case "profile.lastName" -> profile("lastName", EQUALITY, Lookups.texts(User.BY_LAST_NAME));
            default -> null;
        };
    }

    private static Property<User> text(
            Set<Operator> operators, Function<User, String> read, @Nullable Lookup<User> index) {
        return new Property<>(Kind.ANY, operators, user -> Json.text(read.apply(user)), index);
    }

    private static Property<User> profile(String name, Set<Operator> operators, @Nullable Lookup<User> index) {
        return new Property<>(
                Kind.ANY, operators, user -> user.profile().at(name).orElse(Json.NULL), index);
    }

    private static Property<User> time(Function<User, @Nullable Instant> read, @Nullable Lookup<User> index) {
        return new Property<>(
                Kind.TIME,
                Set.of(EQ, GT, GE, LT, LE, PR),
                user -> {
                    var time = read.apply(user);
                    return time == null ? Json.NULL : Json.text(OktaTime.text(time));
                },
                index);
    }

    /** The order that {@code sortBy} asks for; null for a property that does not exist. */
    static @Nullable Sorting<User> order(String name, Direction direction) {
        var property = searched(name);
        return property == null
                ? null
                : new Sorting<>(property, direction, user -> user.id().value(), walk(name));
    }

    private static @Nullable Walk<User> walk(String name) {
        return switch (name) {
            case "status" ->
                Walks.texts(
                        User.USERS,
                        User.BY_STATUS,
                        user -> User.key(user.status().name()));
            case "lastUpdated" ->
                Walks.times(
                        User.USERS, User.BY_LAST_UPDATED, user -> user.times().lastUpdated());
            case "profile.login" -> Walks.texts(User.USERS, User.BY_LOGIN, user -> User.key(user.login()));
            case "profile.email" -> Walks.texts(User.USERS, User.BY_EMAIL, user -> User.key(user.email()));
            case "profile.firstName" -> own("firstName", User.BY_FIRST_NAME);
            case "profile.lastName" -> own("lastName", User.BY_LAST_NAME);
            default -> {
                var attribute = name.startsWith(PROFILE) ? name.substring(PROFILE.length()) : "";
                yield Profile.isBase(attribute) ? Attribute.walk(attribute) : null;
            }
        };
    }

    private static Walk<User> own(String attribute, Index<String, User> index) {
        return Walks.texts(User.USERS, index, user -> User.key(user.attribute(attribute)));
    }
}
