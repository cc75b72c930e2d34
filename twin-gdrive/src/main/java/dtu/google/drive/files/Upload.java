package dtu.google.drive.files;

import dtu.twins.blobs.Blob;
import java.util.Locale;

/**
 * Bytes that came with a request.
 *
 * @param type the media type that came with them; empty when none did
 */
record Upload(Blob bytes, String type) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** The media type: the one that came with the bytes, else what they look like. */
    String sniffed() {
        if (!type.isBlank()) {
            var semicolon = type.indexOf(';');
            return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        }
        if (begins(PNG)) {
            return "image/png";
        }
        if (begins(JPEG)) {
            return "image/jpeg";
        }
        return begins(PDF) ? "application/pdf" : MimeTypes.BYTES;
    }

    private boolean begins(byte[] magic) {
        if (bytes.size() < magic.length) {
            return false;
        }
        return java.util.Arrays.equals(bytes.slice(0, magic.length).bytes(), magic);
    }
}
