package dtu.slack.views;

import static java.util.Comparator.comparing;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.interactions.Values;
import dtu.slack.users.User;
import dtu.slack.workflows.Execution;
import dtu.twins.Ids;
import dtu.twins.json.Json;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A modal that somebody has open, or somebody's Home tab of an app.
 *
 * @param content what the app sent, with ids filled in
 * @param hash changes with every change, so that an app can tell whether it knows the latest
 * @param values what the person has entered, as {@code state.values}
 */
public record View(Id id, App.Id app, User.Id user, Json content, String hash, Stack stack, Json values) {
    public static final Table<Id, View> VIEWS = Table.of("View", View::id);
    static final Index<String, View> BY_EXTERNAL_ID = VIEWS.index("external id", View::externalKey);
    private static final Index<String, View> HOMES = VIEWS.index("home", View::homeKey);
    /** Modals by the one at the bottom of their stack. */
    static final Index<Id, View> BY_ROOT = VIEWS.index("root", View::root);

    public static final Ids<Id> IDS = SlackIds.of("V", Id::new);

    /**
     * Where a modal stands among those that the person has opened from one another.
     *
     * @param here the conversation in front of which the first was opened, if any
     * @param step of a workflow, for which the app opened the first; null when for none
     */
    record Stack(Id root, @Nullable Id previous, Channel.@Nullable Id here, Execution.@Nullable Id step) {
        Stack above(Id below) {
            return new Stack(root, below, here, step);
        }
    }

    /** Letters and digits that begin with {@code V}. */
    public record Id(String value) implements EntityId {}

    static View home(Id id, App.Id app, User.Id user, Json content, String hash) {
        return new View(id, app, user, content, hash, new Stack(id, null, null, null), Json.EMPTY_OBJECT);
    }

    static View first(Id id, Trigger trigger, Execution.@Nullable Id step, Json content, String hash) {
        var stack = new Stack(id, null, trigger.channel(), step);
        return new View(id, trigger.app(), trigger.user(), content, hash, stack, Json.EMPTY_OBJECT);
    }

    View pushed(Id next, Json other, String otherHash) {
        return new View(next, app, user, other, otherHash, stack.above(id), Json.EMPTY_OBJECT);
    }

    /** What a person has entered stays where its element stays. */
    View updated(Json other, String otherHash) {
        var blocks = other.at("blocks").orElse(Json.EMPTY_ARRAY);
        return new View(id, app, user, other, otherHash, stack, Values.kept(blocks, values));
    }

    public View entered(Json changed) {
        return new View(id, app, user, content, hash, stack, changed);
    }

    Id root() {
        return stack.root();
    }

    @Nullable
    Id previous() {
        return stack.previous();
    }

    /** The conversation that the person has behind it, if any. */
    public Channel.@Nullable Id here() {
        return stack.here();
    }

    /** The step of a workflow that the app shows it for, if any. */
    public Execution.@Nullable Id step() {
        return stack.step();
    }

    public String text(String member) {
        return content.textAt(member).orElse("");
    }

    public boolean is(String member) {
        return content.at(member).filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }

    public boolean isHome() {
        return text("type").equals("home");
    }

    /** Somebody's Home tab, if the app has published one. */
    public static Optional<View> home(State state, App.Id app, User.Id user) {
        return state.find(HOMES, homeKey(app, user));
    }

    /** The modal that the person sees: that on top of the stack that this one belongs to. */
    public View top(State state) {
        return state.scan(BY_ROOT, root()).stream().max(comparing(View::id)).orElse(this);
    }

    /** Without that modal and those above it. */
    public static State closed(State state, View view) {
        var next = state;
        for (var other : state.scan(BY_ROOT, view.root()).toList()) {
            if (other.id().compareTo(view.id()) >= 0) {
                next = next.remove(VIEWS, other.id());
            }
        }
        return next;
    }

    /** Without the whole stack it belongs to. */
    public static State cleared(State state, View view) {
        var next = state;
        for (var other : state.scan(BY_ROOT, view.root()).toList()) {
            next = next.remove(VIEWS, other.id());
        }
        return next;
    }

    private @Nullable String externalKey() {
        return text("external_id").isEmpty() ? null : text("external_id");
    }

    private @Nullable String homeKey() {
        return isHome() ? homeKey(app, user) : null;
    }

    /** Every app has a page of its own for everybody. */
    private static String homeKey(App.Id app, User.Id user) {
        return app.value() + "/" + user.value();
    }
}
