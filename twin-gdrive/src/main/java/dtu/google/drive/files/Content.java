package dtu.google.drive.files;

import dtu.twins.blobs.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file.
 *
 * @param revision the id of the revision these bytes are
 */
public record Content(Blob blob, String md5, String sha1, String sha256, String revision) {
    private static final int BUFFER_BYTES = 1 << 16;

    public static Content of(Blob blob, String revision) {
        var md5 = digest("MD5");
        var sha1 = digest("SHA-1");
        var sha256 = digest("SHA-256");
        try (var stream = blob.open()) {
            var buffer = new byte[BUFFER_BYTES];
            for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                md5.update(buffer, 0, read);
                sha1.update(buffer, 0, read);
                sha256.update(buffer, 0, read);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Content(blob, hex(md5), hex(sha1), hex(sha256), revision);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
