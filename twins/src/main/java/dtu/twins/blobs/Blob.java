package dtu.twins.blobs;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Immutable content of any size: a row holds one, forks share it. */
public final class Blob {
    /** The size of every piece but the last. */
    public static final int PIECE_BYTES = 1 << 20;

    public static final Blob EMPTY = new Blob(List.of(), 0);

    private final List<Piece> pieces;
    private final long size;

    Blob(List<Piece> pieces, long size) {
        this.pieces = List.copyOf(pieces);
        this.size = size;
    }

    /** A run of bytes of at most {@link #PIECE_BYTES}, wherever it is kept. */
    interface Piece {
        byte[] bytes();

        int length();
    }

    private static final class InMemory implements Piece {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public int length() {
            return bytes.length;
        }
    }

    /** Content that is in memory anyway; the array must not be changed afterwards. */
    public static Blob of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        var pieces = new ArrayList<Piece>();
        for (var from = 0; from < bytes.length; from += PIECE_BYTES) {
            var to = Math.min(bytes.length, from + PIECE_BYTES);
            pieces.add(new InMemory(from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to)));
        }
        return new Blob(pieces, bytes.length);
    }

    public static Blob of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public long size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The whole content in one array; only for content that is known to be small. The array must not be changed. */
    public byte[] bytes() {
        if (pieces.size() == 1) {
            return pieces.getFirst().bytes();
        }
        var all = new byte[Math.toIntExact(size)];
        var at = 0;
        for (var piece : pieces) {
            System.arraycopy(piece.bytes(), 0, all, at, piece.length());
            at += piece.length();
        }
        return all;
    }

    /** The first half of it. */
    public Blob half() {
        return of(Arrays.copyOf(bytes(), Math.toIntExact(size / 2)));
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public InputStream open() {
        return new SequenceInputStream(Collections.enumeration(pieces.stream()
                .map(piece -> (InputStream) new ByteArrayInputStream(piece.bytes()))
                .toList()));
    }

    /** The bytes from one position to another, the latter excluded; copies two pieces at most. */
    public Blob slice(long from, long to) {
        if (from < 0 || to > size || from > to) {
            throw new IndexOutOfBoundsException(from + ".." + to + " of " + size);
        }
        var part = new ArrayList<Piece>();
        var start = 0L;
        for (var piece : pieces) {
            var low = (int) Math.max(0, from - start);
            var high = (int) Math.min(piece.length(), to - start);
            if (low < high) {
                var whole = low == 0 && high == piece.length();
                part.add(whole ? piece : new InMemory(Arrays.copyOfRange(piece.bytes(), low, high)));
            }
            start += piece.length();
        }
        return new Blob(part, to - from);
    }

    /** This content followed by the other; copies nothing. */
    public Blob plus(Blob more) {
        var all = new ArrayList<>(pieces);
        all.addAll(more.pieces);
        return new Blob(all, size + more.size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Blob blob && size == blob.size && sameBytes(blob));
    }

    private boolean sameBytes(Blob other) {
        if (pieces.equals(other.pieces)) {
            return true;
        }
        return Arrays.equals(bytes(), other.bytes());
    }

    @Override
    public int hashCode() {
        return pieces.isEmpty() ? 0 : Arrays.hashCode(pieces.getFirst().bytes());
    }

    @Override
    public String toString() {
        return size + " bytes";
    }
}
