package dtu.slack.blocks;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.slack.Slack;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {
    private static final String PLAIN = "{'type':'plain_text','text':'a'}";
    private static final Map<String, String> PLACEHOLDERS = Map.of(
            "P",
            PLAIN,
            "O",
            "{'text':" + PLAIN + ",'value':'v'}",
            "R",
            "{'type':'raw_text','text':'r'}",
            "G",
            "{'label':" + PLAIN + ",'options':[{'text':" + PLAIN + "}]}");

    private final Slack slack = Slack.inMemory();
    private final String channel = slack.channel("ops");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'section','fields':[P,{'type':'mrkdwn','text':'b'}],'accessory':{'type':'image',"
                        + "'image_url':'http://x.test/a.png','alt_text':''}}",
                "{'type':'actions','elements':[{'type':'button','text':P},{'type':'overflow','options':[O]},"
                        + "{'type':'datepicker','initial_date':'2026-01-31'},"
                        + "{'type':'timepicker','initial_time':'23:59'},"
                        + "{'type':'static_select','option_groups':[{'label':P,'options':[O]}],'initial_option':O}]}",
                "{'type':'input','label':P,'element':{'type':'number_input','is_decimal_allowed':false}}",
                "{'type':'rich_text','elements':[{'type':'rich_text_list','style':'bullet','elements':["
                        + "{'type':'rich_text_section','elements':[{'type':'text','text':'a',"
                        + "'style':{'bold':true}}]}]}]}",
                "{'type':'table','rows':[[{'type':'raw_text','text':'a'}],[{'type':'raw_text','text':'b'}]]}",
                "{'type':'context_actions','elements':[{'type':'feedback_buttons',"
                        + "'positive_button':{'text':P,'value':'1'},'negative_button':{'text':P,'value':'0'}}]}",
                "{'type':'carousel','elements':[{'type':'card','title':{'type':'mrkdwn','text':'t'}}]}",
                "{'type':'plan','title':'p','tasks':[{'type':'task_card','task_id':'1','title':'t',"
                        + "'status':'pending'}]}",
                "{'type':'video','title':P,'video_url':'https://v.test','thumbnail_url':'https://t.test',"
                        + "'alt_text':'v'}",
                "{'type':'markdown','text':'# a'}",
                "{'type':'container','title':P,'child_blocks':[{'type':'divider'}]}"
            })
    void what_block_kit_allows_is_posted(String block) {
        post(block).ok();
    }

    // spotless:off - a table reads best as a table
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'nope'}                                       | /type         | unsupported type: nope
            {'text':P}                                            |               | missing required field: type
            {'type':'section'}                                    |               | missing required field: text
            {'type':'header','text':{'type':'mrkdwn','text':'a'}} | /text/type    | unsupported type: mrkdwn
            {'type':'header','text':P,'emoji':true}               |               | invalid additional property: emoji
            {'type':'divider','block_id':7}                       | /block_id     | must provide a string
            {'type':'actions','elements':[]}                      | /elements     | must provide at least 1 items
            {'type':'context','elements':{}}                      | /elements     | must provide an array
            {'type':'image','alt_text':'a'}                       |               | missing required field: image_url
            {'type':'alert','text':P}                             | /type         | unsupported type: alert
            {'type':'input','label':P,'element':{'type':'button'}} | /element/type | unsupported type: button
            {'type':'input','label':P,'element':{'type':'file_input'}} | /element/type | unsupported type: file_input
            {'type':'rich_text','elements':[{'type':'text'}]}     | /elements/0/type | unsupported type: text
            {'type':'carousel','elements':[{'type':'card'}]}      | /elements/0   | missing required field: title
            {'type':'data_table','caption':'c','rows':[[R],[R,R]]} | /rows | all rows must have the same number of cells
            """)
    void a_block_that_is_wrong_is_refused_with_its_place(String block, @Nullable String pointer, String message) {
        refused(post(block), "/0" + (pointer == null ? "" : pointer), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'type':'plain_text_input'}                               | /type         | unsupported type: plain_text_input
            {'type':'datepicker','initial_date':'soon'}               | /initial_date | input must be a valid: date
            {'type':'timepicker','initial_time':7}                    | /initial_time | must provide a string
            {'type':'static_select'}                                  |               | missing required field: options
            {'type':'static_select','options':[O],'option_groups':[G]} |              | failed to match exactly one allowed schema
            {'type':'radio_buttons','options':[O],'initial_option':{'text':P}} | /initial_option | must be a valid enum value
            {'type':'button','text':P,'style':'loud'}                 | /style        | must be a valid enum value
            {'type':'button','text':P,'confirm':{}}                   | /confirm      | missing required field: text
            {'type':'multi_users_select','max_selected_items':0}      | /max_selected_items | must be greater than 1
            {'type':'external_select','min_query_length':'3'}         | /min_query_length | must provide an integer
            {'type':'conversations_select','filter':{'include':[]}}   | /filter/include | must provide at least 1 items
            {'type':'overflow','options':[O,O,O,O,O,O]}               | /options      | no more than 5 items allowed
            """)
    void an_element_that_is_wrong_is_refused_with_its_place(String element, @Nullable String pointer, String message) {
        refused(
                post("{'type':'actions','elements':[" + element + "]}"),
                "/0/elements/0" + (pointer == null ? "" : pointer),
                message);
    }
    // spotless:on

    private static void refused(Slack.Reply answer, String pointer, String message) {
        var line = message + " [json-pointer:/blocks" + pointer + "]";
        assertThat(answer.text("error")).isEqualTo("invalid_blocks");
        assertThat(answer.at("errors").elements().getLast().asText()).isEqualTo(line);
        assertThat(answer.at("response_metadata", "messages")
                        .elements()
                        .getLast()
                        .asText())
                .isEqualTo("[ERROR] " + line);
    }

    @Test
    void more_blocks_than_a_message_holds_are_refused() {
        post(String.join(",", Collections.nCopies(51, "{'type':'divider'}"))).is("""
                { "ok": false, "error": "invalid_blocks",
                  "errors": ["no more than 50 items allowed [json-pointer:/blocks]"],
                  "response_metadata": {"messages": ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]} }
                """);
        var texts = "{'type':'section','text':{'type':'mrkdwn','text':'" + "x".repeat(2900) + "'}}";
        post(String.join(",", Collections.nCopies(5, texts))).fails("msg_blocks_too_long");
    }

    @Test
    void ids_are_unique_and_made_up_where_there_are_none() {
        var blocks = post("{'type':'actions','elements':[{'type':'button','text':P},{'type':'button','text':P}]}")
                .ok()
                .at("message", "blocks")
                .toString();
        assertThatJson(blocks).isEqualTo("""
                [{"type": "actions", "block_id": "${json-unit.regex}.{5}", "elements": [
                  {"type": "button", "text": {"type": "plain_text", "text": "a", "emoji": true},
                   "action_id": "${json-unit.regex}.{5}"},
                  {"type": "button", "text": {"type": "plain_text", "text": "a", "emoji": true},
                   "action_id": "${json-unit.regex}.{5}"}]}]""");
        assertThat(post("{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}")
                        .at("errors")
                        .toString())
                .isEqualTo("[\"`block_id` already exists: b [json-pointer:/blocks/1/block_id]\"]");
        assertThat(post("{'type':'actions','elements':[{'type':'button','text':P,'action_id':'x'},"
                                + "{'type':'button','text':P,'action_id':'x'}]}")
                        .text("error"))
                .isEqualTo("invalid_blocks");
    }

    @Test
    void markup_in_blocks_is_linked_and_escaped_unless_it_is_verbatim() {
        var blocks = post("{'type':'section','text':{'type':'mrkdwn','text':'see https://x.test & 1<2'}},"
                        + "{'type':'section','text':{'type':'mrkdwn','text':'https://x.test','verbatim':true}}")
                .ok()
                .at("message", "blocks")
                .elements();
        assertThat(blocks.getFirst().at("text").flatMap(text -> text.textAt("text")))
                .contains("see <https://x.test> &amp; 1&lt;2");
        assertThat(blocks.getLast().at("text").flatMap(text -> text.textAt("text")))
                .contains("https://x.test");
    }

    @Test
    void a_text_alone_becomes_rich_text_with_its_styles() {
        var text = "*bold _both_* `code *x*` ~gone~ :wave::skin-tone-3: <!here> <@U1> <!date^5^{date}|then>\n"
                + "> quoted & so\n```let x\n```after";
        var posted =
                slack.call("chat.postMessage", "channel", channel, "text", text).ok();
        assertThatJson(posted.at("message", "blocks").toString()).isEqualTo("""
                [{"type": "rich_text", "block_id": "${json-unit.any-string}", "elements": [
                  {"type": "rich_text_section", "elements": [
                    {"type": "text", "text": "bold ", "style": {"bold": true}},
                    {"type": "text", "text": "both", "style": {"bold": true, "italic": true}},
                    {"type": "text", "text": " "},
                    {"type": "text", "text": "code *x*", "style": {"code": true}},
                    {"type": "text", "text": " "},
                    {"type": "text", "text": "gone", "style": {"strike": true}},
                    {"type": "text", "text": " "},
                    {"type": "emoji", "name": "wave", "skin_tone": 3},
                    {"type": "text", "text": " "},
                    {"type": "broadcast", "range": "here"},
                    {"type": "text", "text": " "},
                    {"type": "user", "user_id": "U1"},
                    {"type": "text", "text": " "},
                    {"type": "date", "timestamp": 5, "format": "{date}", "fallback": "then"},
                    {"type": "text", "text": "\\n"}]},
                  {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted & so"}]},
                  {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "let x"}], "border": 0},
                  {"type": "rich_text_section", "elements": [{"type": "text", "text": "after"}]}]}]""");
    }

    @Test
    void names_become_mentions_only_when_asked() {
        assertThat(said("see #ops @here #nope https://x.test", "parse", "full"))
                .isEqualTo("see <#" + channel + "|ops> <!here> #nope <https://x.test>");
        assertThat(said("see #ops https://x.test", "parse", "none")).isEqualTo("see #ops https://x.test");
        assertThat(said("see #ops https://x.test.", "link_names", "false")).isEqualTo("see #ops <https://x.test>.");
    }

    @Test
    void attachments_are_numbered_and_completed() {
        var attachments = "[{'color':'#36a64f','text':'see https://x.test','fields':[{'title':'t','value':'v'}]},"
                + "{'color':'good','blocks':[{'type':'divider'}]},"
                + "{'title':'pick','callback_id':'c','actions':[{'name':'n','type':'button','text':'b'}]}]";
        var posted = attach(attachments).ok();
        assertThatJson(posted.at("message", "attachments").toString()).isEqualTo("""
                [{"id": 1, "color": "36a64f", "text": "see <https://x.test>", "fallback": "see https://x.test",
                  "fields": [{"title": "t", "value": "v", "short": false}]},
                 {"id": 2, "color": "2EB886", "fallback": "[no preview available]",
                  "blocks": [{"type": "divider", "block_id": "${json-unit.any-string}"}]},
                 {"id": 3, "title": "pick", "callback_id": "c", "fallback": "pick",
                  "actions": [{"id": "1", "name": "n", "type": "button", "text": "b", "style": ""}]}]""");
    }

    @Test
    void attachments_that_are_none_are_refused() {
        attach("{}").fails("invalid_attachments");
        attach("[1]").fails("invalid_attachments");
        attach("[{'fields':[7]}]").fails("invalid_attachments");
        attach("[{'title':'x','blocks':[]}]").is("""
                { "ok": false, "error": "invalid_attachments",
                  "response_metadata": {"messages": ["[ERROR] invalid_keys"]} }""");
        attach("[" + String.join(",", Collections.nCopies(101, "{}")) + "]").fails("too_many_attachments");
        assertThat(attach("[{'blocks':[{'type':'nope'}]}]").text("error")).isEqualTo("invalid_blocks");
    }

    @Test
    void validating_says_yes_or_takes_the_mistake_apart() {
        validate("blocks", "[{'type':'alert','text':P}]").is("{\"ok\": true}");
        validate("message", "{'text':'a'}").is("{\"ok\": true}");
        validate("blocks", "[{'type':'section','text':{'type':'invalid','text':'a'}}]")
                .is("""
                { "ok": false, "error": "invalid_blocks", "errors": [
                  {"code": "failed_constraint", "message": "unsupported type: invalid", "pointer": "/0/text/type",
                   "constraint": {"type": "enum", "expected": ["plain_text", "mrkdwn"]}}] }""");
        validate("view", "{'type':'modal','title':7}").is("""
                { "ok": false, "error": "invalid_view", "errors": [
                  {"code": "missing_field", "message": "missing required field: blocks", "pointer": "",
                   "field": "blocks"},
                  {"code": "invalid_type", "message": "must provide an object", "pointer": "/title"}] }""");
        validate("message", "{'blocks':[{'type':'header','text':{'type':'plain_text','text':''}}]}")
                .is("""
                { "ok": false, "error": "invalid_message", "errors": [
                  {"code": "failed_constraint", "message": "must be more than 0 characters",
                   "pointer": "/blocks/0/text/text", "constraint": {"type": "min_length", "expected": 1}}] }""");
    }

    @Test
    void validating_wants_exactly_one_thing_that_is_json() {
        var neither = """
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "must provide exactly one of `blocks`, `view`, or `message`"]} }""";
        slack.call("blocks.validate").is(neither);
        slack.call("blocks.validate", "blocks", "[]", "view", "{}").is(neither);
        slack.call("blocks.validate", "blocks", "[").is("""
                { "ok": false, "error": "invalid_arguments", "response_metadata": {"messages": [
                  "invalid JSON in `blocks`"]} }""");
        slack.call("blocks.validate", "message", "{}").is("""
                { "ok": false, "error": "invalid_message", "errors": [
                  {"code": "missing_field", "message": "missing required field: text", "pointer": "",
                   "field": "text"}] }""");
    }

    @Test
    void a_focus_is_for_one_element_only() {
        var input = "{'type':'input','label':P,'element':{'type':'plain_text_input','focus_on_load':true}}";
        var view = "{'type':'modal','title':P,'submit':P,'blocks':[" + input + "," + input + "]}";
        assertThat(validate("view", view).at("errors").elements()).hasSize(1);
    }

    private Slack.Reply post(String blocks) {
        return slack.call("chat.postMessage", "channel", channel, "blocks", json("[" + blocks + "]"));
    }

    private Slack.Reply attach(String attachments) {
        return slack.call("chat.postMessage", "channel", channel, "attachments", json(attachments));
    }

    private Slack.Reply validate(String kind, String value) {
        return slack.call("blocks.validate", kind, json(value));
    }

    private String said(String text, String name, String value) {
        return slack.call("chat.postMessage", "channel", channel, "text", text, name, value)
                .ok()
                .text("message", "text");
    }

    private static String json(String text) {
        var filled = text;
        for (var placeholder : PLACEHOLDERS.entrySet()) {
            filled = filled.replaceAll("(?<=[:\\[,])" + placeholder.getKey() + "(?=[,}\\]])", placeholder.getValue());
        }
        return filled.replace('\'', '"');
    }
}
