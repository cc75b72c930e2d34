package dtu.google.drive.files;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The orders that {@code orderBy} offers. */
final class FileOrder {
    private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

    private FileOrder() {}

    /** Keys from the most to the least significant, each perhaps followed by {@code desc}; at last the id. */
    static Comparator<DriveFile> read(GoogleCall call, String text) {
        Comparator<DriveFile> order = null;
        for (var part : text.split(",", -1)) {
            var words = part.strip().split("\\s+", -1);
            var key = key(call, words[0]);
            if (words.length > 2 || (words.length == 2 && !words[1].equals("desc"))) {
                throw GoogleError.INVALID.of("orderBy");
            }
            var directed = words.length == 2 ? key.reversed() : key;
            order = order == null ? directed : order.thenComparing(directed);
        }
        var byId = Comparator.comparing((DriveFile file) -> file.id().value());
        return order == null ? byId : order.thenComparing(byId);
    }

    private static Comparator<DriveFile> key(GoogleCall call, String name) {
        return switch (name) {
            case "name" -> Comparator.comparing(file -> file.name().toLowerCase(Locale.ROOT));
            case "name_natural" -> (one, other) -> natural(one.name(), other.name());
            // Folders come first.
            case "folder" -> Comparator.comparing(file -> !file.isFolder());
            case "createdTime" -> Comparator.comparing(file -> file.times().created());
            case "modifiedTime" -> Comparator.comparing(file -> file.times().modified());
            case "recency" ->
                Comparator.comparing((DriveFile file) -> file.times().modified())
                        .reversed();
            case "modifiedByMeTime" -> byTime(call, Mark::modified);
            case "viewedByMeTime" -> byTime(call, Mark::viewed);
            case "sharedWithMeTime" -> byTime(call, Mark::shared);
            case "starred" -> Comparator.comparing(file -> mark(call, file).starred());
            case "quotaBytesUsed" -> Comparator.comparingLong(FileOrder::size);
            default -> throw GoogleError.INVALID.of("orderBy");
        };
    }

    private static long size(DriveFile file) {
        var content = file.content();
        return content == null ? 0 : content.blob().size();
    }

    /** A time of a person's own. */
    private interface Reading {
        @Nullable
        Instant of(Mark mark);
    }

    private static Comparator<DriveFile> byTime(GoogleCall call, Reading reading) {
        return Comparator.comparing(file -> {
            var time = reading.of(mark(call, file));
            return time == null ? Instant.EPOCH : time;
        });
    }

    private static Mark mark(GoogleCall call, DriveFile file) {
        return Mark.of(call.state(), file.id(), call.me().id());
    }

    /** Numbers within names by their value: 2 before 12. */
    private static int natural(String one, String other) {
        var mine = runs(one.toLowerCase(Locale.ROOT));
        var theirs = runs(other.toLowerCase(Locale.ROOT));
        for (var i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            var side = compared(mine.get(i), theirs.get(i));
            if (side != 0) {
                return side;
            }
        }
        return Integer.compare(mine.size(), theirs.size());
    }

    private static int compared(String mine, String theirs) {
        return isNumber(mine) && isNumber(theirs)
                ? new BigInteger(mine).compareTo(new BigInteger(theirs))
                : mine.compareTo(theirs);
    }

    private static boolean isNumber(String run) {
        return run.charAt(0) >= '0' && run.charAt(0) <= '9';
    }

    private static List<String> runs(String text) {
        var runs = new ArrayList<String>();
        var matcher = RUN.matcher(text);
        while (matcher.find()) {
            runs.add(matcher.group());
        }
        return runs;
    }
}
