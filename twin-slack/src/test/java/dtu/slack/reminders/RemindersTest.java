package dtu.slack.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemindersTest {
    private final Slack slack = Slack.inMemory();
    private final String dana = slack.person("Dana", "Field");
    private final String token = slack.tokenOf(dana);

    @Test
    void slackbot_writes_when_the_time_has_come() {
        own("add", "text", "eat a banana", "time", "in 20 minutes").is("""
                { "ok": true, "reminder": { "id": "${json-unit.regex}Rm0.*", "creator": "%1$s", "user": "%1$s",
                  "text": "eat a banana",
                  "recurring": false, "time": 1767601200, "complete_ts": 0 } }""".formatted(dana));
        slack.solo().pass(Duration.ofMinutes(21));
        var ims = slack.as(token, "conversations.list", "types", "im")
                .at("channels")
                .elements();
        var said = slack.as(
                token,
                "conversations.history",
                "channel",
                ims.getFirst().textAt("id").orElseThrow());
        assertThat(said.at("messages").elements().getFirst().textAt("text")).contains("Reminder: eat a banana.");
    }

    @Test
    void times_are_numbers_or_english() {
        assertThat(time("1767700000")).isEqualTo("1767700000");
        assertThat(time("60")).isEqualTo("1767600060");
        assertThat(time("in an hour")).isEqualTo("1767603600");
        assertThat(time("tomorrow at 9am")).isEqualTo("1767718800");
        assertThat(time("on friday")).isEqualTo("1767978000");
        assertThat(time("at 10:30 pm")).isEqualTo("1767681000");
        assertThat(time("next week")).isEqualTo("1768237200");
        for (var nonsense : new String[] {
            "soon", "week", "every now and then", "every", "every 15", "when pigs fly", "25:00", "999999999999"
        }) {
            own("add", "text", "x", "time", nonsense).fails("cannot_parse");
        }
    }

    @Test
    void one_that_repeats_has_no_time_and_is_never_done() {
        var id = own("add", "text", "stand-up", "time", "60", "recurrence", "{\"frequency\": \"daily\"}")
                .ok();
        assertThat(id.at("reminder").names())
                .doesNotContain("time", "complete_ts")
                .contains("recurrence");
        own("complete", "reminder", id.text("reminder", "id")).fails("cannot_complete_recurring");
        slack.solo().pass(Duration.ofDays(3));
        var ims = slack.as(token, "conversations.list", "types", "im")
                .at("channels")
                .elements();
        var said = slack.as(
                token,
                "conversations.history",
                "channel",
                ims.getFirst().textAt("id").orElseThrow());
        assertThat(said.at("messages").size()).isEqualTo(3);
    }

    @Test
    void how_often_it_comes_back_may_be_said_in_english() {
        assertThat(repeats("every Thursday")).isEqualTo("{\"frequency\":\"weekly\",\"weekdays\":[\"thursday\"]}");
        assertThat(repeats("every day at 10am")).isEqualTo("{\"frequency\":\"daily\"}");
        assertThat(repeats("every week")).isEqualTo("{\"frequency\":\"weekly\",\"weekdays\":[\"monday\"]}");
        assertThat(repeats("every weekday")).contains("\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\"]");
        assertThat(repeats("every month")).isEqualTo("{\"frequency\":\"monthly\"}");
        assertThat(repeats("every year")).isEqualTo("{\"frequency\":\"yearly\"}");
        own("add", "text", "x", "time", "every Thursday", "recurrence", "{\"frequency\": \"often\"}")
                .fails("cannot_parse");
    }

    @Test
    void what_comes_every_thursday_is_said_on_thursdays() {
        own("add", "text", "x", "time", "every thursday at 3pm").ok();
        slack.solo().pass(Duration.ofDays(3));
        assertThat(slack.as(token, "conversations.list", "types", "im")
                        .at("channels")
                        .size())
                .isZero();
        slack.solo().pass(Duration.ofDays(12));
        var ims = slack.as(token, "conversations.list", "types", "im").at("channels");
        var id = ims.elements().getFirst().textAt("id").orElseThrow();
        var said = slack.as(token, "conversations.history", "channel", id)
                .at("messages")
                .elements();
        assertThat(said.stream().map(each -> each.textAt("ts").orElse("").replaceFirst("\\..*", "")))
                .containsExactly("1768518000", "1767913200");
    }

    private String repeats(String time) {
        return own("add", "text", "x", "time", time)
                .ok()
                .at("reminder", "recurrence")
                .toString();
    }

    @Test
    void what_is_done_is_not_said() {
        var id = own("add", "text", "x", "time", "60").text("reminder", "id");
        own("complete", "reminder", id).is("{\"ok\": true}");
        assertThat(own("info", "reminder", id).text("reminder", "complete_ts")).isEqualTo("1767600000");
        slack.solo().pass(Duration.ofMinutes(2));
        assertThat(slack.as(token, "conversations.list", "types", "im")
                        .at("channels")
                        .size())
                .isZero();
        own("delete", "reminder", id).is("{\"ok\": true}");
        own("list").is("{\"ok\": true, \"reminders\": []}");
    }

    @Test
    void nobody_reminds_anybody_else() {
        var id = own("add", "text", "x", "time", "60").text("reminder", "id");
        slack.as(slack.admin(), "reminders.info", "reminder", id).fails("not_found");
        own("add", "text", "x", "time", "60", "user", slack.person("Eve", "Stone"))
                .fails("cannot_add_others");
        own("add", "text", "x", "time", "60", "user", "USLACKBOT").fails("cannot_add_slackbot");
        own("add", "text", "x", "time", "60", "user", "U0NONE").fails("user_not_found");
        own("add", "text", "x").fails("missing_argument");
        own("info").fails("missing_argument");
        own("delete", "reminder", "Rm0").fails("not_found");
        own("add", "text", "x", "time", "60", "recurrence", "{\"frequency\": \"often\"}")
                .fails("cannot_parse");
        slack.call("reminders.list").fails("not_allowed_token_type");
    }

    private Slack.Reply own(String how, String... namesAndValues) {
        return slack.as(token, "reminders." + how, namesAndValues);
    }

    private String time(String text) {
        return own("add", "text", "x", "time", text).ok().text("reminder", "time");
    }
}
