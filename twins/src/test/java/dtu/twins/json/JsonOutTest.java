package dtu.twins.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dtu.twins.chance.Chance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonOutTest {
    private static final String SPECIAL =
            "a\"\\/\b\f\n\r\t\u0000\u001f\u007f\u00e4\u07ff\u0800\u20ac\uffff\ud83d\ude00";

    @Test
    void members_and_elements_are_separated_by_commas() {
        var written = JsonOut.object(json -> json.text("text", "a")
                .nothing("nothing")
                .textIfAny("left out", null)
                .number("whole", -5)
                .number("broken", 1.5)
                .truth("truth", true)
                .object("empty", empty -> {})
                .object(
                        "object",
                        object -> object.object("deep", deep -> deep.number("x", 1))
                                .number("y", 2))
                .texts("none", List.of())
                .array(
                        "mixed",
                        Stream.of("a"),
                        (array, item) -> array.value(item)
                                .value(7)
                                .value(false)
                                .value(object -> object.text("b", "c"))
                                .value(Json.EMPTY_ARRAY)
                                .value(Json.of("[1,{\"a\":[]}]")))
                .texts("texts", List.of("x", "y"))
                .json("kept", Json.of("{\"b\":1,\"a\":null}"))
                .json("absent", null)
                .membersOf(Json.of("{\"p\":1,\"q\":[true]}")));

        assertThat(text(written)).isEqualTo("""
                {"text":"a","nothing":null,"whole":-5,"broken":1.5,"truth":true,"empty":{},\
                "object":{"deep":{"x":1},"y":2},"none":[],\
                "mixed":["a",7,false,{"b":"c"},[],[1,{"a":[]}]],"texts":["x","y"],\
                "kept":{"b":1,"a":null},"p":1,"q":[true]}""");
    }

    @Test
    void an_array_may_stand_alone() {
        assertThat(text(JsonOut.array(Stream.of(1, 2), (json, item) -> json.value(item))))
                .isEqualTo("[1,2]");
        assertThat(text(JsonOut.array(Stream.<String>of(), JsonOut::value))).isEqualTo("[]");
    }

    @Test
    void whatever_has_a_meaning_in_json_is_escaped() {
        assertThat(text(JsonOut.object(json -> json.text("\"\n", SPECIAL)))).isEqualTo("""
                {"\\"\\n":"a\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001F\u007f\u00e4\u07ff\u0800\u20ac\uffff\ud83d\ude00"}""");
    }

    @Test
    void half_a_surrogate_pair_is_kept_as_an_escape() {
        assertThat(text(JsonOut.object(json -> json.text("a", "\ud83d!").text("b", "!\ude00"))))
                .isEqualTo("""
                {"a":"\\uD83D!","b":"!\\uDE00"}""");
    }

    @Test
    void what_is_no_number_for_json_is_text() {
        assertThat(text(JsonOut.object(json -> json.number("x", Double.NaN).number("y", -1e300))))
                .isEqualTo("{\"x\":\"NaN\",\"y\":-1.0E300}");
        assertThat(Json.from(Map.of("x", Double.NEGATIVE_INFINITY)).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"x\":\"-Infinity\"}");
    }

    @Test
    void any_text_comes_back_from_a_parser_whatever_the_buffer_held_before() throws IOException {
        var chance = new Chance(1);
        var signs = SPECIAL.codePoints().toArray();
        for (var length = 0; length < 5000; length = length * 5 / 4 + 1) {
            var text = new StringBuilder();
            for (var i = 0; i < length; i++) {
                var drawn = chance.in(length).below(signs.length * 9, i);
                text.appendCodePoint(drawn < signs.length ? signs[drawn] : 'x');
            }
            var written = JsonOut.object(json -> json.text(text.toString(), text.toString()));

            var read = new ObjectMapper().readTree(written);
            assertThat(read.size()).isEqualTo(1);
            assertThat(read.path(text.toString()).textValue()).isEqualTo(text.toString());
        }
    }

    @Test
    void values_are_written_as_they_were_parsed() throws MalformedJson {
        for (var json : Arrays.asList(
                "null", "true", "0", "-1", "12345678901234567890", "1.5", "1E+400", "\"\"", "[]", "{}", "[[],{}]")) {
            assertThat(text(Json.parse(json.getBytes(StandardCharsets.UTF_8)).bytes()))
                    .isEqualTo(json);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
