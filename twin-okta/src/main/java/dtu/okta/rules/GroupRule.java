package dtu.okta.rules;

import dtu.okta.OktaIds;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A condition, and the groups into which it puts whoever meets it. */
public record GroupRule(
        Id id, Status status, Terms terms, List<Group.Id> groups, Instant created, Instant lastUpdated) {
    public static final Table<Id, GroupRule> RULES = Table.of("GroupRule", GroupRule::id);
    /** Those that are evaluated whenever somebody changes. */
    public static final Index<Id, GroupRule> ACTIVE =
            RULES.index("active", rule -> rule.status() == Status.ACTIVE ? rule.id() : null);

    static final Index<String, GroupRule> BY_NAME =
            RULES.index("name", rule -> Group.key(rule.terms().name()));
    static final Index<Group.Id, GroupRule> BY_GROUP = RULES.indexEach("group", GroupRule::groups);

    /** Which rules hold a person in a group; a membership that somebody made by hand is not in here. */
    static final Relation<Held, Id> HOLDS = Relation.of("RuleMembership");

    static final Ids<Id> IDS = OktaIds.of("0pr", Id::new);

    /** Twenty characters that begin with {@code 0pr}. */
    public record Id(String value) implements EntityId {}

    /** A membership. */
    record Held(Group.Id group, User.Id user) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            var byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : user.compareTo(other.user);
        }
    }

    /** Whether a rule works. */
    public enum Status {
        ACTIVE,
        INACTIVE,
        INVALID
    }

    /** What may be changed while the rule is inactive. */
    record Terms(String name, String expression, List<String> exceptUsers, List<String> exceptGroups) {
        Terms {
            exceptUsers = List.copyOf(exceptUsers);
            exceptGroups = List.copyOf(exceptGroups);
        }
    }

    public GroupRule {
        groups = List.copyOf(groups);
    }

    /** Whether rules may put people into that group. */
    public static boolean fills(State state, Group.Id group) {
        return state.has(BY_GROUP, group);
    }

    static GroupRule create(Id id, Terms terms, List<Group.Id> groups, Instant now) {
        return new GroupRule(id, Status.INACTIVE, terms, groups, now, now);
    }

    GroupRule moved(Status to, Instant now) {
        return new GroupRule(id, to, terms, groups, created, now);
    }

    GroupRule onTerms(Terms other, Instant now) {
        return new GroupRule(id, status, other, groups, created, now);
    }

    GroupRule excluding(User.Id user, Instant now) {
        if (terms.exceptUsers().contains(user.value())) {
            return this;
        }
        var users = new ArrayList<>(terms.exceptUsers());
        users.add(user.value());
        return onTerms(new Terms(terms.name(), terms.expression(), users, terms.exceptGroups()), now);
    }

    /** This rule as the system log names it. */
    Event.Target target() {
        return new Event.Target("Rule", id.value(), "unknown", terms.name());
    }
}
