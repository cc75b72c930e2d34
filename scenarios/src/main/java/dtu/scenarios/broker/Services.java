package dtu.scenarios.broker;

import dtu.scenarios.sut.Env;

/** The services the broker works with. */
record Services(Slack slack, Okta okta, Jira jira, Drive drive) {
    static Services of(Env env) {
        var wire = new Wire(env);
        var variables = env.variables();
        return new Services(
                new Slack(wire, variables),
                new Okta(wire, variables),
                new Jira(wire, variables),
                new Drive(wire, variables, new Impersonation(env, wire)));
    }
}
