package dtu.scenarios.broker;

import java.util.List;
import java.util.Map;

/** What messages about a request say. */
final class Cards {
    private Cards() {}

    static Map<String, Object> about(AccessRequest request) {
        return Map.of(
                "request",
                request.id(),
                "app",
                request.what().name(),
                "user",
                request.who().okta());
    }

    static String title(AccessRequest request) {
        return request.who().name() + " asks for " + request.what().name() + " (" + request.id() + "): "
                + request.what().reason();
    }

    static String ending(AccessRequest granted) {
        return granted.isForGood() ? " for good" : " until " + granted.ends();
    }

    static List<Object> card(AccessRequest request) {
        var text = Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", title(request)));
        var buttons = List.of(button("approve", "Approve", request.id()), button("deny", "Deny", request.id()));
        return List.of(text, Map.of("type", "actions", "elements", buttons));
    }

    static Map<String, Object> button(String action, String label, String value) {
        return Map.of(
                "type",
                "button",
                "action_id",
                action,
                "text",
                Map.of("type", "plain_text", "text", label),
                "value",
                value);
    }
}
