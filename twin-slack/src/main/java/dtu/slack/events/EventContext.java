package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import java.util.Base64;
import java.util.Optional;

/**
 * What apps hand back to ask who else lets them know of an event; opaque to them.
 *
 * @param channel the id of the conversation it happened in; empty when in none
 */
public record EventContext(String type, String team, String app, String channel) {
    private static final String VERSION = "4-";

    static EventContext of(SlackCall call, EventParcel parcel) {
        var channel = parcel.content().channel();
        return new EventContext(
                EventView.type(parcel.content()),
                Workspace.id(call.tenant()),
                Workspace.appId(call.tenant(), parcel.app().value()),
                channel == null ? "" : channel.id().value());
    }

    String text() {
        var json = JsonOut.object(out -> out.text("et", type)
                .text("tid", team)
                .text("aid", app)
                .textIfAny("cid", channel.isEmpty() ? null : channel));
        return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Empty when it is none of ours. */
    public static Optional<EventContext> read(String text) {
        if (!text.startsWith(VERSION)) {
            return Optional.empty();
        }
        try {
            var decoded = Base64.getUrlDecoder().decode(text.substring(VERSION.length()));
            var json = Json.parse(decoded);
            return Optional.of(new EventContext(
                    json.textAt("et").orElse(""),
                    json.textAt("tid").orElse(""),
                    json.textAt("aid").orElse(""),
                    json.textAt("cid").orElse("")));
        } catch (IllegalArgumentException | MalformedJson notOurs) {
            return Optional.empty();
        }
    }
}
