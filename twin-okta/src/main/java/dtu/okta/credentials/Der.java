package dtu.okta.credentials;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The distinguished encoding of ASN.1, as far as certificates need it (X.690). */
final class Der {
    static final byte[] NULL = {5, 0};
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTETS = 0x04;
    private static final int OBJECT = 0x06;
    private static final int UTF8 = 0x0c;
    private static final int PRINTABLE = 0x13;
    private static final int IA5 = 0x16;
    private static final int UTC_TIME = 0x17;
    private static final int LONG_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int CONTEXT = 0xa0;
    private static final int CONTEXT_TEXT = 0x80;
    private static final int SHORT_MAX = 0x7f;
    private static final int SEVEN = 7;
    private static final int FORTY = 40;
    private static final Instant LONG_YEARS = Instant.parse("2050-01-01T00:00:00Z");
    private static final DateTimeFormatter SHORT_FORM =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG_FORM =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, parts);
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, parts);
    }

    /** Something that its number in a structure tells, not its type. */
    static byte[] context(int number, byte[]... parts) {
        return tagged(CONTEXT + number, parts);
    }

    static byte[] contextText(int number, String text) {
        return tagged(CONTEXT_TEXT + number, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] bits(byte[] content) {
        return tagged(BIT_STRING, new byte[] {0}, content);
    }

    static byte[] octets(byte[] content) {
        return tagged(OCTETS, content);
    }

    static byte[] utf8(String text) {
        return tagged(UTF8, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] printable(String text) {
        return tagged(PRINTABLE, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] ia5(String text) {
        return tagged(IA5, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] time(Instant time) {
        return time.isBefore(LONG_YEARS)
                ? tagged(UTC_TIME, SHORT_FORM.format(time).getBytes(StandardCharsets.US_ASCII))
                : tagged(LONG_TIME, LONG_FORM.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    /** An object identifier in dots. */
    static byte[] object(String dotted) {
        var numbers = dotted.split("\\.", -1);
        var content = new ByteArrayOutputStream();
        content.write(Integer.parseInt(numbers[0]) * FORTY + Integer.parseInt(numbers[1]));
        for (var i = 2; i < numbers.length; i++) {
            var number = Long.parseLong(numbers[i]);
            var shift = 0;
            while (number >> (shift + SEVEN) > 0) {
                shift += SEVEN;
            }
            for (; shift > 0; shift -= SEVEN) {
                content.write(((int) (number >> shift) & SHORT_MAX) | (SHORT_MAX + 1));
            }
            content.write((int) number & SHORT_MAX);
        }
        return tagged(OBJECT, content.toByteArray());
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (var part : parts) {
            content.writeBytes(part);
        }
        var length = content.size();
        var result = new ByteArrayOutputStream();
        result.write(tag);
        if (length <= SHORT_MAX) {
            result.write(length);
        } else {
            var octets = BigInteger.valueOf(length).toByteArray();
            var from = octets[0] == 0 ? 1 : 0;
            result.write(SHORT_MAX + 1 + octets.length - from);
            result.write(octets, from, octets.length - from);
        }
        result.writeBytes(content.toByteArray());
        return result.toByteArray();
    }
}
