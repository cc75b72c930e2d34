package dtu.okta.users;

import dtu.okta.filter.Language.Lookup;
import dtu.okta.filter.Selection;
import dtu.okta.filter.Sorting.Walk;
import dtu.okta.filter.Walks;
import dtu.twins.json.Json;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** An attribute of a profile and one of its values in lower case, as an index knows them. */
record Attribute(String name, String value) implements Comparable<Attribute> {
    /** Those that have an index of their own. */
    private static final Set<String> ELSEWHERE = Set.of("login", "email", "firstName", "lastName");

    @Override
    public int compareTo(Attribute other) {
        var byName = name.compareTo(other.name);
        return byName != 0 ? byName : value.compareTo(other.value);
    }

    /** All that are set. Lists count with each of their elements, and as nothing when they are empty. */
    static List<Attribute> of(Json profile) {
        var all = new ArrayList<Attribute>();
        profile.members((name, value) -> {
            if (value.isArray() && value.size() > 0) {
                value.elements().forEach(element -> all.add(of(name, element)));
            } else if (!value.isNull() && !ELSEWHERE.contains(name)) {
                all.add(of(name, value));
            }
        });
        return all;
    }

    static Attribute of(String name, Json value) {
        return new Attribute(name, value.isArray() ? "" : User.key(value.asText()));
    }

    /** Everybody who has that attribute, more than once if it is a list. */
    static Stream<User> holders(State state, String name) {
        return state.scan(User.BY_ATTRIBUTE, named(name)).stream();
    }

    /** Texts and truth values are found by the index; numbers are not, since 5 and 5.0 are the same one. */
    static Lookup<User> lookup(String name) {
        return (state, operator, value) -> {
            var key = of(name, value);
            return switch (operator) {
                case EQ ->
                    value.isNumber() || value.isNull()
                            ? Optional.empty()
                            : Optional.of(Selection.Rows.of(state, User.BY_ATTRIBUTE, key));
                case SW ->
                    Optional.of(
                            within(state, name, each -> each.startsWith(key.value) ? 0 : each.compareTo(key.value)));
                case GT, GE -> ordered(state, name, value, each -> Math.min(0, each.compareTo(key.value)));
                case LT, LE -> ordered(state, name, value, each -> Math.max(0, each.compareTo(key.value)));
                case NE, CO, EW, PR -> Optional.empty();
            };
        };
    }

    private static Optional<Selection.Rows<User>> ordered(
            State state, String name, Json value, ToIntFunction<String> side) {
        return value.isText() ? Optional.of(within(state, name, side)) : Optional.empty();
    }

    private static Selection.Rows<User> within(State state, String name, ToIntFunction<String> side) {
        return Selection.Rows.of(state, User.BY_ATTRIBUTE, User.BY_ATTRIBUTE.where(each -> {
            var byName = each.name.compareTo(name);
            return byName != 0 ? byName : side.applyAsInt(each.value);
        }));
    }

    /** Through everybody in the order of one of Okta's own attributes, all of which are texts. */
    static Walk<User> walk(String name) {
        return Walks.part(
                User.USERS,
                User.BY_ATTRIBUTE,
                named(name),
                user -> new Attribute(name, User.key(user.attribute(name))),
                value -> of(name, value));
    }

    private static Range<Index.Key<?>> named(String name) {
        return User.BY_ATTRIBUTE.where(each -> each.name.compareTo(name));
    }
}
