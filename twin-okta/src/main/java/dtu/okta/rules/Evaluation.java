package dtu.okta.rules;

import static dtu.okta.rules.GroupRule.HOLDS;
import static dtu.okta.rules.GroupRule.RULES;

import dtu.okta.OktaCall;
import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Condition;
import dtu.okta.expression.Subject;
import dtu.okta.groups.Group;
import dtu.okta.groups.Membership;
import dtu.okta.logs.Event;
import dtu.okta.rules.GroupRule.Held;
import dtu.okta.users.User;
import dtu.okta.users.UserStatus;
import dtu.okta.users.UserType;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.util.Set;

/** Puts people into the groups of a rule, and takes out those whom the rule alone has kept there. */
final class Evaluation {
    private final OktaCall call;
    private Commit commit;

    Evaluation(OktaCall call) {
        this.call = call;
        this.commit = Commit.commit(call.state());
    }

    Commit commit() {
        return commit;
    }

    void evaluate(GroupRule rule, User user) {
        if (user.status() == UserStatus.DEPROVISIONED) {
            return;
        }
        var meant = isMeant(rule, user);
        for (var id : rule.groups()) {
            var group = commit.state().find(Group.GROUPS, id);
            if (group.isPresent() && meant) {
                add(rule, group.get(), user);
            } else if (group.isPresent()) {
                release(rule, group.get(), user);
            }
        }
    }

    private boolean isMeant(GroupRule rule, User user) {
        var terms = rule.terms();
        if (terms.exceptUsers().contains(user.id().value())) {
            return false;
        }
        for (var group : terms.exceptGroups()) {
            if (commit.state().isLinked(Group.MEMBERS, new Group.Id(group), user.id())) {
                return false;
            }
        }
        try {
            return condition(call, terms.expression()).holdsFor(new Subject(commit.state(), user, call.now()));
        } catch (BadExpression attributeIsGone) {
            return false;
        }
    }

    static Condition condition(OktaCall call, String expression) throws BadExpression {
        return call.conditions()
                .rule(expression, Set.copyOf(UserType.usual(call.state()).attributes()));
    }

    private void add(GroupRule rule, Group group, User user) {
        var held = new Held(group.id(), user.id());
        var state = commit.state();
        if (!Membership.isIn(state, group, user.id())) {
            state = Membership.with(state, group, user, call.stamp()).link(HOLDS, held, rule.id());
            commit = commit.with(state).announce(Event.of("group.user_membership.add", user.target(), group.target()));
        } else if (!state.linked(HOLDS, held).isEmpty()) {
            commit = commit.with(state.link(HOLDS, held, rule.id()));
        }
    }

    private void release(GroupRule rule, Group group, User user) {
        var held = new Held(group.id(), user.id());
        if (!commit.state().isLinked(HOLDS, held, rule.id())) {
            return;
        }
        var state = commit.state().unlink(HOLDS, held, rule.id());
        if (state.linked(HOLDS, held).isEmpty()) {
            state = Membership.without(state, group, user, call.stamp());
            commit = commit.announce(Event.of("group.user_membership.remove", user.target(), group.target()));
        }
        commit = commit.with(state);
    }

    /** Takes out everybody whom a rule has put in. */
    void releaseAll(GroupRule rule) {
        for (var held : commit.state().linking(HOLDS, rule.id()).toList()) {
            release(
                    rule,
                    commit.state().get(Group.GROUPS, held.group()),
                    commit.state().get(User.USERS, held.user()));
        }
    }

    static State forget(State state, GroupRule rule) {
        return state.unlinkAllTo(HOLDS, rule.id());
    }

    static boolean isActive(State state, GroupRule.Id rule) {
        return state.find(RULES, rule)
                .filter(found -> found.status() == GroupRule.Status.ACTIVE)
                .isPresent();
    }
}
