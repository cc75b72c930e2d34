package dtu.scenarios.engine;

import dtu.scenarios.language.Scene;
import dtu.twins.chance.Chance;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The actors in action: what they want done is done, the way their traits say. */
final class Company {
    private static final Duration AGAIN_FROM = Duration.ofMillis(250);
    private static final Duration AGAIN_TO = Duration.ofSeconds(3);

    private final Stage stage;
    private final Loop loop;
    private final Hands hands;
    private final Intents intents;
    private final Chronicle chronicle;
    private final Chance chance;
    private final Map<String, Integer> deeds = new HashMap<>();

    Company(Stage stage, Loop loop, Hands hands, Intents intents, Chronicle chronicle, Chance chance) {
        this.stage = stage;
        this.loop = loop;
        this.hands = hands;
        this.intents = intents;
        this.chronicle = chronicle;
        this.chance = chance.in("quirks");
    }

    /** Something an actor does at once: an intent, or a vendor operation when it has a dot. Waits; runs in a strand. */
    void act(Actor actor, String action, Map<String, Object> with) {
        if (action.contains(".")) {
            chronicle.log(actor.name() + " does " + action + " " + with);
            hands.operate(action, with, actor)
                    .ifPresent(response -> chronicle.log(action + " was answered " + response.status()));
            return;
        }
        var subject = intents.subject(action, actor, with);
        express(action, actor, subject);
    }

    /** Expresses an intent, and perhaps once more because nothing seemed to happen. */
    void express(String intent, Actor actor, Map<String, Object> subject) {
        var ordinal = deeds.merge(actor.name() + "/" + intent, 1, Integer::sum);
        var quirk = chance.in(actor.name()).in(intent);
        if (!intents.express(intent, actor, subject, Intents.Repeat.FIRST)) {
            return;
        }
        if (quirk.in("doubleClick").happens(actor.number("doubleClick", 0), ordinal)) {
            var later = quirk.in("again").between(AGAIN_FROM, AGAIN_TO, ordinal);
            loop.spawnAt(
                    loop.now().plus(later),
                    actor.name(),
                    () -> intents.express(intent, actor, subject, Intents.Repeat.AGAIN));
        }
    }

    /** What an intent is about, known before it is expressed so that later steps can refer to it. */
    Map<String, Object> subject(String intent, Actor actor, Map<String, Object> with) {
        return intents.subject(intent, actor, with);
    }

    /** Text into a channel, as a person types it. */
    void say(Actor actor, String channel, String words) {
        var body = Json.from(Map.of("type", "message", "user", actor.id("slack"), "channel", channel, "text", words));
        hands.inClient("slack", "/interactions", body, actor);
    }

    Scene scene(Actor actor, String key, int ordinal) {
        return stage.drawing(key, ordinal).with("me", actor.card());
    }
}
