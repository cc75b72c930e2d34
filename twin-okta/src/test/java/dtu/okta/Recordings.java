package dtu.okta;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Answers of Okta's own that lie beside the repository; tests that need them are skipped where they do not. */
public final class Recordings {
    private static final Path FOLDER = Path.of("..", "..", "shared", "specs", "okta", "samples");

    private Recordings() {}

    /** The text of a file. */
    public static String read(String file) {
        var path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "no recordings beside the repository");
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Ours has every member of theirs, as deep as theirs goes, and of the same kind; {@code elsewhere} names paths. */
    public static void isLike(Json theirs, Json ours, Set<String> elsewhere) {
        var missing = new ArrayList<String>();
        compare("", theirs, ours, elsewhere, missing);
        assertThat(missing).as("theirs %s%nours %s", theirs, ours).isEmpty();
    }

    private static void compare(String path, Json theirs, Json ours, Set<String> elsewhere, List<String> missing) {
        if (elsewhere.contains(path) || theirs.isNull()) {
            return;
        }
        if (!kind(theirs).equals(kind(ours))) {
            missing.add(path + ": " + kind(theirs) + ", not " + kind(ours));
        } else if (theirs.isArray() && theirs.size() > 0 && ours.size() > 0) {
            compare(path + "[]", theirs.elements().getFirst(), ours.elements().getFirst(), elsewhere, missing);
        } else if (theirs.isObject()) {
            theirs.members((name, value) -> {
                var inner = path.isEmpty() ? name : path + "." + name;
                if (!elsewhere.contains(inner)) {
                    var own = ours.at(name);
                    if (own.isEmpty()) {
                        missing.add(inner + " is missing");
                    } else {
                        compare(inner, value, own.get(), elsewhere, missing);
                    }
                }
            });
        }
    }

    private static String kind(Json value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        if (value.isNumber()) {
            return "a number";
        }
        if (value.isTruth()) {
            return "a truth";
        }
        return value.isNull() ? "nothing" : "text";
    }
}
