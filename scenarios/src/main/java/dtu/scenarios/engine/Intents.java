package dtu.scenarios.engine;

import dtu.scenarios.language.Bindings;
import dtu.scenarios.language.Template;
import dtu.scenarios.language.Value;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what an actor wants into what this app understands: a command, a click, a sentence. */
final class Intents {
    private final Bindings bindings;
    private final Hands hands;
    private final Inbox inbox;
    private final Chronicle chronicle;
    private final Forger forger;
    private final Object bot;
    private final Map<String, Integer> counts = new HashMap<>();

    Intents(Bindings bindings, Hands hands, Inbox inbox, Chronicle chronicle, Forger forger, Object bot) {
        this.bindings = bindings;
        this.hands = hands;
        this.inbox = inbox;
        this.chronicle = chronicle;
        this.forger = forger;
        this.bot = bot;
    }

    /** What an intent was about, as later steps refer to it: its fields, who expressed it, and a number. */
    Map<String, Object> subject(String intent, Actor actor, Map<String, Object> with) {
        var subject = new LinkedHashMap<String, Object>();
        if (with.get("request") instanceof Map<?, ?> request) {
            request.forEach((name, value) -> subject.put(String.valueOf(name), value));
        }
        subject.putAll(with);
        subject.put("id", intent + "-" + counts.merge(intent, 1, Integer::sum));
        subject.putIfAbsent("user", actor.id("okta"));
        return subject;
    }

    /** Does it; false when the person could not, such as when there was nothing to click on. */
    boolean express(String intent, Actor actor, Map<String, Object> subject, Repeat repeat) {
        var binding = bindings.intents().get(intent);
        if (binding == null) {
            throw new IllegalStateException("the binding of " + bindings.sut() + " has no intent " + intent);
        }
        var moves = new LinkedHashMap<String, String>();
        binding.moves().forEach((name, value) -> moves.put(name, filled(value, subject, actor)));
        return done(intent, actor, subject, moves, repeat);
    }

    /** Whether somebody does a thing for the first time or once more. */
    enum Repeat {
        FIRST,
        AGAIN
    }

    private boolean done(
            String intent, Actor actor, Map<String, Object> subject, Map<String, String> moves, Repeat repeat) {
        Optional<Json> action = action(actor, moves);
        if (action.isEmpty()) {
            chronicle.log(actor.name() + " wants to " + intent + " and finds no way to");
            return false;
        }
        var fields = new HashMap<>(subject);
        fields.put("actor", actor.id("okta"));
        fields.put("repeat", repeat == Repeat.AGAIN);
        fields.values().removeIf(Objects::isNull);
        chronicle.say("intent." + intent, actor.by(), fields);
        if (moves.containsKey("forge")) {
            forger.forge(moves.get("forge"), action.get(), actor);
        } else {
            seen(hands.inClient("slack", "/interactions", action.get(), actor), intent);
        }
        return true;
    }

    private void seen(Response answer, String intent) {
        if (!answer.isSuccess()) {
            chronicle.log(intent + " was answered " + answer.status() + " "
                    + answer.body().text());
        }
    }

    /** What the person does in the chat client, in the form of the control plane's interactions. */
    private Optional<Json> action(Actor actor, Map<String, String> moves) {
        var me = actor.id("slack");
        if (moves.containsKey("slack.command")) {
            return Optional.of(Json.from(Map.of(
                    "type", "slash_command",
                    "user", me,
                    "channel", moves.getOrDefault("in", "general"),
                    "command", moves.get("slack.command"),
                    "text", moves.getOrDefault("text", ""))));
        }
        if (moves.containsKey("slack.click")) {
            return click(me, moves);
        }
        if (moves.containsKey("slack.say")) {
            return Optional.of(Json.from(Map.of(
                    "type",
                    "message",
                    "user",
                    me,
                    "channel",
                    moves.getOrDefault("in", "general"),
                    "text",
                    moves.get("slack.say"))));
        }
        return Optional.empty();
    }

    private Optional<Json> click(String me, Map<String, String> moves) {
        var action = moves.getOrDefault("slack.click", "");
        var whose = moves.getOrDefault("in", me);
        return inbox.newest(whose, action, moves.getOrDefault("about", ""))
                .map(letter -> Json.from(Map.of(
                        "type",
                        "block_actions",
                        "user",
                        me,
                        "channel",
                        letter.channel(),
                        "message_ts",
                        letter.ts(),
                        "action_id",
                        action,
                        "value",
                        letter.value())));
    }

    private String filled(Value value, Map<String, Object> subject, Actor actor) {
        var text = value instanceof Value.Literal(var literal) ? String.valueOf(literal) : String.valueOf(value);
        return new Template(text).filled(name -> path(name, subject, actor));
    }

    /** A name with dots: what it leads to in the subject, or in the person under {@code me}. */
    private @Nullable Object path(String name, Map<String, Object> subject, Actor actor) {
        var parts = name.split("\\.", -1);
        Object here = switch (parts[0]) {
            case "me" -> actor.card();
            case "bot" -> bot;
            default -> subject.get(parts[0]);
        };
        for (var at = 1; at < parts.length; at++) {
            here = here instanceof Map<?, ?> fields ? fields.get(parts[at]) : null;
        }
        return here;
    }
}
