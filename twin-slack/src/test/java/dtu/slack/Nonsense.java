package dtu.slack;

import java.util.List;

/** Values that no client should send. */
final class Nonsense {
    private static final String DEEP = "[".repeat(300) + "]".repeat(300);

    static final List<String> VALUES = List.of(
            "",
            " ",
            "\u0000",
            "null",
            "true",
            "-1",
            "0",
            "1e9",
            "99999999999999999999",
            "2147483648",
            "[]",
            "{}",
            "{",
            "\"",
            "[null]",
            "[1,2]",
            "[[]]",
            "{\"a\":",
            "%",
            "%zz",
            "U",
            "C",
            "#",
            "#general",
            "USLACKBOT",
            "0000000000.000000",
            "1.1",
            "1767600000.",
            ".",
            "bmV4dF90czo=",
            "bmV4dF90czphYmM=",
            "dXNlcjo=",
            "dGVhbTp+",
            "====",
            "x".repeat(5_000),
            "\ud83d\ude00",
            "\ud83d",
            "<@U1>",
            "<!here|x",
            "https://",
            "a,b,,c",
            ",",
            DEEP,
            "[{\"type\":\"section\"}]",
            "[{\"type\":\"section\",\"text\":5}]",
            "[{\"type\":[]}]",
            "[{\"type\":\"input\",\"element\":{\"type\":\"nope\"}}]",
            "{\"type\":\"modal\"}",
            "{\"type\":\"modal\",\"title\":1,\"blocks\":{}}",
            "{\"type\":\"home\",\"blocks\":[3]}",
            "{\"event_type\":1,\"event_payload\":[]}",
            "[{\"blocks\":7}]",
            "[{\"id\":\"x\",\"title\":null}]",
            "public_channel,im",
            "everything",
            "1767600100",
            "💥".repeat(3_001));

    private Nonsense() {}
}
