package dtu.okta.factors;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As much of the binary notation of security keys as they use: numbers, bytes, texts, lists and maps.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8949">RFC 8949</a>
 */
final class Cbor {
    private static final int DEPTH_MAX = 8;
    private static final int SMALL = 24;
    private static final int LENGTHS = 28;

    private final ByteBuffer input;

    private Cbor(ByteBuffer input) {
        this.input = input;
    }

    /** The map that the bytes begin with; empty when they begin with anything else. */
    static Optional<Map<Object, Object>> read(byte[] bytes) {
        try {
            return new Cbor(ByteBuffer.wrap(bytes)).value(0) instanceof Map<?, ?> map
                    ? Optional.of(new LinkedHashMap<>(map))
                    : Optional.empty();
        } catch (BufferUnderflowException | Malformed notCbor) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> bytes(Map<Object, Object> map, Object key) {
        return map.get(key) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }

    static long number(Map<Object, Object> map, Object key) {
        return map.get(key) instanceof Long number ? number : Long.MIN_VALUE;
    }

    /** The input is something else. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not CBOR", null, false, false);
        }
    }

    private Object value(int depth) {
        var head = input.get() & 0xff;
        var length = length(head & 0x1f);
        if (depth > DEPTH_MAX) {
            throw new Malformed();
        }
        return switch (head >> 5) {
            case 0 -> length;
            case 1 -> -1 - length;
            case 2 -> bytes(length);
            case 3 -> new String(bytes(length), StandardCharsets.UTF_8);
            case 4 -> list(length, depth);
            case 5 -> map(length, depth);
            default -> throw new Malformed();
        };
    }

    private long length(int marker) {
        if (marker < SMALL) {
            return marker;
        }
        if (marker >= LENGTHS) {
            throw new Malformed();
        }
        return switch (marker - SMALL) {
            case 0 -> input.get() & 0xffL;
            case 1 -> input.getShort() & 0xffffL;
            case 2 -> Integer.toUnsignedLong(input.getInt());
            default -> input.getLong();
        };
    }

    private byte[] bytes(long length) {
        if (length < 0 || length > input.remaining()) {
            throw new Malformed();
        }
        var bytes = new byte[(int) length];
        input.get(bytes);
        return bytes;
    }

    private List<Object> list(long size, int depth) {
        var list = new ArrayList<>();
        for (var i = 0L; i < size; i++) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<Object, Object> map(long size, int depth) {
        var map = new LinkedHashMap<>();
        for (var i = 0L; i < size; i++) {
            map.put(value(depth + 1), value(depth + 1));
        }
        return map;
    }
}
