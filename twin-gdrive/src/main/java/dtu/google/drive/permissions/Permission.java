package dtu.google.drive.permissions;

import dtu.google.GoogleIds;
import dtu.google.drive.files.DriveFile;
import dtu.google.people.Person;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One grant.
 *
 * @param grantee an address or a domain, without the tenant's project; empty for anyone
 * @param expires when it ends; null for never
 */
public record Permission(
        Id id,
        Type type,
        Role role,
        String grantee,
        @Nullable Instant expires) {
    public static final Table<Id, Permission> PERMISSIONS = Table.of("Permission", Permission::id);
    /** The grants of one grantee on all files but their own. */
    public static final Index<String, Permission> BY_GUEST =
            PERMISSIONS.index("guest", permission -> permission.role == Role.OWNER ? null : permission.id.permission());

    public static final String ANYONE_WITH_LINK = "anyoneWithLink";
    static final String ANYONE = "anyone";

    /** A file and whom it is granted to: the same grantee has the same second part on every file. */
    public record Id(String file, String permission) implements Comparable<Id> {
        @Override
        public int compareTo(Id other) {
            var byFile = file.compareTo(other.file);
            return byFile != 0 ? byFile : permission.compareTo(other.permission);
        }
    }

    /** Whom a grant is for. */
    public enum Type {
        USER,
        GROUP,
        DOMAIN,
        ANYONE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> read(String text) {
            return Arrays.stream(values())
                    .filter(type -> type.text().equals(text))
                    .findFirst();
        }
    }

    /** The grants made on a file itself. */
    public static Range<Id> of(DriveFile.Id file) {
        return Range.where(id -> id.file().compareTo(file.value()));
    }

    public static Permission owner(DriveFile.Id file, Person person) {
        return of(file, person, Role.OWNER);
    }

    public static Permission of(DriveFile.Id file, Person person, Role role) {
        return new Permission(new Id(file.value(), person.id().value()), Type.USER, role, person.account(), null);
    }

    /** How a domain is called in ids. */
    static String domainId(String domain) {
        return GoogleIds.permissionId(domain) + "k";
    }

    Permission as(Role other) {
        return new Permission(id, type, other, grantee, expires);
    }

    Permission until(@Nullable Instant end) {
        return new Permission(id, type, role, grantee, end);
    }

    boolean isDiscoverable() {
        return id.permission().equals(ANYONE);
    }

    boolean isOver(Instant now) {
        return expires != null && !expires.isAfter(now);
    }
}
