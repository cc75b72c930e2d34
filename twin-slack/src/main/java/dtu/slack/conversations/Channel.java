package dtu.slack.conversations;

import dtu.slack.SlackIds;
import dtu.slack.Ts;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A conversation of any kind: Slack has one object for all of them. */
public record Channel(
        Id id, Kind kind, Naming naming, Origin origin, Note topic, Note purpose, Standing standing, Instant updated) {
    public static final Table<Id, Channel> CHANNELS = Table.of("Channel", Channel::id);
    /** Names are unique among public, private and archived channels together. */
    public static final Index<String, Channel> BY_NAME = CHANNELS.index("name", Channel::uniqueName);

    public static final Index<Kind, Channel> BY_KIND = CHANNELS.index("kind", Channel::listedKind);
    /** Direct messages by the people in them. */
    public static final Index<String, Channel> BY_PARTY = CHANNELS.index("party", Channel::partyKey);

    public static final Relation<Id, User.Id> MEMBERS = Relation.of("ChannelMember");
    /** Direct messages that somebody has put out of sight. */
    public static final Relation<Id, User.Id> CLOSED = Relation.of("ClosedChannel");

    public static final Ids<Id> IDS = SlackIds.of("C", Id::new);
    public static final Ids<Id> IM_IDS = SlackIds.of("D", Id::new);

    /** Letters and digits that begin with {@code C}, or {@code D} for direct messages. */
    public record Id(String value) implements EntityId {}

    /** The four kinds, each with scopes and event types of its own. */
    public enum Kind {
        PUBLIC("public_channel", "channel", "channels"),
        PRIVATE("private_channel", "group", "groups"),
        IM("im", "im", "im"),
        MPIM("mpim", "mpim", "mpim");

        private final String type;
        private final String channelType;
        private final String family;

        Kind(String type, String channelType, String family) {
            this.type = type;
            this.channelType = channelType;
            this.family = family;
        }

        /** As the argument {@code types} names it. */
        public String type() {
            return type;
        }

        /** As events name it in {@code channel_type}. */
        public String channelType() {
            return channelType;
        }

        /** As scopes and subscriptions begin. */
        public String family() {
            return family;
        }

        public boolean isNamed() {
            return this == PUBLIC || this == PRIVATE;
        }
    }

    /**
     * What it is called, and was.
     *
     * @param party the ids of the people in a direct message, in order, with commas; null for channels
     */
    public record Naming(
            String name, List<String> previous, @Nullable String party) {
        public Naming {
            previous = List.copyOf(previous);
        }
    }

    /** Who made it and when. */
    public record Origin(User.Id creator, Instant created) {}

    /** A topic or a purpose. */
    public record Note(String value, String creator, long lastSet) {
        static final Note NONE = new Note("", "", 0);
    }

    /** What may be done with it. */
    public enum Standing {
        /** The channel everybody is in and nobody may leave. */
        GENERAL,
        ACTIVE,
        ARCHIVED,
        /** It is gone for everybody; only what once pointed at it still finds a name. */
        DELETED
    }

    /** How far somebody has read. */
    public record Mark(Seat id, Ts lastRead) {
        public static final Table<Seat, Mark> MARKS = Table.of("ReadMark", Mark::id);
    }

    /** One person's place in one conversation. */
    public record Seat(Id channel, User.Id user) implements Comparable<Seat> {
        @Override
        public int compareTo(Seat other) {
            var byChannel = channel.compareTo(other.channel);
            return byChannel != 0 ? byChannel : user.compareTo(other.user);
        }
    }

    public static Channel create(Id id, Kind kind, String name, User.Id creator, Instant now) {
        return new Channel(
                id,
                kind,
                new Naming(name, List.of(), null),
                new Origin(creator, now),
                Note.NONE,
                Note.NONE,
                Standing.ACTIVE,
                now);
    }

    public static Channel general(Id id, User.Id creator, Instant now) {
        var purpose =
                new Note("This channel is for workspace-wide communication.", creator.value(), now.getEpochSecond());
        var naming = new Naming("general", List.of(), null);
        return new Channel(
                id, Kind.PUBLIC, naming, new Origin(creator, now), Note.NONE, purpose, Standing.GENERAL, now);
    }

    static Channel direct(Id id, Kind kind, String name, Collection<User.Id> party, User.Id creator, Instant now) {
        var naming = new Naming(name, List.of(), key(party));
        return new Channel(id, kind, naming, new Origin(creator, now), Note.NONE, Note.NONE, Standing.ACTIVE, now);
    }

    Channel renamed(String name, Instant now) {
        var previous = new ArrayList<>(List.of(naming.name()));
        previous.addAll(naming.previous());
        return new Channel(id, kind, new Naming(name, previous, null), origin, topic, purpose, standing, now);
    }

    Channel madePrivate(Instant now) {
        return new Channel(id, Kind.PRIVATE, naming, origin, topic, purpose, standing, now);
    }

    Channel withTopic(Note note, Instant now) {
        return new Channel(id, kind, naming, origin, note, purpose, standing, now);
    }

    Channel withPurpose(Note note, Instant now) {
        return new Channel(id, kind, naming, origin, topic, note, standing, now);
    }

    Channel standing(Standing changed, Instant now) {
        return new Channel(id, kind, naming, origin, topic, purpose, changed, now);
    }

    public String name() {
        return naming.name();
    }

    public boolean isArchived() {
        return standing == Standing.ARCHIVED;
    }

    public boolean isDeleted() {
        return standing == Standing.DELETED;
    }

    public boolean isGeneral() {
        return standing == Standing.GENERAL;
    }

    public boolean has(State state, User.Id user) {
        return state.isLinked(MEMBERS, id, user);
    }

    /** Whether it exists for that person: private ones do not for those outside, and for guests no others do. */
    public boolean isVisibleTo(State state, User.Id user) {
        return !isDeleted() && ((kind == Kind.PUBLIC && !User.isGuest(state, user)) || has(state, user));
    }

    /** The other one in a direct message; oneself in the one with oneself. */
    public User.Id counterpart(User.Id user) {
        var party = naming.party() == null
                ? List.<String>of()
                : List.of(naming.party().split(","));
        return party.stream()
                .filter(id -> !id.equals(user.value()))
                .findFirst()
                .map(User.Id::new)
                .orElse(user);
    }

    static String key(Collection<User.Id> party) {
        return party.stream().map(User.Id::value).distinct().sorted().collect(Collectors.joining(","));
    }

    private @Nullable String uniqueName() {
        return kind.isNamed() && !isDeleted() ? naming.name() : null;
    }

    private @Nullable Kind listedKind() {
        return isDeleted() ? null : kind;
    }

    private @Nullable String partyKey() {
        return naming.party();
    }
}
