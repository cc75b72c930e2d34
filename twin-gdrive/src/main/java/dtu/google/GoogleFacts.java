package dtu.google;

import dtu.google.drive.files.DriveFile;
import dtu.google.drive.permissions.Permission;
import dtu.google.drive.permissions.Role;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.words.FactType;
import dtu.twins.words.Happening;
import dtu.twins.words.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened between two states, as scenarios speak of it. */
final class GoogleFacts {
    private static final Map<String, Kind> SHARING = Map.of("file", Kind.TEXT, "who", Kind.TEXT, "role", Kind.TEXT);
    private static final Map<String, Kind> FILE =
            Map.of("file", Kind.TEXT, "name", Kind.TEXT, "mimeType", Kind.TEXT, "owner", Kind.TEXT);

    static final List<FactType> TYPES = List.of(
            new FactType("drive.shared", SHARING, "drive.permission"),
            new FactType("drive.unshared", SHARING, "drive.permission"),
            new FactType(
                    "drive.role",
                    Map.of("file", Kind.TEXT, "who", Kind.TEXT, "role", Kind.TEXT, "before", Kind.TEXT),
                    "drive.permission"),
            new FactType(
                    "drive.owner", Map.of("file", Kind.TEXT, "owner", Kind.TEXT, "before", Kind.TEXT), "drive.file"),
            new FactType("drive.file.created", FILE, "drive.file"),
            new FactType("drive.file.trashed", FILE, "drive.file"),
            new FactType("drive.file.untrashed", FILE, "drive.file"),
            new FactType("drive.file.removed", FILE, "drive.file"));

    private final GoogleCall after;
    private final GoogleCall before;
    private final List<Happening> facts = new ArrayList<>();

    private GoogleFacts(GoogleCall before, GoogleCall after) {
        this.before = before;
        this.after = after;
    }

    static List<Happening> between(GoogleCall before, GoogleCall after) {
        var found = new GoogleFacts(before, after);
        before.state().diff(after.state(), (shape, id, old, now) -> {
            if (shape == Permission.PERMISSIONS) {
                found.permission((Permission) old, (Permission) now);
            } else if (shape == DriveFile.FILES) {
                found.file((DriveFile) old, (DriveFile) now);
            }
        });
        return found.facts;
    }

    /** Whoever makes a file or inherits one has not been given it by sharing: that is told of the file. */
    private void permission(@Nullable Permission old, @Nullable Permission now) {
        if (old == null && now != null && now.role() != Role.OWNER) {
            facts.add(sharing("drive.shared", now));
        } else if (old != null && now == null && old.role() != Role.OWNER && isLeft(old)) {
            facts.add(sharing("drive.unshared", old));
        } else if (old != null && now != null && old.role() != now.role()) {
            facts.add(new Happening(
                    "drive.role",
                    Map.of(
                            "file", now.id().file(),
                            "who", who(now),
                            "role", now.role().text(),
                            "before", old.role().text())));
        }
    }

    /** Grants that vanish with their file are part of its removal. */
    private boolean isLeft(Permission permission) {
        return after.state()
                .has(DriveFile.FILES, new DriveFile.Id(permission.id().file()));
    }

    private Happening sharing(String type, Permission permission) {
        return new Happening(
                type,
                Map.of(
                        "file", permission.id().file(),
                        "who", who(permission),
                        "role", permission.role().text()));
    }

    private String who(Permission permission) {
        return permission.type() == Permission.Type.ANYONE
                ? "anyone"
                : Accounts.rendered(after.state(), after.tenant(), permission.grantee());
    }

    private void file(@Nullable DriveFile old, @Nullable DriveFile now) {
        if (now != null && old == null) {
            facts.add(file("drive.file.created", now));
        } else if (old != null && now == null) {
            facts.add(file("drive.file.removed", old));
        } else if (old != null && now != null) {
            changed(old, now);
        }
    }

    private void changed(DriveFile old, DriveFile now) {
        if ((old.times().trashed() == null) != (now.times().trashed() == null)) {
            facts.add(file(now.times().trashed() == null ? "drive.file.untrashed" : "drive.file.trashed", now));
        }
        if (!Objects.equals(old.place().owner(), now.place().owner())) {
            facts.add(new Happening(
                    "drive.owner",
                    Map.of(
                            "file", now.id().value(),
                            "owner", owner(after, now),
                            "before", owner(before, old))));
        }
    }

    private Happening file(String type, DriveFile file) {
        return new Happening(
                type,
                Map.of(
                        "file", file.id().value(),
                        "name", file.name(),
                        "mimeType", file.mimeType(),
                        "owner", owner(after, file)));
    }

    private static String owner(GoogleCall call, DriveFile file) {
        var owner = file.place().owner();
        return owner == null
                ? ""
                : call.state().find(Person.PEOPLE, owner).map(call::address).orElse("");
    }
}
