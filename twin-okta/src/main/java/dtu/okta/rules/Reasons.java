package dtu.okta.rules;

import static dtu.okta.rules.GroupRule.ACTIVE;
import static dtu.okta.rules.GroupRule.BY_GROUP;
import static dtu.okta.rules.GroupRule.HOLDS;
import static dtu.okta.rules.GroupRule.RULES;

import dtu.okta.OktaCall;
import dtu.okta.groups.Group;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What gives rules reason to work, or to change: people who change, members who are taken out, groups that go. */
public final class Reasons {
    private Reasons() {}

    /** The commit with an evaluation of whoever a client's request has changed. Rules' own work is not in here. */
    public static Commit noticed(OktaCall call, Commit commit) {
        if (call.route().isEmpty() || commit.state().scan(ACTIVE).isEmpty()) {
            return commit;
        }
        var changed = new LinkedHashSet<User.Id>();
        for (var announcement : commit.announcements()) {
            var event = (Event) announcement;
            if (event.type().startsWith("user.") || event.type().startsWith("group.user_membership.")) {
                event.targets().stream()
                        .filter(target -> target.type().equals("User"))
                        .forEach(target -> changed.add(new User.Id(target.id())));
            }
        }
        return concerning(call, commit, new ArrayList<>(changed));
    }

    /** The commit with an evaluation of these people, if there are any and there is a rule at work. */
    public static Commit concerning(OktaCall call, Commit commit, List<User.Id> people) {
        return people.isEmpty() || commit.state().scan(ACTIVE).isEmpty()
                ? commit
                : commit.later(call.now(), new RuleTask.Somebody(people, 0));
    }

    /** Somebody was taken out by hand: the rules that had put them in never do so again. */
    public static Commit excluded(OktaCall call, Commit commit, Group group, User user) {
        var held = new GroupRule.Held(group.id(), user.id());
        var next = commit;
        for (var id : commit.state().linked(HOLDS, held).toList()) {
            var rule = commit.state().get(RULES, id).excluding(user.id(), call.stamp());
            next = next.with(next.state().put(RULES, rule).unlink(HOLDS, held, id))
                    .announce(Event.of("group.user_membership.rule.add_exclusion", user.target(), rule.target()));
        }
        return next;
    }

    /** A group is gone: rules that put people there no longer make sense. */
    public static Commit invalidated(OktaCall call, Commit commit, Group.Id group) {
        var next = commit;
        for (var rule : commit.state().scan(BY_GROUP, group).toList()) {
            var invalid = rule.moved(GroupRule.Status.INVALID, call.stamp());
            var state = next.state().put(RULES, invalid);
            for (var held : state.linking(HOLDS, rule.id()).toList()) {
                state = held.group().equals(group) ? state.unlink(HOLDS, held, rule.id()) : state;
            }
            next = next.with(state).announce(Event.of("group.user_membership.rule.invalidate", invalid.target()));
        }
        return next;
    }

    /** A person is gone, and with them whatever rules have done. */
    public static State without(State state, User.Id user) {
        var next = state;
        for (var group : state.linking(Group.MEMBERS, user).toList()) {
            next = next.unlinkAll(HOLDS, new GroupRule.Held(group, user));
        }
        return next;
    }
}
