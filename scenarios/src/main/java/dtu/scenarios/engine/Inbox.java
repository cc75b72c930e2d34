package dtu.scenarios.engine;

import dtu.twins.json.Json;
import dtu.twins.words.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have been sent in chat, so that they can find the message they want to click on. */
final class Inbox {
    private final Views views;
    private final Map<String, List<Letter>> letters = new HashMap<>();

    /**
     * A message, where it stands.
     *
     * @param value what the button that was looked for stands for; empty before one was
     */
    record Letter(String channel, String ts, String value) {}

    Inbox(Views views) {
        this.views = views;
    }

    /** Notes a message of the app to a person, or into a channel. */
    void note(Fact fact) {
        if (!fact.type().equals("slack.message") || !fact.by().equals("sut")) {
            return;
        }
        var letter = new Letter(text(fact, "channel"), text(fact, "ts"), "");
        letters.computeIfAbsent(text(fact, "to"), person -> new ArrayList<>()).add(letter);
        letters.computeIfAbsent(letter.channel(), channel -> new ArrayList<>()).add(letter);
    }

    /** The newest message to a person (or in a channel) that offers the action and has the words in it. */
    Optional<Letter> newest(String whose, String action, String words) {
        var candidates = letters.getOrDefault(whose, List.of());
        for (var at = candidates.size() - 1; at >= 0; at--) {
            var letter = candidates.get(at);
            var content = content(letter);
            var value = content.flatMap(message -> button(message, action));
            if (value.isPresent() && content.orElse(Json.NULL).toString().contains(words)) {
                return Optional.of(new Letter(letter.channel(), letter.ts(), value.get()));
            }
        }
        return Optional.empty();
    }

    /** The message as it stands now: it may have been changed since, or be gone. */
    private Optional<Json> content(Letter letter) {
        return views.ask("slack.messages", letter.channel())
                .filter(List.class::isInstance)
                .flatMap(messages -> ((List<?>) messages)
                        .stream()
                                .filter(message -> message instanceof Map<?, ?> fields
                                        && letter.ts().equals(fields.get("ts")))
                                .map(Json::from)
                                .findFirst());
    }

    /** The value of the button with that action, wherever in the message it is. */
    private static Optional<String> button(Json content, String action) {
        if (content.textAt("action_id").equals(Optional.of(action))) {
            return Optional.of(content.textAt("value").orElse(""));
        }
        var inside = new ArrayList<>(content.elements());
        content.members((name, member) -> inside.add(member));
        return inside.stream().flatMap(part -> button(part, action).stream()).findFirst();
    }

    private static String text(Fact fact, String field) {
        return fact.fields().get(field) instanceof String text ? text : "";
    }
}
