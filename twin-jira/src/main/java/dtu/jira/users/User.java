package dtu.jira.users;

import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A person with an Atlassian account on this site. */
public record User(Id id, String email, String displayName, String timeZone, Standing standing) {
    public static final Table<Id, User> USERS = Table.of("User", User::id);
    /** E-mail addresses are unique, whatever their case. */
    public static final Index<String, User> BY_EMAIL = USERS.index("email", user -> key(user.email()));
    /** By every word of the name and by the address, since a search finds any of their beginnings. */
    static final Index<String, User> BY_WORD = USERS.indexEach("word", User::words);

    private static final String HEX = "0123456789abcdef";
    private static final int COUNTED = 6;
    private static final int RANDOM = 16;

    public static final Ids<Id> IDS = new Ids<>("jira.user", Ids.shaped("5f", HEX, COUNTED, RANDOM), Id::new);

    /** Twenty-four hexadecimal digits. */
    public record Id(String value) implements EntityId {}

    /** Whether a person can still sign in. */
    public enum Standing {
        ACTIVE,
        INACTIVE
    }

    public static User create(Id id, String email, String displayName, String timeZone) {
        return new User(id, email, displayName, timeZone, Standing.ACTIVE);
    }

    User removed() {
        return new User(id, email, displayName, timeZone, Standing.INACTIVE);
    }

    User returned() {
        return new User(id, email, displayName, timeZone, Standing.ACTIVE);
    }

    public boolean isActive() {
        return standing == Standing.ACTIVE;
    }

    /** As an index knows a name or an address. */
    public static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        words.add(key(email));
        words.add(key(displayName));
        for (var word : key(displayName).split("\\s+", -1)) {
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }
}
