package dtu.slack.users;

import dtu.slack.SlackIds;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member of the workspace: a person, a bot user, or Slackbot.
 *
 * @param name the handle, unique, without the at sign
 * @param bot the bot whose user it is; null for people and Slackbot
 */
public record User(
        Id id,
        String name,
        Profile profile,
        Role role,
        @Nullable Bot bot,
        boolean deleted,
        String timeZone,
        Instant updated) {
    public static final Table<Id, User> USERS = Table.of("User", User::id);
    /** By address in lower case, since look-ups ignore case; bots have none. */
    public static final Index<String, User> BY_EMAIL = USERS.index("email", User::emailKey);

    public static final Index<String, User> BY_NAME = USERS.index("name", User::name);
    public static final Ids<Id> IDS = SlackIds.of("U", Id::new);

    /** Who welcomes everybody, and in whose name messages are buried. */
    public static final Id SLACKBOT = new Id("USLACKBOT");

    /** Letters and digits that begin with {@code U}. */
    public record Id(String value) implements EntityId {}

    /** What a person may decide. */
    public enum Role {
        MEMBER,
        ADMIN,
        OWNER;

        public boolean isAdmin() {
            return this != MEMBER;
        }
    }

    /** The bot behind a bot user. */
    public record Bot(dtu.slack.bots.Bot.Id id, dtu.slack.apps.App.Id app) {}

    /** What a person tells about themselves. */
    public record Profile(
            String firstName,
            String lastName,
            String realName,
            String displayName,
            String email,
            String title,
            Status status) {

        static final Profile EMPTY = new Profile("", "", "", "", "", "", Status.NONE);

        public static Profile of(String firstName, String lastName, String email, String title) {
            var realName = (firstName + " " + lastName).strip();
            return new Profile(firstName, lastName, realName, realName, email, title, Status.NONE);
        }

        /** A bot has a name and nothing else. */
        public static Profile ofBot(String name) {
            return new Profile("", "", name, "", "", "", Status.NONE);
        }
    }

    /** What a person is up to. */
    public record Status(String text, String emoji, long expiration) {
        static final Status NONE = new Status("", "", 0);
    }

    public static User person(Id id, String name, Profile profile, Role role, String timeZone, Instant now) {
        return new User(id, name, profile, role, null, false, timeZone, now);
    }

    public static User ofBot(Id id, String name, String displayName, Bot bot, Instant now) {
        return new User(id, name, Profile.ofBot(displayName), Role.MEMBER, bot, false, "America/Los_Angeles", now);
    }

    public static User slackbot(Instant now) {
        var profile = new Profile("slackbot", "", "Slackbot", "Slackbot", "", "", Status.NONE);
        return new User(SLACKBOT, "slackbot", profile, Role.MEMBER, null, false, "America/Los_Angeles", now);
    }

    public User called(String displayName, Instant now) {
        return new User(id, name, Profile.ofBot(displayName), role, bot, deleted, timeZone, now);
    }

    public User withProfile(Profile changed, Instant now) {
        return new User(id, name, changed, role, bot, deleted, timeZone, now);
    }

    public User named(String handle, Instant now) {
        return new User(id, handle, profile, role, bot, deleted, timeZone, now);
    }

    public User deactivated(Instant now) {
        return new User(id, name, profile, role, bot, true, timeZone, now);
    }

    public User reactivated(Instant now) {
        return new User(id, name, profile, role, bot, false, timeZone, now);
    }

    public boolean isBot() {
        return bot != null;
    }

    /** Whoever is neither a bot nor Slackbot. */
    public boolean isPerson() {
        return bot == null && !id.equals(SLACKBOT);
    }

    public static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private @Nullable String emailKey() {
        return profile.email().isEmpty() ? null : key(profile.email());
    }
}
