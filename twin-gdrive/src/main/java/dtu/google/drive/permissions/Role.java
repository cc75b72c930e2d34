package dtu.google.drive.permissions;

import java.util.Arrays;
import java.util.Optional;

/** What a grant allows, from the least to the most. */
public enum Role {
    READER("reader"),
    COMMENTER("commenter"),
    WRITER("writer"),
    FILE_ORGANIZER("fileOrganizer"),
    ORGANIZER("organizer"),
    OWNER("owner");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** As Drive writes it. */
    public String text() {
        return text;
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** Only members of shared drives have these. */
    boolean isOfSharedDrives() {
        return this == FILE_ORGANIZER || this == ORGANIZER;
    }

    static Optional<Role> read(String text) {
        return Arrays.stream(values()).filter(role -> role.text.equals(text)).findFirst();
    }
}
