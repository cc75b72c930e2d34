package dtu.slack.files;

import dtu.twins.blobs.Blob;
import java.util.Optional;

/** What the first bytes of an image tell: its format, its width and its height. */
public record Picture(String type, int width, int height) {
    private static final int HEADER_MAX = 256 * 1024;

    /** Empty when the bytes are no PNG, GIF or JPEG. */
    public static Optional<Picture> of(Blob blob) {
        var bytes = blob.slice(0, Math.min(blob.size(), HEADER_MAX)).bytes();
        if (bytes.length >= 24 && begins(bytes, 0x89, 'P', 'N', 'G')) {
            return Optional.of(new Picture(
                    "png", (big(bytes, 16) << 16) + big(bytes, 18), (big(bytes, 20) << 16) + big(bytes, 22)));
        }
        if (bytes.length >= 10 && begins(bytes, 'G', 'I', 'F', '8')) {
            return Optional.of(new Picture("gif", little(bytes, 6), little(bytes, 8)));
        }
        return begins(bytes, 0xff, 0xd8, 0xff) ? jpeg(bytes) : Optional.empty();
    }

    /** Its size stands in the segment that begins a frame. */
    private static Optional<Picture> jpeg(byte[] bytes) {
        var at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xff) == 0xff) {
            var marker = bytes[at + 1] & 0xff;
            var isFrame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (isFrame) {
                return Optional.of(new Picture("jpg", big(bytes, at + 7), big(bytes, at + 5)));
            }
            at += 2 + Math.max(2, big(bytes, at + 2));
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (var i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int big(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) + (bytes[at + 1] & 0xff);
    }

    private static int little(byte[] bytes, int at) {
        return (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }
}
