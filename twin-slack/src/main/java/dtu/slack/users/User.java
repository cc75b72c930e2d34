package dtu.slack.users;

import dtu.slack.SlackIds;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
        Settings settings,
        Life life) {
    public static final Table<Id, User> USERS = Table.of("User", User::id);
    /** By address in lower case, since look-ups ignore case; bots have none. */
    public static final Index<String, User> BY_EMAIL = USERS.index("email", User::emailKey);

    public static final Index<String, User> BY_NAME = USERS.index("name", User::name);
    /** People alone, without bots and Slackbot. */
    public static final Index<Id, User> PEOPLE = USERS.index("person", user -> user.isPerson() ? user.id() : null);

    /** Whoever owns the workspace before all others. */
    public static final Index<Role, User> FIRST_OWNER =
            USERS.index("first owner", user -> user.role() == Role.PRIMARY_OWNER ? user.role() : null);

    public static final Ids<Id> IDS = SlackIds.of("U", Id::new);

    /** Where people are and what they read unless somebody says otherwise. */
    public static final String ZONE = "America/Los_Angeles";

    public static final String LOCALE = "en-US";

    /** Who welcomes everybody, and in whose name messages are buried. */
    public static final Id SLACKBOT = new Id("USLACKBOT");

    /** Letters and digits that begin with {@code U}. */
    public record Id(String value) implements EntityId {}

    /** What a person may decide, from the least to the most. */
    public enum Role {
        /** A guest in one channel. */
        SINGLE_CHANNEL_GUEST,
        /** A guest in the channels they were invited to. */
        MULTI_CHANNEL_GUEST,
        MEMBER,
        ADMIN,
        OWNER,
        PRIMARY_OWNER;

        public boolean isGuest() {
            return compareTo(MEMBER) < 0;
        }

        public boolean isAdmin() {
            return compareTo(ADMIN) >= 0;
        }

        public boolean isOwner() {
            return compareTo(OWNER) >= 0;
        }
    }

    /** When somebody came, when they last changed, and whether they have been deactivated. */
    public record Life(Instant created, Instant updated, boolean deleted) {
        static Life begun(Instant now) {
            return new Life(now, now, false);
        }

        Life changed(Instant now) {
            return new Life(created, now, deleted);
        }
    }

    /**
     * What a person has chosen for themselves.
     *
     * @param locale the language they read, such as {@code en-US}
     */
    public record Settings(String timeZone, String locale, SecondFactor secondFactor) {
        /** As they are at first. */
        public static Settings of(String timeZone, String locale) {
            return new Settings(timeZone, locale, SecondFactor.NONE);
        }

        public Settings in(String zone) {
            return new Settings(zone, locale, secondFactor);
        }

        public Settings reading(String language) {
            return new Settings(timeZone, language, secondFactor);
        }

        Settings secured(SecondFactor factor) {
            return new Settings(timeZone, locale, factor);
        }
    }

    /** What somebody proves at a sign-in beside a password. */
    public enum SecondFactor {
        NONE,
        APP,
        SMS
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
            Status status,
            Card card) {

        static final Profile EMPTY = new Profile("", "", "", "", "", "", Status.NONE, Card.BLANK);

        public static Profile of(String firstName, String lastName, String email, String title) {
            var realName = (firstName + " " + lastName).strip();
            return new Profile(firstName, lastName, realName, realName, email, title, Status.NONE, Card.BLANK);
        }

        /** A bot has a name and nothing else. */
        public static Profile ofBot(String name) {
            return new Profile("", "", name, "", "", "", Status.NONE, Card.BLANK);
        }

        public Profile withStatus(Status changed) {
            return new Profile(firstName, lastName, realName, displayName, email, title, changed, card);
        }

        public Profile withCard(Card changed) {
            return new Profile(firstName, lastName, realName, displayName, email, title, status, changed);
        }
    }

    /** What a person is up to. */
    public record Status(String text, String emoji, long expiration) {
        public static final Status NONE = new Status("", "", 0);
    }

    /**
     * What else stands on somebody's card.
     *
     * @param photo names a picture that was uploaded; empty for the one that everybody has
     * @param fields the workspace's own fields, by their ids, kept as given
     */
    public record Card(String phone, String skype, String pronouns, String startDate, String photo, Json fields) {
        public static final Card BLANK = new Card("", "", "", "", "", Json.EMPTY_OBJECT);

        public Card withPhoto(String other) {
            return new Card(phone, skype, pronouns, startDate, other, fields);
        }
    }

    public static User person(Id id, String name, Profile profile, Role role, Settings settings, Instant now) {
        return new User(id, name, profile, role, null, settings, Life.begun(now));
    }

    public static User ofBot(Id id, String name, String displayName, Bot bot, Instant now) {
        var profile = Profile.ofBot(displayName);
        return new User(id, name, profile, Role.MEMBER, bot, Settings.of(ZONE, LOCALE), Life.begun(now));
    }

    public static User slackbot(Instant now) {
        var profile = new Profile("slackbot", "", "Slackbot", "Slackbot", "", "", Status.NONE, Card.BLANK);
        return new User(SLACKBOT, "slackbot", profile, Role.MEMBER, null, Settings.of(ZONE, LOCALE), Life.begun(now));
    }

    public User called(String displayName, Instant now) {
        return withProfile(Profile.ofBot(displayName), now);
    }

    public User withProfile(Profile changed, Instant now) {
        return new User(id, name, changed, role, bot, settings, life.changed(now));
    }

    public User named(String handle, Instant now) {
        return new User(id, handle, profile, role, bot, settings, life.changed(now));
    }

    public User choosing(Settings other, Instant now) {
        return new User(id, name, profile, role, bot, other, life.changed(now));
    }

    public User as(Role other, Instant now) {
        return new User(id, name, profile, other, bot, settings, life.changed(now));
    }

    public User deactivated(Instant now) {
        return new User(id, name, profile, role, bot, settings, new Life(life.created(), now, true));
    }

    public User reactivated(Instant now) {
        return new User(id, name, profile, role, bot, settings, new Life(life.created(), now, false));
    }

    public String timeZone() {
        return settings.timeZone();
    }

    public boolean deleted() {
        return life.deleted();
    }

    public Instant updated() {
        return life.updated();
    }

    public boolean isBot() {
        return bot != null;
    }

    /** Whether somebody is there only for the channels they were invited to. */
    public static boolean isGuest(State state, Id user) {
        return state.find(USERS, user).filter(found -> found.role().isGuest()).isPresent();
    }

    /** Whoever is neither a bot nor Slackbot. */
    public boolean isPerson() {
        return bot == null && !id.equals(SLACKBOT);
    }

    /** Whoever people mean by an id, a handle (with or without its sign) or an address. */
    public static Optional<User> meant(State state, String text) {
        var handle = text.startsWith("@") ? text.substring(1) : text;
        return state.find(USERS, new Id(text))
                .or(() -> state.find(BY_NAME, handle))
                .or(() -> state.find(BY_EMAIL, key(text)));
    }

    public static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    private @Nullable String emailKey() {
        return profile.email().isEmpty() ? null : key(profile.email());
    }
}
