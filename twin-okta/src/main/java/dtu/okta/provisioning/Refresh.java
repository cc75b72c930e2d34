package dtu.okta.provisioning;

import static dtu.okta.provisioning.Account.ACCOUNTS;

import dtu.okta.OktaCall;
import dtu.okta.apps.AppUser;
import dtu.okta.apps.Application;
import dtu.okta.users.User;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Task;
import dtu.twins.persistent.Range;

/** Looks at every account of an application, some at a time, since something about all of them may have changed. */
record Refresh(Application.Id app, User.Id after) implements Task {
    private static final int AT_ONCE = 1_000;

    static Refresh all(Application.Id app) {
        return new Refresh(app, new User.Id(""));
    }

    @Override
    public String by() {
        return "provisioning";
    }

    @Override
    public Commit run(Call given) {
        var call = (OktaCall) given;
        Range<AppUser.Id> ofApp = Range.where(id -> id.app().compareTo(app));
        var accounts = call.state()
                .scan(ACCOUNTS, ofApp.and(Range.after(new AppUser.Id(app, after))))
                .limit(AT_ONCE)
                .toList();
        var commit = Commit.commit(call.state());
        for (var account : accounts) {
            commit = Provision.touched(call, commit, account.id());
        }
        return accounts.size() < AT_ONCE
                ? commit
                : commit.later(
                        call.now(), new Refresh(app, accounts.getLast().id().user()));
    }

    /** Looks at one account that has failed, unless somebody has looked at it meanwhile. */
    record One(AppUser.Id id, int times) implements Task {
        @Override
        public String by() {
            return "provisioning";
        }

        @Override
        public Commit run(Call given) {
            var commit = Commit.commit(given.state());
            var same = given.state()
                    .find(ACCOUNTS, id)
                    .filter(account -> account.trouble().times() == times);
            return same.isEmpty() ? commit : Provision.touched((OktaCall) given, commit, id);
        }
    }
}
