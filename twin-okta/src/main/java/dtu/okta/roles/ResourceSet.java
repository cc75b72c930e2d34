package dtu.okta.roles;

import dtu.okta.OktaIds;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a role of the org's own is good for. */
public record ResourceSet(
        Id id, String label, String description, List<Item> items, Instant created, Instant lastUpdated) {
    static final Table<Id, ResourceSet> SETS = Table.of("ResourceSet", ResourceSet::id);
    static final Index<String, ResourceSet> BY_LABEL = SETS.index("label", set -> User.key(set.label()));
    /** Which roles are bound to which set; a binding may have no members. */
    static final Relation<Id, CustomRole.Id> BINDINGS = Relation.of("ResourceSetBinding");

    static final Ids<Id> IDS = OktaIds.of("iam", Id::new);
    static final Ids<String> ITEM_IDS = OktaIds.of("ire", text -> text);

    /** Twenty characters that begin with {@code iam}. */
    public record Id(String value) implements EntityId {}

    /** One thing in a set, and what of it is left out. */
    record Item(String id, Resource resource, List<Resource> excluded, Instant created, Instant lastUpdated) {}

    ResourceSet describedBy(String newLabel, String newDescription, Instant now) {
        return new ResourceSet(id, newLabel, newDescription, items, created, now);
    }

    ResourceSet holding(List<Item> others, Instant now) {
        return new ResourceSet(id, label, description, List.copyOf(others), created, now);
    }

    ResourceSet with(Item item, Instant now) {
        return holding(Stream.concat(items.stream(), Stream.of(item)).toList(), now);
    }

    Optional<Item> item(String itemId) {
        return items.stream().filter(one -> one.id().equals(itemId)).findFirst();
    }

    Event.Target target() {
        return new Event.Target("RESOURCE_SET", id.value(), "unknown", label);
    }
}
