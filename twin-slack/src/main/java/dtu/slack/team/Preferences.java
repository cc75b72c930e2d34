package dtu.slack.team;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the owners of the workspace have decided for everybody.
 *
 * @param editWindow for how many minutes a message can be changed; below zero for ever
 * @param realNames whether people are shown under their real names
 * @param locale the language of whoever comes, and of conversations
 */
public record Preferences(
        Place id,
        Plan plan,
        long editWindow,
        Deletion deletion,
        boolean realNames,
        Uploads uploads,
        Posters general,
        String locale) {
    static final Table<Place, Preferences> PREFERENCES = Table.of("Preferences", Preferences::id);

    private static final Preferences USUAL = new Preferences(
            new Place("workspace"),
            Plan.PLUS,
            -1,
            Deletion.BY_ANYBODY,
            false,
            Uploads.ALLOW_ALL,
            Posters.EVERYONE,
            User.LOCALE);

    /** There is one place only: the workspace. */
    record Place(String value) implements EntityId {}

    /** What the workspace pays for. */
    enum Plan {
        FREE,
        STD,
        PLUS,
        COMPLIANCE,
        ENTERPRISE
    }

    /** Who may take back what they said. */
    enum Deletion {
        BY_ANYBODY,
        BY_ADMINISTRATORS
    }

    /** Which files people may bring. */
    enum Uploads {
        ALLOW_ALL,
        DISABLE_ALL_EXCEPT_IMAGES,
        DISABLE_ALL
    }

    /** Who may speak where everybody listens. */
    enum Posters {
        EVERYONE,
        ADMIN,
        OWNER
    }

    static Preferences of(State state) {
        return state.find(PREFERENCES, USUAL.id()).orElse(USUAL);
    }

    /** The language of the workspace. */
    public static String language(State state) {
        return of(state).locale();
    }

    /** Refuses those who may not speak in the channel that everybody is in. */
    public static void requireVoice(SlackCall call, Channel channel) {
        var role = call.user().role();
        var may = switch (of(call.state()).general()) {
            case EVERYONE -> true;
            case ADMIN -> role.isAdmin();
            case OWNER -> role.isOwner();
        };
        if (channel.isGeneral() && !may) {
            throw SlackError.RESTRICTED_ACTION.refusal();
        }
    }

    /** Whether nobody but administrators speaks there. */
    public static boolean isReserved(State state, Channel channel) {
        return channel.isGeneral() && of(state).general() != Posters.EVERYONE;
    }

    /** Refuses a change that comes too late. */
    public static void requireEditable(SlackCall call, Instant said) {
        var minutes = of(call.state()).editWindow();
        if (minutes >= 0 && said.plus(minutes, ChronoUnit.MINUTES).isBefore(call.now())) {
            throw SlackError.EDIT_WINDOW_CLOSED.refusal();
        }
    }

    /** Whether this person may take back what they said. */
    public static boolean mayDelete(SlackCall call, User user) {
        return of(call.state()).deletion() == Deletion.BY_ANYBODY || user.role().isAdmin();
    }

    /** Refuses files that nobody is to bring. */
    public static void requireUploads(SlackCall call) {
        if (of(call.state()).uploads() == Uploads.DISABLE_ALL) {
            throw SlackError.FILE_UPLOADS_DISABLED.refusal();
        }
    }

    public static boolean allowsOnlyImages(SlackCall call) {
        return of(call.state()).uploads() == Uploads.DISABLE_ALL_EXCEPT_IMAGES;
    }

    /** Whether the workspace pays at all. */
    public static boolean isPaid(State state) {
        return of(state).plan() != Plan.FREE;
    }

    /** Whether it pays for the largest plan. */
    public static boolean isEnterprise(State state) {
        return of(state).plan() == Plan.ENTERPRISE;
    }

    /** Refuses what only workspaces have that pay. */
    public static void requirePaid(SlackCall call) {
        if (!isPaid(call.state())) {
            throw SlackError.PAID_TEAMS_ONLY.refusal();
        }
    }
}
