package dtu.scenarios.broker;

import dtu.scenarios.sut.Env;
import java.util.Map;

/** Closes the accounts of people who leave, and hands over what they had. */
final class Leavers {
    private final Env env;
    private final Services services;
    private final Directory directory;
    private final Grants grants;

    Leavers(Env env, Services services, Directory directory, Grants grants) {
        this.env = env;
        this.services = services;
        this.directory = directory;
        this.grants = grants;
    }

    /** Files and open issues go to the heir; every grant ends. Only the leaver's manager may ask for it. */
    void offboard(String member, String leaverEmail, String heirEmail) {
        var asker = directory.behind(member);
        var leaver = services.okta().person(leaverEmail);
        if (asker.isEmpty()
                || leaver.isEmpty()
                || !directory
                        .approver(leaver.get())
                        .map(manager -> manager.id().equals(asker.get().id()))
                        .orElse(false)) {
            env.log("offboarding of " + leaverEmail + " was asked for by somebody who may not");
            return;
        }
        grants.revokeAll(leaver.get().id());
        for (var file : services.drive().ownedBy(leaverEmail)) {
            if (services.drive().handOver(file, leaverEmail, heirEmail)) {
                grants.belongsTo(file, heirEmail);
            } else {
                env.log("could not hand over " + file);
            }
        }
        handOverIssues(leaverEmail, heirEmail);
        services.slack()
                .post(
                        member,
                        "Everything of " + leaverEmail + " is now " + heirEmail + "'s.",
                        "offboarded",
                        Map.of("user", leaver.get().id()));
    }

    private void handOverIssues(String leaverEmail, String heirEmail) {
        var from = services.jira().account(leaverEmail);
        var to = services.jira().account(heirEmail);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        services.jira().openIssues(from.get()).forEach(issue -> services.jira().assign(issue, to.get()));
    }
}
