package dtu.okta.rules;

import static dtu.okta.rules.GroupRule.ACTIVE;
import static dtu.okta.rules.GroupRule.RULES;

import dtu.okta.OktaCall;
import dtu.okta.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Task;
import dtu.twins.persistent.Range;
import java.util.List;

/** Rules at work, some time after the request that gave them reason to be. */
sealed interface RuleTask extends Task {
    /** How many people one commit looks at. */
    int AT_ONCE = 1_000;

    /** How often a change that rules have made may give other rules reason to work: rules can contradict each other. */
    int CHAIN_MAX = 5;

    @Override
    default String by() {
        return "rule";
    }

    /** Asks one rule about everybody, from a person on. */
    record Everybody(GroupRule.Id rule, String after) implements RuleTask {
        @Override
        public Commit run(Call given) {
            var call = (OktaCall) given;
            if (!Evaluation.isActive(call.state(), rule)) {
                return Commit.commit(call.state());
            }
            var evaluation = new Evaluation(call);
            var found = call.state().get(RULES, rule);
            var people = call.state()
                    .scan(User.USERS, Range.after(new User.Id(after)))
                    .limit(AT_ONCE)
                    .toList();
            people.forEach(user -> evaluation.evaluate(found, user));
            return people.size() < AT_ONCE
                    ? evaluation.commit()
                    : evaluation
                            .commit()
                            .later(
                                    call.now(),
                                    new Everybody(rule, people.getLast().id().value()));
        }
    }

    /** Asks every rule about some people. */
    record Somebody(List<User.Id> users, int chain) implements RuleTask {
        public Somebody {
            users = List.copyOf(users);
        }

        @Override
        public Commit run(Call given) {
            var call = (OktaCall) given;
            var evaluation = new Evaluation(call);
            var rules = call.state().scan(ACTIVE).toList();
            for (var id : users) {
                call.state()
                        .find(User.USERS, id)
                        .ifPresent(user -> rules.forEach(rule -> evaluation.evaluate(rule, user)));
            }
            var commit = evaluation.commit();
            var settled = commit.announcements().isEmpty() || chain >= CHAIN_MAX;
            return settled ? commit : commit.later(call.now(), new Somebody(users, chain + 1));
        }
    }
}
