package dtu.slack.views;

import static dtu.slack.SlackError.EXCHANGED_TRIGGER_ID;
import static dtu.slack.SlackError.EXPIRED_TRIGGER_ID;
import static dtu.slack.SlackError.INVALID_TRIGGER_ID;

import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
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
 * @param channel the conversation in which the person did it; null when it was elsewhere
 */
public record Trigger(
        Id id,
        App.Id app,
        User.Id user,
        View.@Nullable Id view,
        Channel.@Nullable Id channel,
        Instant issued,
        Use use) {
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
        var trigger = new Trigger(id, app, user, view, null, call.wall(), Use.FRESH);
        var next = state;
        for (var old : state.scan(BY_AGE, BY_AGE.below(call.wall().minus(KEPT))).toList()) {
            next = next.remove(TRIGGERS, old.id());
        }
        return new Issued(trigger, next.put(TRIGGERS, trigger));
    }

    private static String hex(Chance chance) {
        return String.format(Locale.ROOT, "%016x", chance.draw(3));
    }

    /** How a family of methods says that a trigger does not work. */
    public record Words(SlackError invalid, SlackError expired, SlackError exchanged) {
        static final Words VIEWS = new Words(INVALID_TRIGGER_ID, EXPIRED_TRIGGER_ID, EXCHANGED_TRIGGER_ID);
    }

    static Trigger presented(SlackCall call) {
        return presented(call, Words.VIEWS);
    }

    /** The trigger a client presents, if it still works. */
    public static Trigger presented(SlackCall call, Words words) {
        var id = call.arguments().filled("trigger_id").or(() -> call.arguments().filled("interactivity_pointer"));
        var trigger = call.state()
                .find(TRIGGERS, new Id(id.orElse("")))
                .filter(found -> found.app().equals(call.app().id()))
                .orElseThrow(words.invalid());
        if (trigger.use() == Use.EXCHANGED) {
            throw words.exchanged().refusal();
        }
        if (call.wall().isAfter(trigger.issued().plus(LIFETIME))) {
            throw words.expired().refusal();
        }
        return trigger;
    }

    public Trigger in(Channel.Id place) {
        return new Trigger(id, app, user, view, place, issued, use);
    }

    public Trigger exchanged() {
        return new Trigger(id, app, user, view, channel, issued, Use.EXCHANGED);
    }
}
