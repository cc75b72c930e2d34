package dtu.harness.store;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * An append-only file of checksummed records, written by one worker.
 *
 * <p>Layout: {@code DTUSEG2\n}, 32 bytes that identify the run, then records of length, CRC-32C of the length, CRC-32C
 * of the payload, payload. A record goes out in one unbuffered write, so a killed process leaves at most one torn
 * record, at the end.
 */
final class Segment implements Closeable {
    private static final byte[] MAGIC = "DTUSEG2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int RUN_ID_BYTES = 32;
    private static final int HEADER_BYTES = 8 + RUN_ID_BYTES;
    private static final int FRAME_BYTES = 12;

    /** Takes the payload of each sound record, and where it lies in the file. */
    interface Visitor {
        void record(long offset, byte[] payload) throws IOException;
    }

    // Not a FileChannel: an interrupted worker would close that under its own hands.
    private final FileOutputStream out;

    private Segment(FileOutputStream out) {
        this.out = out;
    }

    static Segment create(Path file, byte[] runId) throws IOException {
        Files.createFile(file);
        var segment = new Segment(new FileOutputStream(file.toFile()));
        byte[] header = Arrays.copyOf(MAGIC, HEADER_BYTES);
        System.arraycopy(runId, 0, header, MAGIC.length, RUN_ID_BYTES);
        segment.out.write(header);
        return segment;
    }

    void append(byte[] payload) throws IOException {
        out.write(framed(payload));
    }

    static byte[] framed(byte[] payload) {
        return ByteBuffer.allocate(FRAME_BYTES + payload.length)
                .putInt(payload.length)
                .putInt(checksum(lengthBytes(payload.length)))
                .putInt(checksum(payload))
                .put(payload)
                .array();
    }

    /** Survives a loss of power as well, unlike the single records. */
    @Override
    public void close() {
        try (out) {
            out.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a segment up to its torn end, if it has one.
     *
     * @return how many bytes of the file are sound
     */
    static long read(Path file, byte[] runId, Visitor visitor) throws IOException {
        long size = Files.size(file);
        if (size < HEADER_BYTES) {
            return 0;
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (!Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new RunFolderException(file + " is not a segment of a run, or of another version of dtu");
            }
            if (!Arrays.equals(header, MAGIC.length, HEADER_BYTES, runId, 0, RUN_ID_BYTES)) {
                throw new RunFolderException(file + " belongs to another run than the spec.json beside it");
            }
            return records(file, in, size, visitor);
        }
    }

    /** The payload of the record at an offset that {@link #read} has reported. */
    static byte[] payloadAt(Path file, long offset) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(offset);
            int length = in.readInt();
            in.skipNBytes(FRAME_BYTES - Integer.BYTES);
            return in.readNBytes(length);
        }
    }

    private static long records(Path file, DataInputStream in, long size, Visitor visitor) throws IOException {
        long sound = HEADER_BYTES;
        while (size - sound >= FRAME_BYTES) {
            int length = in.readInt();
            boolean lengthSound = in.readInt() == checksum(lengthBytes(length));
            int checksum = in.readInt();
            if (!lengthSound) {
                // A file system that lost power may have grown the file and never filled it.
                if (length == 0 && onlyZeros(in)) {
                    return sound;
                }
                throw damaged(file, sound);
            }
            long end = sound + FRAME_BYTES + length;
            if (end > size) {
                return sound;
            }
            byte[] payload = in.readNBytes(length);
            if (checksum(payload) != checksum) {
                if (end == size) {
                    return sound;
                }
                throw damaged(file, sound);
            }
            visitor.record(sound, payload);
            sound = end;
        }
        return sound;
    }

    private static boolean onlyZeros(DataInputStream in) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != 0) {
                return false;
            }
        }
        return true;
    }

    private static RunFolderException damaged(Path file, long offset) {
        return new RunFolderException(
                "%s is damaged at byte %d; delete it and resume to run its trajectories again".formatted(file, offset));
    }

    private static byte[] lengthBytes(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
