package dtu.slack.views;

import static java.util.Comparator.comparing;

import dtu.slack.SlackIds;
import dtu.slack.apps.App;
import dtu.slack.interactions.Elements;
import dtu.slack.users.User;
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
public record View(
        Id id,
        App.Id app,
        User.Id user,
        Json content,
        String hash,
        Id root,
        @Nullable Id previous,
        Json values) {
    public static final Table<Id, View> VIEWS = Table.of("View", View::id);
    static final Index<String, View> BY_EXTERNAL_ID = VIEWS.index("external id", View::externalKey);
    private static final Index<String, View> HOMES = VIEWS.index("home", View::homeKey);
    /** Modals by the one at the bottom of their stack. */
    static final Index<Id, View> BY_ROOT = VIEWS.index("root", View::root);

    public static final Ids<Id> IDS = SlackIds.of("V", Id::new);

    /** Letters and digits that begin with {@code V}. */
    public record Id(String value) implements EntityId {}

    static View first(Id id, App.Id app, User.Id user, Json content, String hash) {
        return new View(id, app, user, content, hash, id, null, Json.EMPTY_OBJECT);
    }

    View pushed(Id next, Json other, String otherHash) {
        return new View(next, app, user, other, otherHash, root, id, Json.EMPTY_OBJECT);
    }

    /** What a person has entered stays where its element stays. */
    View updated(Json other, String otherHash) {
        return new View(id, app, user, other, otherHash, root, previous, kept(other));
    }

    private Json kept(Json other) {
        var kept = Json.EMPTY_OBJECT;
        for (var place :
                Elements.in(other.at("blocks").orElse(Json.EMPTY_ARRAY)).toList()) {
            var value = values.at(place.block()).flatMap(block -> block.at(place.action()));
            if (value.isPresent()) {
                var block = kept.at(place.block()).orElse(Json.EMPTY_OBJECT);
                kept = kept.with(place.block(), block.with(place.action(), value.get()));
            }
        }
        return kept;
    }

    public View entered(Json changed) {
        return new View(id, app, user, content, hash, root, previous, changed);
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
        return state.scan(BY_ROOT, root).stream().max(comparing(View::id)).orElse(this);
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
