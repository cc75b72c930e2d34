package dtu.slack.logs;

import dtu.slack.SlackCall;
import dtu.slack.conversations.Channel;
import dtu.slack.events.AppEvent;
import dtu.slack.events.Event;
import dtu.slack.events.FileEvent;
import dtu.slack.events.ItemEvent;
import dtu.slack.events.PeopleEvent;
import dtu.slack.events.SocketEvent;
import dtu.slack.files.SharedFile;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.json.Json;
import dtu.twins.state.Shape;
import dtu.twins.state.State;
import java.util.List;

/**
 * Writes down what a commit did: from what it announces to apps, and from the rows of apps, tokens and webhooks, of
 * whose changes nobody is told.
 */
public final class Chronicle {
    public static final List<Shape> SHAPES = List.of(Action.ACTIONS, IntegrationChange.CHANGES, Visit.VISITS);

    private final Scribe scribe;

    private Chronicle(Scribe scribe) {
        this.scribe = scribe;
    }

    /** What the commit led to, with the lines it leaves in the logs. */
    public static State written(SlackCall call, Commit commit) {
        var scribe = new Scribe(call, commit.state());
        var chronicle = new Chronicle(scribe);
        commit.announcements().forEach(announcement -> chronicle.happened((Event) announcement));
        AppRows.changed(scribe);
        return Visit.noted(call, scribe.written());
    }

    /** Somebody took a file away, which changes nothing else. */
    public static State downloaded(SlackCall call, SharedFile file) {
        var scribe = new Scribe(call, call.state());
        new Chronicle(scribe).paper(ActionName.FILE_DOWNLOADED, file.owner(), file);
        return scribe.written();
    }

    private void happened(Event event) {
        switch (event) {
            case Event.Lived lived -> lived(lived);
            case Event.Joined joined -> joined(joined);
            case Event.Left left -> left(left);
            case Event.TeamJoined(var user) -> arrived(user);
            case Event.UserChanged(var user, var at) -> changed(user);
            case FileEvent file -> file(file);
            case PeopleEvent people -> people(people);
            case Event.Posted posted -> {}
            case Event.Mentioned mentioned -> {}
            case Event.Changed changed -> {}
            case Event.Deleted deleted -> {}
            case Event.Reacted reacted -> {}
            case Event.ImCreated created -> {}
            case Event.HomeOpened opened -> {}
            case AppEvent about -> {}
            case ItemEvent item -> {}
            case SocketEvent told -> {}
        }
    }

    private void lived(Event.Lived lived) {
        var stage = switch (lived.stage()) {
            case CREATED -> "CHANNEL_CREATED";
            case ARCHIVED -> "CHANNEL_ARCHIVE";
            case UNARCHIVED -> "CHANNEL_UNARCHIVE";
            case DELETED -> "CHANNEL_DELETED";
            case RENAMED -> "";
        };
        var kind = lived.channel().kind() == Channel.Kind.PUBLIC ? "PUBLIC_" : "PRIVATE_";
        var name = stage.isEmpty() ? ActionName.CHANNEL_RENAMED : ActionName.valueOf(kind + stage);
        scribe.note(name, lived.user(), Entity.Room.of(lived.channel()), Json.EMPTY_OBJECT);
    }

    private void joined(Event.Joined joined) {
        if (joined.channel().kind().isNamed()) {
            var name = isGuest(joined.user()) ? ActionName.GUEST_CHANNEL_JOIN : ActionName.USER_CHANNEL_JOIN;
            var inviter = joined.inviter().isEmpty() ? null : new User.Id(joined.inviter());
            scribe.noteOwn(name, joined.user(), Entity.Room.of(joined.channel()), scribe.with("inviter", inviter));
        }
    }

    private void left(Event.Left left) {
        if (left.channel().kind().isNamed()) {
            var name = isGuest(left.user()) ? ActionName.GUEST_CHANNEL_LEAVE : ActionName.USER_CHANNEL_LEAVE;
            var kicker = scribe.isAuthor(left.user()) ? null : scribe.author();
            scribe.noteOwn(name, left.user(), Entity.Room.of(left.channel()), scribe.with("kicker", kicker));
        }
    }

    private void arrived(User user) {
        if (user.isPerson()) {
            var name = user.role().isGuest() ? ActionName.GUEST_CREATED : ActionName.USER_CREATED;
            scribe.note(name, user.id(), Entity.Person.of(user), Json.EMPTY_OBJECT);
        }
    }

    private void changed(User now) {
        var was = scribe.before().find(User.USERS, now.id());
        if (was.isEmpty() || !now.isPerson()) {
            return;
        }
        var old = was.get();
        if (old.deleted() != now.deleted()) {
            var name = (now.role().isGuest() ? "GUEST_" : "USER_") + (now.deleted() ? "DEACTIVATED" : "REACTIVATED");
            person(ActionName.valueOf(name), now);
        }
        if (old.role() != now.role()) {
            person(role(now.role()), now);
        }
        if (!old.profile().email().equals(now.profile().email())) {
            person(ActionName.USER_EMAIL_UPDATED, now);
        }
        if (!old.name().equals(now.name())) {
            person(ActionName.USER_USERNAME_UPDATED, now);
        }
        if (!told(old).equals(told(now))) {
            person(ActionName.USER_PROFILE_UPDATED, now);
        }
    }

    /** What of a profile is audited: not what somebody is up to, and not the address, which has a line of its own. */
    private static List<Object> told(User user) {
        var profile = user.profile();
        return List.of(
                profile.firstName(),
                profile.lastName(),
                profile.realName(),
                profile.displayName(),
                profile.title(),
                profile.card());
    }

    private static ActionName role(User.Role role) {
        return switch (role) {
            case PRIMARY_OWNER -> ActionName.OWNER_TRANSFERRED;
            case OWNER -> ActionName.ROLE_CHANGE_TO_OWNER;
            case ADMIN -> ActionName.ROLE_CHANGE_TO_ADMIN;
            case MEMBER -> ActionName.ROLE_CHANGE_TO_USER;
            case MULTI_CHANNEL_GUEST, SINGLE_CHANNEL_GUEST -> ActionName.ROLE_CHANGE_TO_GUEST;
        };
    }

    private void person(ActionName name, User user) {
        scribe.note(name, user.id(), Entity.Person.of(user), Json.EMPTY_OBJECT);
    }

    private void file(FileEvent event) {
        switch (event) {
            case FileEvent.Told(var file, var kind, var user, var at) -> {
                switch (kind) {
                    case CREATED -> paper(ActionName.FILE_UPLOADED, user, file);
                    case PUBLIC -> paper(ActionName.FILE_PUBLIC_LINK_CREATED, user, file);
                    case CHANGE -> {
                        if (isPublic(scribe.before(), file) && !isPublic(scribe.after(), file)) {
                            paper(ActionName.FILE_PUBLIC_LINK_REVOKED, user, file);
                        }
                    }
                }
            }
            case FileEvent.Shared(var file, var place, var user, var at) ->
                scribe.note(
                        ActionName.FILE_SHARED,
                        user,
                        Entity.Paper.of(file),
                        Json.EMPTY_OBJECT.with("channel_id", place.id().value()));
            case FileEvent.Deleted(var file, var channels, var at) ->
                paper(ActionName.FILE_DELETED, file.owner(), file);
        }
    }

    private static boolean isPublic(State state, SharedFile file) {
        return state.find(SharedFile.FILES, file.id())
                .filter(found -> found.publicity() == SharedFile.Publicity.PUBLIC)
                .isPresent();
    }

    private void paper(ActionName name, User.Id user, SharedFile file) {
        scribe.note(name, user, Entity.Paper.of(file), Json.EMPTY_OBJECT);
    }

    private void people(PeopleEvent event) {
        switch (event) {
            case PeopleEvent.EmojiAdded(var name, var url, var at) ->
                scribe.note(
                        ActionName.EMOJI_ADDED,
                        scribe.author(),
                        new Entity.Place(),
                        Json.EMPTY_OBJECT.with("name", name));
            case PeopleEvent.EmojiRemoved(var name, var at) ->
                scribe.note(
                        ActionName.EMOJI_REMOVED,
                        scribe.author(),
                        new Entity.Place(),
                        Json.EMPTY_OBJECT.with("name", name));
            case PeopleEvent.SubteamChanged(var group, var turn, var at) -> {
                if (turn == PeopleEvent.SubteamTurn.UPDATED) {
                    scribe.note(
                            ActionName.USERGROUP_UPDATED, scribe.author(), Entity.Circle.of(group), Json.EMPTY_OBJECT);
                }
            }
            case PeopleEvent.SubteamFilled(var group, var added, var removed, var at) -> {
                var circle = Entity.Circle.of(group);
                added.forEach(
                        user -> scribe.note(ActionName.USER_ADDED_TO_USERGROUP, scribe.author(), circle, whom(user)));
                removed.forEach(user ->
                        scribe.note(ActionName.USER_REMOVED_FROM_USERGROUP, scribe.author(), circle, whom(user)));
            }
            case PeopleEvent.SubteamSelf self -> {}
            case PeopleEvent.ProfileChanged changed -> {}
            case PeopleEvent.StatusChanged changed -> {}
            case PeopleEvent.DndUpdated updated -> {}
            case PeopleEvent.InviteRequested requested -> {}
        }
    }

    private static Json whom(User.Id user) {
        return Json.EMPTY_OBJECT.with("user", user.value());
    }

    private boolean isGuest(User.Id user) {
        return User.isGuest(scribe.after(), user);
    }
}
