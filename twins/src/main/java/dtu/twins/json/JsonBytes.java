package dtu.twins.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a JSON text while it is written, in a buffer that grows. It knows scalars; brackets are signs to it. */
final class JsonBytes {
    private static final int TYPICAL_ANSWER_BYTES = 2048;
    private static final int LONGEST_ESCAPE_BYTES = 6;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int FIRST_OF_TWO_BYTES = 0x80;
    private static final int FIRST_OF_THREE_BYTES = 0x800;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();
    /** The characters of one byte that stand for themselves. */
    private static final boolean[] PLAIN = plain();

    private byte[] bytes = new byte[TYPICAL_ANSWER_BYTES];
    private int size;

    private static boolean[] plain() {
        var plain = new boolean[FIRST_OF_TWO_BYTES];
        Arrays.fill(plain, FIRST_PRINTABLE, FIRST_OF_TWO_BYTES, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    /** What has been written. */
    byte[] taken() {
        return Arrays.copyOf(bytes, size);
    }

    /** A bracket, a comma or a colon. */
    void sign(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Begins a line so much deeper than the first, which begins by itself. */
    void line(int depth) {
        if (size > 0) {
            reserve(1 + 2 * depth);
            bytes[size++] = '\n';
            Arrays.fill(bytes, size, size + 2 * depth, (byte) ' ');
            size += 2 * depth;
        }
    }

    void truth(boolean value) {
        ascii(value ? "true" : "false");
    }

    void number(long value) {
        ascii(Long.toString(value));
    }

    /** What is no number for JSON is written as text. */
    void number(double value) {
        var text = Double.toString(value);
        if (Double.isFinite(value)) {
            ascii(text);
        } else {
            text(text);
        }
    }

    /** What needs no quotes and no escapes. */
    void ascii(String text) {
        reserve(text.length());
        for (var i = 0; i < text.length(); i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** JSON that is written already. */
    void copy(byte[] json) {
        reserve(json.length);
        System.arraycopy(json, 0, bytes, size, json.length);
        size += json.length;
    }

    void text(@Nullable String text) {
        if (text == null) {
            ascii("null");
            return;
        }
        reserve(text.length() + 2);
        bytes[size++] = '"';
        var plain = plain(text);
        if (plain < text.length()) {
            escaped(text, plain);
        }
        sign('"');
    }

    /** Writes the characters that stand for themselves, up to the first that does not; there is room for all. */
    private int plain(String text) {
        var to = bytes;
        var at = size;
        var length = text.length();
        var i = 0;
        while (i < length) {
            var c = text.charAt(i);
            if (c >= FIRST_OF_TWO_BYTES || !PLAIN[c]) {
                break;
            }
            to[at++] = (byte) c;
            i++;
        }
        size = at;
        return i;
    }

    private void escaped(String text, int from) {
        for (var i = from; i < text.length(); i++) {
            reserve(LONGEST_ESCAPE_BYTES);
            var c = text.charAt(i);
            if (c < FIRST_OF_TWO_BYTES) {
                single(c);
            } else if (!Character.isSurrogate(c)) {
                several(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                several(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                // Half a pair has no UTF-8; its escape keeps it.
                numbered(c);
            }
        }
    }

    private void single(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> {
                if (c < FIRST_PRINTABLE) {
                    numbered(c);
                } else {
                    bytes[size++] = (byte) c;
                }
            }
        }
    }

    private void escape(char letter) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) letter;
    }

    private void numbered(char c) {
        escape('u');
        for (var shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = (byte) HEX[(c >> shift) & 0xF];
        }
    }

    /** A character that takes two to four bytes: the first says how many, the others hold six bits each. */
    private void several(int c) {
        if (c < FIRST_OF_THREE_BYTES) {
            bytes[size++] = (byte) (0xC0 | (c >> 6));
        } else if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
            bytes[size++] = (byte) (0xE0 | (c >> 12));
            bytes[size++] = more(c >> 6);
        } else {
            bytes[size++] = (byte) (0xF0 | (c >> 18));
            bytes[size++] = more(c >> 12);
            bytes[size++] = more(c >> 6);
        }
        bytes[size++] = more(c);
    }

    private static byte more(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
        }
    }
}
