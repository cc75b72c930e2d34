package dtu.scenarios.broker;

import java.util.Map;

/** The services the broker works with. */
record Services(Slack slack, Okta okta, Jira jira, Drive drive) {
    static Services of(Wire wire, Map<String, String> variables) {
        return new Services(
                new Slack(wire, variables),
                new Okta(wire, variables),
                new Jira(wire, variables),
                new Drive(wire, variables));
    }
}
