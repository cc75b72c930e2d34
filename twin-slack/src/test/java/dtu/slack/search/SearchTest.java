package dtu.slack.search;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");
    private final String ts = slack.post(channel, "The deploy of Payments failed");

    @Test
    void a_match_is_shown_whole() {
        find("query", "payments deploy").is("""
                { "ok": true, "query": "payments deploy", "messages": { "total": 1,
                  "pagination": {"total_count": 1, "page": 1, "per_page": 20, "page_count": 1, "first": 1, "last": 1},
                  "paging": {"count": 20, "total": 1, "page": 1, "pages": 1},
                  "matches": [{ "iid": "${json-unit.regex}[0-9a-f-]{36}", "score": 2.0,
                    "team": "${json-unit.any-string}",
                    "channel": { "id": "%1$s", "is_channel": true, "is_group": false, "is_im": false,
                      "is_mpim": false, "is_private": false, "is_shared": false, "is_org_shared": false,
                      "is_ext_shared": false, "is_pending_ext_shared": false, "pending_shared": [], "name": "ops" },
                    "type": "message", "user": "${json-unit.any-string}", "username": "dtu", "ts": "%2$s",
                    "blocks": "${json-unit.ignore}", "text": "The deploy of Payments failed",
                    "permalink": "${json-unit.any-string}", "no_reactions": true }] } }""".formatted(channel, ts));
    }

    @Test
    void words_phrases_and_their_negations() {
        later("payments are fine");
        assertThat(texts("payments")).hasSize(2);
        assertThat(texts("pay")).isEmpty();
        assertThat(texts("pay*")).hasSize(2);
        assertThat(texts("\"of payments\"")).containsExactly("The deploy of Payments failed");
        assertThat(texts("\"of pay\"")).isEmpty();
        assertThat(texts("payments -fine")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments -\"are fine\"")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments nonsense")).isEmpty();
    }

    @Test
    void modifiers_narrow_down() {
        var dana = slack.person("Dana", "Field");
        slack.call("conversations.invite", "channel", channel, "users", dana).ok();
        slack.as(slack.tokenOf(dana), "chat.postMessage", "channel", channel, "text", "payments? see https://x.test")
                .ok();
        slack.call("reactions.add", "channel", channel, "timestamp", ts, "name", "eyes")
                .ok();
        slack.call("pins.add", "channel", channel, "timestamp", ts).ok();
        slack.call("chat.postMessage", "channel", channel, "text", "on it", "thread_ts", ts)
                .ok();

        assertThat(texts("payments from:@dana.field")).hasSize(1);
        assertThat(texts("from:<@" + dana + ">")).hasSize(1);
        assertThat(texts("payments -from:dana.field in:#ops")).hasSize(1);
        assertThat(texts("payments in:general")).isEmpty();
        assertThat(texts("has:link")).hasSize(1);
        assertThat(texts("has:pin")).containsExactly("The deploy of Payments failed");
        assertThat(texts("has:reaction has::eyes:")).hasSize(1);
        assertThat(texts("has::tada:")).isEmpty();
        assertThat(texts("hasmy::eyes:")).isEmpty();
        assertThat(texts("is:thread in:ops")).hasSize(2);
        assertThat(texts("from:me")).isEmpty();
        assertThat(texts("from:nobody")).isEmpty();
    }

    @Test
    void days_are_those_of_the_searcher() {
        slack.solo().pass(Duration.ofDays(2));
        slack.post(channel, "payments again");
        assertThat(texts("payments on:2026-01-05")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments after:2026-01-05")).containsExactly("payments again");
        assertThat(texts("payments before:2026-01-05")).isEmpty();
        assertThat(texts("payments during:january")).hasSize(2);
        assertThat(texts("payments on:today")).containsExactly("payments again");
        assertThat(texts("payments during:2025")).isEmpty();
        assertThat(texts("payments on:someday")).isEmpty();
    }

    @Test
    void what_is_invisible_or_gone_is_not_found() {
        var secret = slack.call("conversations.create", "name", "secret", "is_private", "true")
                .at("channel");
        slack.post(secret.textAt("id").orElseThrow(), "payments secret");
        assertThat(texts("payments")).hasSize(1);
        slack.call("chat.delete", "channel", channel, "ts", ts).ok();
        assertThat(texts("payments")).isEmpty();
        assertThat(texts("joined")).isEmpty();
    }

    @Test
    void order_pages_and_highlights_are_the_clients_choice() {
        later("payments payments");
        later("payments");
        assertThat(texts("payments")).first().isEqualTo("payments payments");
        assertThat(texts("payments", "sort", "timestamp")).first().isEqualTo("payments");
        assertThat(texts("payments", "sort", "timestamp", "sort_dir", "asc"))
                .last()
                .isEqualTo("payments");
        assertThat(texts("payments", "count", "2", "page", "2")).hasSize(1);
        assertThat(texts("deploy", "highlight", "true")).containsExactly("The \ue000deploy\ue001 of Payments failed");
        var seen = new ArrayList<String>();
        var cursor = "*";
        while (!cursor.isEmpty()) {
            var page = find("query", "payments", "count", "2", "cursor", cursor);
            page.at("messages", "matches")
                    .elements()
                    .forEach(each -> seen.add(each.textAt("ts").orElse("")));
            cursor = page.text("response_metadata", "next_cursor");
        }
        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void files_are_found_by_their_names_and_contents() {
        var announced = slack.as(slack.admin(), "files.getUploadURLExternal", "filename", "plan.txt", "length", "7");
        slack.send(dtu.twins.http.Request.of(
                                dtu.twins.http.Method.POST,
                                announced.text("upload_url").substring("http://slack.test".length()))
                        .body("text/plain", dtu.twins.blobs.Blob.of("budgets")))
                .status(200);
        slack.as(
                        slack.admin(),
                        "files.completeUploadExternal",
                        "files",
                        "[{\"id\":\"" + announced.text("file_id") + "\"}]")
                .ok();

        var all = slack.as(slack.admin(), "search.all", "query", "budgets type:snippets from:me")
                .ok();
        assertThat(all.text("files", "total")).isEqualTo("1");
        assertThat(all.text("messages", "total")).isEqualTo("0");
        assertThatJson(all.at("posts").toString()).isEqualTo("{\"total\": 0, \"matches\": []}");
        assertThat(slack.as(slack.admin(), "search.files", "query", "plan").text("files", "total"))
                .isEqualTo("1");
        assertThat(slack.as(slack.admin(), "search.files", "query", "plan type:images")
                        .text("files", "total"))
                .isEqualTo("0");
    }

    @Test
    void only_people_search_and_for_something() {
        slack.call("search.messages", "query", "x").fails("not_allowed_token_type");
        slack.call("search.all", "query", "x").fails("not_allowed_token_type");
        find().fails("no_query");
        find("query", "  ").fails("no_query");
        find("query", "x", "sort", "colour").fails("invalid_arguments");
        find("query", "x", "cursor", "nonsense").fails("invalid_cursor");
        assertThat(texts("\"")).isNotEmpty();
    }

    @Test
    void matches_that_stand_close_together_are_one() {
        var payments = slack.post(channel, "payments payments");
        slack.call("chat.postMessage", "channel", channel, "text", "payments", "thread_ts", payments)
                .ok();
        assertThat(texts("payments")).containsExactly("payments payments", "payments");
        assertThat(texts("payments", "sort", "timestamp", "sort_dir", "asc"))
                .containsExactly("The deploy of Payments failed", "payments");
        slack.post(channel, "a");
        slack.post(channel, "b");
        slack.post(channel, "payments, last");
        assertThat(texts("payments", "sort", "timestamp")).contains("payments, last", "payments payments");
    }

    @Test
    void a_phrase_is_marked_as_a_whole_and_every_hit_once() {
        assertThat(texts("\"deploy of\" pay* payments FROM:dtu", "highlight", "true"))
                .containsExactly("The \ue000deploy of\ue001 \ue000Payments\ue001 failed");
    }

    @Test
    void what_was_written_to_me_is_not_what_i_wrote() {
        var owner = slack.as(slack.admin(), "auth.test").text("user_id");
        slack.call("chat.postMessage", "channel", owner, "text", "for you").ok();
        var im = slack.call("conversations.open", "users", owner).text("channel", "id");
        slack.as(slack.admin(), "chat.postMessage", "channel", im, "text", "from you")
                .ok();
        assertThat(texts("you to:me")).containsExactly("for you");
        assertThat(texts("to:@dtu")).containsExactly("from you");
        assertThat(texts("in:@dtu is:dm")).isNotEmpty();
    }

    @Test
    void guests_find_only_what_is_said_where_they_are() {
        var guest = slack.person("Gus", "Moss");
        var team = slack.call("auth.test").text("team_id");
        slack.as(slack.admin(), "admin.users.remove", "team_id", team, "user_id", guest)
                .ok();
        slack.as(slack.admin(), "admin.users.assign", "team_id", team, "user_id", guest, "is_restricted", "true")
                .ok();
        var token = slack.tokenOf(guest);
        assertThat(slack.as(token, "search.messages", "query", "payments").text("messages", "total"))
                .isEqualTo("0");
        slack.call("conversations.invite", "channel", channel, "users", guest).ok();
        assertThat(slack.as(token, "search.messages", "query", "payments").text("messages", "total"))
                .isEqualTo("1");
    }

    /** Too late to stand close to what was said before. */
    private void later(String text) {
        slack.solo().pass(Duration.ofMinutes(6));
        slack.post(channel, text);
    }

    private Slack.Reply find(String... namesAndValues) {
        return slack.as(slack.admin(), "search.messages", namesAndValues);
    }

    private List<String> texts(String query, String... more) {
        var all = new ArrayList<>(List.of("query", query));
        all.addAll(List.of(more));
        return find(all.toArray(String[]::new)).ok().at("messages", "matches").elements().stream()
                .map(match -> match.textAt("text").orElse(""))
                .toList();
    }

    @Test
    void what_one_saved_marked_or_answered_is_found_again() {
        var dana = slack.person("Dana", "Field");
        slack.as(slack.admin(), "conversations.join", "channel", channel).ok();
        slack.as(slack.admin(), "stars.add", "channel", channel, "timestamp", ts)
                .ok();
        slack.as(slack.admin(), "reactions.add", "channel", channel, "timestamp", ts, "name", "eyes")
                .ok();
        later("payments again");
        slack.as(slack.tokenOf(dana), "conversations.join", "channel", channel).ok();
        slack.as(slack.tokenOf(dana), "chat.postMessage", "channel", channel, "text", "on it", "thread_ts", ts)
                .ok();

        assertThat(texts("payments is:saved")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments hasmy::eyes:")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments -in:ops")).isEmpty();
        assertThat(texts("payments in:<#" + channel + "|ops>")).hasSize(2);
        assertThat(texts("payments creator:@dtu")).hasSize(2);
        assertThat(texts("payments with:@dana.field")).containsExactly("The deploy of Payments failed");
        assertThat(texts("payments with:@dtu is:thread")).containsExactly("The deploy of Payments failed");
        assertThat(texts("with:@admin")).isEmpty();
        assertThat(find("query", "payments", "count", "500").text("messages", "paging", "count"))
                .isEqualTo("100");
    }
}
