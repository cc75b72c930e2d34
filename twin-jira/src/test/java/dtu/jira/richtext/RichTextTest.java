package dtu.jira.richtext;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {
    @Test
    void markup_becomes_nodes_and_no_markup_is_left() {
        var document = new RichText.Wiki("""
                h2. Title
                Some *bold* and _slanted_ text, see [the wiki|https://wiki.test/a] and {{code}}.

                * one
                ** deeper
                * two

                {code:java}
                int a;
                {code}
                ||Head||
                |cell|""").document();

        assertThat(document.toString()).doesNotContain("*", "h2.", "{code", "||", "[the");
        assertThatJson(document.toString()).inPath("$.content[*].type").isEqualTo("""
                ["heading", "paragraph", "bulletList", "codeBlock", "table"]""");
        assertThatJson(document.toString()).inPath("$.content[1].content[1]").isEqualTo("""
                {"type": "text", "text": "bold", "marks": [{"type": "strong"}]}""");
        assertThat(Documents.isValid(document)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "h1. Title", "*bold* and _em_", "* a\n* b", "# a\n## b\n# c", "{code}\nx = 1\n{code}",
                "[label|https://x.test]", "||a||b||\n|c|d|", "{quote}\nsaid\n{quote}", "----", "[~accountid:5f00]",
                        "one\ntwo",
                "one\n\ntwo", "{{mono}} -gone- +new+"
            })
    void markup_that_becomes_a_document_becomes_itself_again(String markup) {
        var document = new RichText.Document(new RichText.Wiki(markup).document());

        assertThat(document.wiki()).isEqualTo(markup);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"doc\", \"version\": 2, \"content\": []}",
                "{\"type\": \"doc\", \"version\": 1}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"text\", \"text\": \"x\"}]}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"blink\"}]}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"paragraph\", \"content\": "
                        + "[{\"type\": \"text\"}]}]}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"paragraph\", \"content\": 1}]}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [7]}",
                "{\"type\": \"doc\", \"version\": 1, \"content\": [{\"type\": \"paragraph\", \"content\": "
                        + "[{\"type\": \"text\", \"text\": \"x\", \"marks\": [{\"type\": \"blink\"}]}]}]}"
            })
    void documents_the_format_does_not_know_are_not_valid(String json) {
        assertThat(Documents.isValid(Json.of(json))).isFalse();
    }

    @Test
    void an_empty_document_is_valid() {
        assertThat(Documents.isValid(Json.of("{\"type\": \"doc\", \"version\": 1, \"content\": []}")))
                .isTrue();
    }

    @Test
    void html_is_as_on_jiras_pages() {
        assertThat(new RichText.Wiki("h2. A\n*b* <i>\n\n* c").html())
                .isEqualTo("<h2>A</h2><p><b>b</b> &lt;i&gt;</p><ul><li><p>c</p></li></ul>");
    }
}
