package dtu.okta.groups;

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
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What may be asked about groups. */
final class GroupSearch {
    private static final String PROFILE = "profile.";
    private static final Set<Operator> ORDERING = Set.of(EQ, SW, CO, GT, GE, LT, LE, PR);
    private static final Set<Operator> RANGE = Set.of(EQ, GT, GE, LT, LE);

    static final Selection<Group.Id, Group> SEARCH = new Selection<>(
            Group.GROUPS,
            Group.Id::new,
            new Language<>(GroupSearch::searched, Letters.ANY_CASE, property -> "Invalid search syntax."));

    static final Selection<Group.Id, Group> FILTER = new Selection<>(
            Group.GROUPS,
            Group.Id::new,
            new Language<>(GroupSearch::filtered, Letters.AS_WRITTEN, property -> "Invalid search syntax."));

    private GroupSearch() {}

    private static @Nullable Property<Group> searched(String name) {
        return switch (name) {
            case "profile.name" -> text(ORDERING, Group::name, Lookups.texts(Group.BY_NAME));
            case "profile.description" ->
                text(ORDERING, group -> group.profile().description(), null);
            case "source.id" -> text(ORDERING, group -> null, null);
            case "id" -> text(ORDERING, group -> group.id().value(), Lookups.ids(Group.GROUPS, Group.Id::new));
            case "type" -> text(ORDERING, group -> group.type().name(), Lookups.texts(Group.BY_TYPE));
            case "created" -> time(Group::created, null);
            default -> name.startsWith(PROFILE) ? attribute(name.substring(PROFILE.length())) : filtered(name);
        };
    }

    /** The order that {@code sortBy} asks for; null for a property that does not exist. */
    static @Nullable Sorting<Group> order(String name, Direction direction) {
        var property = searched(name);
        return property == null
                ? null
                : new Sorting<>(property, direction, group -> group.id().value(), walk(name));
    }

    private static @Nullable Walk<Group> walk(String name) {
        return switch (name) {
            case "profile.name" -> Walks.texts(Group.GROUPS, Group.BY_NAME, group -> Group.key(group.name()));
            case "type" ->
                Walks.texts(
                        Group.GROUPS,
                        Group.BY_TYPE,
                        group -> Group.key(group.type().name()));
            case "lastUpdated" -> Walks.times(Group.GROUPS, Group.BY_LAST_UPDATED, Group::lastUpdated);
            case "lastMembershipUpdated" ->
                Walks.times(Group.GROUPS, Group.BY_MEMBERSHIP_UPDATED, Group::lastMembershipUpdated);
            default -> null;
        };
    }

    /** One that the org has defined for groups. */
    private static Property<Group> attribute(String name) {
        return new Property<>(
                Kind.ANY, ORDERING, group -> group.profile().more().at(name).orElse(Json.NULL), null);
    }

    private static @Nullable Property<Group> filtered(String name) {
        return switch (name) {
            case "id" -> text(Set.of(EQ), group -> group.id().value(), Lookups.ids(Group.GROUPS, Group.Id::new));
            case "type" -> text(Set.of(EQ), group -> group.type().name(), Lookups.texts(Group.BY_TYPE));
            case "lastUpdated" -> time(Group::lastUpdated, Lookups.times(Group.BY_LAST_UPDATED));
            case "lastMembershipUpdated" ->
                time(Group::lastMembershipUpdated, Lookups.times(Group.BY_MEMBERSHIP_UPDATED));
            default -> null;
        };
    }

    private static Property<Group> text(
            Set<Operator> operators, Function<Group, @Nullable String> read, @Nullable Lookup<Group> index) {
        return new Property<>(
                Kind.ANY,
                operators,
                group -> {
                    var value = read.apply(group);
                    return value == null ? Json.NULL : Json.text(value);
                },
                index);
    }

    private static Property<Group> time(Function<Group, Instant> read, @Nullable Lookup<Group> index) {
        return new Property<>(Kind.TIME, RANGE, group -> Json.text(OktaTime.text(read.apply(group))), index);
    }
}
