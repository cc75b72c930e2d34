package dtu.slack.rtm;

import dtu.slack.Slack;
import org.junit.jupiter.api.Test;

class RtmTest {
    private final Slack slack = Slack.inMemory();

    @Test
    void the_sockets_of_old_are_closed_to_every_app() {
        slack.call("rtm.connect").fails("method_deprecated");
        slack.as(slack.admin(), "rtm.connect").fails("method_deprecated");
    }

    @Test
    void a_token_is_looked_at_first() {
        slack.as("xoxb-nothing", "rtm.connect").fails("invalid_auth");
        slack.as(slack.token("SLACK_APP_TOKEN"), "rtm.connect").fails("not_allowed_token_type");
    }
}
