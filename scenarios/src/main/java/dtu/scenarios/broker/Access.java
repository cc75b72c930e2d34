package dtu.scenarios.broker;

import dtu.twins.json.Json;
import java.util.Locale;
import java.util.Map;

/** What somebody may be let into: an application by a group of Okta, or a file of Drive by a permission. */
sealed interface Access {
    /** What people call it. */
    String name();

    /** Whether somebody means this by that word of a command. */
    boolean answersTo(String word);

    Map<String, Object> plain();

    /** The members of a group use the application. */
    record Membership(String app, String group) implements Access {
        @Override
        public String name() {
            return app;
        }

        @Override
        public boolean answersTo(String word) {
            return app.equals(word);
        }

        @Override
        public Map<String, Object> plain() {
            return Map.of("app", app, "group", group);
        }
    }

    /**
     * A file is shared with a person.
     *
     * @param owner the address of the one in whose name it is shared
     * @param permission its id in Drive; empty while nobody has shared the file
     */
    record Sharing(String file, String title, String owner, Role role, String permission) implements Access {
        /** The same file, shared by that permission. */
        Sharing by(String id) {
            return new Sharing(file, title, owner, role, id);
        }

        /** The same file, which belongs to somebody else now. */
        Sharing of(String heir) {
            return new Sharing(file, title, heir, role, permission);
        }

        @Override
        public String name() {
            return title;
        }

        /** Files change hands, so the owner's address in the word does not matter. */
        @Override
        public boolean answersTo(String word) {
            return FileName.of(word)
                    .filter(meant -> meant.role() == role)
                    .filter(meant -> meant.file().equals(file) || meant.file().equals(title))
                    .isPresent();
        }

        @Override
        public Map<String, Object> plain() {
            return Map.of("file", file, "title", title, "owner", owner, "role", role.word(), "permission", permission);
        }
    }

    /** What one may do with a shared file. */
    enum Role {
        READER,
        WRITER;

        /** As Drive writes it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Access of(Json json) {
        if (json.at("file").isEmpty()) {
            return new Membership(text(json, "app"), text(json, "group"));
        }
        return new Sharing(
                text(json, "file"),
                text(json, "title"),
                text(json, "owner"),
                Role.valueOf(text(json, "role").toUpperCase(Locale.ROOT)),
                text(json, "permission"));
    }

    private static String text(Json json, String name) {
        return json.textAt(name).orElse("");
    }
}
