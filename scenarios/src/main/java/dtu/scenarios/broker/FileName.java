package dtu.scenarios.broker;

import dtu.scenarios.broker.Access.Role;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people name somebody's file: {@code drive:OWNER/FILE} to read it, {@code drive-edit:OWNER/FILE} to write in it.
 *
 * @param owner an address
 * @param file a title or an id
 */
record FileName(String owner, String file, Role role) {
    private static final Pattern FORM = Pattern.compile("drive(-edit)?:([^/]+)/(.+)");

    static Optional<FileName> of(String word) {
        var parts = FORM.matcher(word);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var role = parts.group(1) == null ? Role.READER : Role.WRITER;
        return Optional.of(new FileName(parts.group(2), parts.group(3), role));
    }
}
