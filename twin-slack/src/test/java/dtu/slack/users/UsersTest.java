package dtu.slack.users;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import dtu.twins.json.Json;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class UsersTest {
    private final Slack slack = Slack.inMemory();

    @Test
    void a_person_is_shown_whole() {
        var dana = slack.person("Dana", "Field");
        slack.call("users.info", "user", dana).is("""
                { "ok": true, "user": { "id": "%s", "name": "dana.field", "is_bot": false, "updated": 1767600000,
                  "is_app_user": false, "team_id": "${json-unit.any-string}", "deleted": false,
                  "color": "${json-unit.regex}[0-9a-f]{6}", "is_email_confirmed": true, "real_name": "Dana Field",
                  "tz": "America/Los_Angeles", "tz_label": "Pacific Standard Time", "tz_offset": -28800,
                  "is_admin": false,
                  "is_owner": false, "is_primary_owner": false, "is_restricted": false, "is_ultra_restricted": false,
                  "who_can_share_contact_card": "EVERYONE",
                  "profile": { "title": "Engineer", "phone": "", "skype": "", "real_name": "Dana Field",
                    "real_name_normalized": "Dana Field", "display_name": "Dana Field",
                    "display_name_normalized": "Dana Field", "status_text": "", "status_emoji": "",
                    "status_emoji_display_info": [], "status_expiration": 0, "avatar_hash": "${json-unit.any-string}",
                    "email": "dana.field@acme.test", "first_name": "Dana", "last_name": "Field",
                    "huddle_state": "default_unset", "huddle_state_expiration_ts": 0,
                    "image_24": "${json-unit.any-string}", "image_32": "${json-unit.any-string}",
                    "image_48": "${json-unit.any-string}", "image_72": "${json-unit.any-string}",
                    "image_192": "${json-unit.any-string}", "image_512": "${json-unit.any-string}",
                    "status_text_canonical": "", "team": "${json-unit.any-string}" } } }""".formatted(dana));
        slack.call("users.info", "user", "U0NONE").fails("user_not_found");
    }

    @Test
    void addresses_are_found_whatever_their_case_and_kept_as_given() {
        var dana = slack.person("Dana", "Field", "Dana.Field@Acme.test");

        var found = slack.call("users.lookupByEmail", "email", "dana.FIELD@acme.test")
                .ok();
        assertThat(found.text("user", "id")).isEqualTo(dana);
        assertThat(found.text("user", "profile", "email")).isEqualTo("Dana.Field@Acme.test");
        slack.call("users.lookupByEmail", "email", "nobody@acme.test").fails("users_not_found");
        slack.call("users.lookupByEmail").fails("users_not_found");
    }

    @Test
    void an_address_needs_a_scope_of_its_own() {
        var dana = slack.person("Dana", "Field");
        var token = slack.tokenOf(dana, "users:read");

        assertThat(slack.as(token, "users.info", "user", dana)
                        .at("user", "profile")
                        .at("email"))
                .isEmpty();
        slack.as(token, "users.lookupByEmail", "email", "x").is("""
                { "ok": false, "error": "missing_scope", "needed": "users:read.email", "provided": "users:read" }""");
    }

    @Test
    void namesakes_are_two_people_with_two_handles() {
        var one = slack.person("Sam", "Lee", "sam.lee@acme.test");
        var other = slack.person("Sam", "Lee", "sam.lee@other.test");

        assertThat(slack.call("users.info", "user", one).text("user", "name")).isEqualTo("sam.lee");
        assertThat(slack.call("users.info", "user", other).text("user", "name")).isEqualTo("sam.lee2");
    }

    @Test
    void a_list_holds_everybody_and_pages_hold_each_once() {
        for (var i = 0; i < 5; i++) {
            slack.person("P" + i, "X");
        }
        var all = slack.call("users.list").ok();
        assertThat(all.at("members").size()).isEqualTo(8);
        assertThat(all.text("response_metadata", "next_cursor")).isEmpty();

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = slack.call("users.list", "limit", "3", "cursor", cursor).ok();
            page.at("members")
                    .elements()
                    .forEach(member -> seen.add(member.textAt("id").orElse("")));
            cursor = page.text("response_metadata", "next_cursor");
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(8).doesNotHaveDuplicates().contains("USLACKBOT");
        slack.call("users.list", "cursor", "dGVhbTpDMQ==").fails("invalid_cursor");
        slack.call("users.list", "limit", "-1").fails("invalid_limit");
    }

    @Test
    void one_sees_which_conversations_somebody_is_in() {
        var dana = slack.person("Dana", "Field");
        slack.as(slack.tokenOf(dana), "conversations.create", "name", "hers", "is_private", "true")
                .ok();

        var seen = slack.call("users.conversations", "user", dana, "types", "public_channel,private_channel")
                .ok();
        assertThat(seen.at("channels").elements())
                .extracting(channel -> channel.textAt("name").orElse(""))
                .containsExactly("general");
        slack.call("users.conversations", "user", "U0NONE").fails("user_not_found");
        slack.call("users.conversations", "types", "x").fails("invalid_types");
    }

    @Test
    void everybody_knows_themselves() {
        slack.call("auth.test").is("""
                { "ok": true, "url": "http://slack.test/", "team": "DTU", "user": "dtu",
                  "team_id": "${json-unit.regex}T[0-9A-Z]{10}", "user_id": "${json-unit.regex}U[0-9A-Z]{10}",
                  "bot_id": "${json-unit.regex}B[0-9A-Z]{10}", "is_enterprise_install": false }""");
        assertThat(slack.as(slack.admin(), "auth.test").ok().json().at("bot_id"))
                .isEmpty();
        slack.call("bots.info").ok();
        slack.call("bots.info", "bot", "B0NONE").fails("bot_not_found");
        slack.call("team.info").ok();
        slack.call("team.info", "team", "T0NONE").fails("team_not_found");
    }

    @Test
    void tokens_look_like_slacks() {
        assertThat(slack.bot()).matches("xoxb-\\d{12}-\\d{12}-[0-9A-Za-z]{24}");
        assertThat(slack.admin()).matches("xoxp-\\d{12}-\\d{12}-\\d{12}-[0-9A-Za-z]{32}");
        assertThat(slack.token("SLACK_APP_TOKEN")).matches("xapp-1-A[0-9A-Z]{10}-\\d{12}-[0-9A-Za-z]{64}");
        assertThat(slack.solo().environment())
                .containsOnlyKeys(
                        "SLACK_API_URL",
                        "SLACK_BOT_TOKEN",
                        "SLACK_USER_TOKEN",
                        "SLACK_APP_TOKEN",
                        "SLACK_SIGNING_SECRET",
                        "SLACK_CLIENT_ID",
                        "SLACK_CLIENT_SECRET",
                        "SLACK_WEBHOOK_URL");
    }

    @Test
    void a_guest_sees_only_the_channels_and_the_people_there() {
        var eve = slack.person("Eve", "Moss");
        var ops = slack.channel("ops");
        var other = slack.channel("other");
        slack.post(other, "hello");
        var token = slack.tokenOf(guest("gus@acme.test", ops, "is_restricted"));

        assertThat(ids(slack.as(token, "conversations.list").at("channels"))).containsExactly(ops);
        slack.as(token, "conversations.history", "channel", ops).ok();
        slack.as(token, "conversations.history", "channel", other).fails("channel_not_found");
        slack.as(token, "conversations.info", "channel", other).fails("channel_not_found");
        slack.as(token, "conversations.join", "channel", other).fails("channel_not_found");
        slack.as(token, "conversations.create", "name", "mine").fails("restricted_action");
        slack.as(token, "chat.postMessage", "channel", other, "text", "x").fails("channel_not_found");

        assertThat(ids(slack.as(token, "users.list").at("members"))).hasSize(3).contains("USLACKBOT");
        slack.as(token, "users.info", "user", eve).fails("user_not_visible");
        slack.as(token, "users.profile.get", "user", eve).fails("user_not_found");
        slack.as(token, "users.getPresence", "user", eve).fails("user_not_found");
        slack.as(token, "users.lookupByEmail", "email", "eve.moss@acme.test").fails("users_not_found");
        slack.as(token, "conversations.open", "users", eve).fails("user_not_visible");
        slack.call("conversations.invite", "channel", ops, "users", eve).ok();
        slack.as(token, "users.info", "user", eve).ok();
    }

    @Test
    void a_guest_of_one_channel_is_in_no_other() {
        var ops = slack.channel("ops");
        var other = slack.channel("other");
        var single = guest("uma@acme.test", ops, "is_ultra_restricted");
        slack.call("conversations.invite", "channel", other, "users", single).is("""
                { "ok": false, "error": "ura_max_channels",
                  "errors": [{"user": "%s", "ok": false, "error": "ura_max_channels"}] }""".formatted(single));
        slack.as(
                        slack.admin(),
                        "admin.users.invite",
                        "team_id",
                        slack.call("auth.test").text("team_id"),
                        "email",
                        "x@acme.test",
                        "channel_ids",
                        ops + "," + other,
                        "is_ultra_restricted",
                        "true")
                .fails("failed_to_validate_channels");
    }

    private String guest(String email, String channel, String kind) {
        slack.as(slack.admin(), "conversations.join", "channel", channel).ok();
        var team = slack.call("auth.test").text("team_id");
        slack.as(
                        slack.admin(),
                        "admin.users.invite",
                        "team_id",
                        team,
                        "email",
                        email,
                        "channel_ids",
                        channel,
                        kind,
                        "true")
                .ok();
        slack.as(slack.admin(), "conversations.leave", "channel", channel).ok();
        return slack.call("users.lookupByEmail", "email", email).text("user", "id");
    }

    private static java.util.List<String> ids(Json array) {
        return array.elements().stream()
                .map(each -> each.textAt("id").orElse(""))
                .toList();
    }
}
