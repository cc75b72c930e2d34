package dtu.slack.logs;

import dtu.slack.SlackCall;
import dtu.slack.auth.Caller;
import dtu.slack.users.User;
import dtu.twins.json.Json;
import dtu.twins.state.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the lines that one commit leaves, with the time, the place and the hand they have in common. */
final class Scribe {
    private final SlackCall call;
    private final State after;
    private final User.@Nullable Id author;
    private final Origin origin;
    private State written;

    Scribe(SlackCall call, State after) {
        this.call = call;
        this.after = after;
        this.written = after;
        this.author = Caller.known(call).map(holder -> holder.user().id()).orElse(null);
        this.origin = Origin.of(call.request());
    }

    State before() {
        return call.state();
    }

    State after() {
        return after;
    }

    /** The commit's state with all lines. */
    State written() {
        return written;
    }

    /** Who calls, if it is anybody. */
    User.@Nullable Id author() {
        return author;
    }

    boolean isAuthor(User.Id user) {
        return user.equals(author);
    }

    /** Somebody did something: whoever calls, else the one it is about, else the owner. */
    void note(ActionName name, User.@Nullable Id about, Entity entity, Json details) {
        written(name, person(author == null ? about : author), entity, details);
    }

    /** What happened to somebody is told as their own doing. */
    void noteOwn(ActionName name, User.Id who, Entity entity, Json details) {
        written(name, person(who), entity, details);
    }

    private void written(ActionName name, Entity.Person actor, Entity entity, Json details) {
        written = written.put(Action.ACTIONS, new Action(place(), name, actor, entity, origin, details));
    }

    /** An integration came, went or changed. */
    void change(
            IntegrationChange.Subject subject, IntegrationChange.Kind kind, User.@Nullable Id by, List<String> scopes) {
        var change = new IntegrationChange(place(), subject, kind, person(author == null ? by : author), scopes);
        written = written.put(IntegrationChange.CHANGES, change);
    }

    /** Somebody has shown who they are. */
    void visit(User.Id user) {
        written = Visit.noted(call, written, new Visit.Id(user, origin));
    }

    /** Somebody else who took part, as a detail. */
    Json with(String part, User.@Nullable Id user) {
        if (user == null) {
            return Json.EMPTY_OBJECT;
        }
        var other = person(user);
        return Json.EMPTY_OBJECT.with(
                part,
                Json.EMPTY_OBJECT
                        .with("type", other.type())
                        .with("id", other.key())
                        .with("name", other.name())
                        .with("email", other.email()));
    }

    private Action.Id place() {
        return new Action.Id(call.now(), call.mint(Action.MARKS));
    }

    /** Where nobody in particular acts it is the owner, in the browser. */
    private Entity.Person person(User.@Nullable Id id) {
        var known = id == null ? after.find(User.FIRST_OWNER, User.Role.PRIMARY_OWNER) : after.find(User.USERS, id);
        return known.map(Entity.Person::of).orElseGet(() -> new Entity.Person(User.SLACKBOT.value(), "Slackbot", ""));
    }
}
