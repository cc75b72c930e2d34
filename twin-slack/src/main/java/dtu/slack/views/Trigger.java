package dtu.slack.views;

import static dtu.slack.SlackError.EXCHANGED_TRIGGER_ID;
import static dtu.slack.SlackError.EXPIRED_TRIGGER_ID;
import static dtu.slack.SlackError.INVALID_TRIGGER_ID;

import dtu.slack.SlackCall;
import dtu.slack.apps.App;
import dtu.slack.users.User;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Leave to show one view to the person who has just done something; it lasts three seconds and works once.
 *
 * @param view the modal in which the person did it; null when it was elsewhere
 */
public record Trigger(Id id, App.Id app, User.Id user, View.@Nullable Id view, Instant issued, Use use) {
    public static final Table<Id, Trigger> TRIGGERS = Table.of("Trigger", Trigger::id);
    private static final Index<Instant, Trigger> BY_AGE = TRIGGERS.index("issued", Trigger::issued);
    private static final Duration LIFETIME = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final long DIGITS = 1_000_000_000_000L;

    /** As the app holds it. */
    public record Id(String value) implements EntityId {}

    /** Whether it still works. */
    enum Use {
        FRESH,
        EXCHANGED
    }

    /** A new one; those of an hour ago are forgotten meanwhile. */
    public record Issued(Trigger trigger, State state) {}

    public static Issued issue(SlackCall call, State state, App.Id app, User.Id user, View.@Nullable Id view) {
        var chance = call.chance().in("trigger");
        var id = new Id(String.format(
                Locale.ROOT,
                "%d.%d.%s%016x",
                Math.floorMod(chance.draw(0), DIGITS),
                Math.floorMod(chance.draw(1), DIGITS),
                hex(chance),
                chance.draw(2)));
        var trigger = new Trigger(id, app, user, view, call.wall(), Use.FRESH);
        var next = state;
        for (var old : state.scan(BY_AGE, BY_AGE.below(call.wall().minus(KEPT))).toList()) {
            next = next.remove(TRIGGERS, old.id());
        }
        return new Issued(trigger, next.put(TRIGGERS, trigger));
    }

    private static String hex(Chance chance) {
        return String.format(Locale.ROOT, "%016x", chance.draw(3));
    }

    /** The trigger a client presents, if it still works. */
    static Trigger presented(SlackCall call) {
        var id = call.arguments().filled("trigger_id").or(() -> call.arguments().filled("interactivity_pointer"));
        var trigger = call.state()
                .find(TRIGGERS, new Id(id.orElse("")))
                .filter(found -> found.app().equals(call.app().id()))
                .orElseThrow(INVALID_TRIGGER_ID);
        if (trigger.use() == Use.EXCHANGED) {
            throw EXCHANGED_TRIGGER_ID.refusal();
        }
        if (call.wall().isAfter(trigger.issued().plus(LIFETIME))) {
            throw EXPIRED_TRIGGER_ID.refusal();
        }
        return trigger;
    }

    Trigger exchanged() {
        return new Trigger(id, app, user, view, issued, Use.EXCHANGED);
    }
}
