package dtu.slack.users;

import static dtu.slack.users.User.USERS;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Membership;
import dtu.slack.events.Event;
import dtu.slack.events.PeopleEvent;

/** How people come into the workspace and change there, whoever wants it so. */
public final class People {
    private People() {}

    /** Somebody new; whoever is no guest is in the channel that everybody is in. */
    public static Deed joined(SlackCall call, Deed deed, User user) {
        var known = deed.to(deed.state().put(USERS, user)).tell(new Event.TeamJoined(user));
        var general = deed.state().find(Channel.BY_NAME, "general");
        return general.isEmpty() || user.role().isGuest()
                ? known
                : Membership.entered(call, known, general.get(), user.id(), "");
    }

    /** Everybody hears of a change once as that of a user, and again as that of a profile or a status. */
    public static Deed changed(SlackCall call, Deed deed, User before, User after) {
        var told = deed.to(deed.state().put(USERS, after)).tell(new Event.UserChanged(after, call.now()));
        if (!before.profile().equals(after.profile())) {
            told = told.tell(new PeopleEvent.ProfileChanged(after, call.now()));
        }
        return before.profile().status().equals(after.profile().status())
                ? told
                : told.tell(new PeopleEvent.StatusChanged(after, call.now()));
    }
}
