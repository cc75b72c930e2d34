package dtu.slack.events;

import dtu.slack.SlackCall;
import dtu.slack.Ts;
import dtu.slack.pins.PinView;
import dtu.slack.stars.Stars;
import dtu.twins.json.JsonOut;

/** Events about messages that were there already, as they stand inside their deliveries. */
final class ItemEventView {
    private ItemEventView() {}

    static String type(ItemEvent event) {
        return switch (event) {
            case ItemEvent.Pinned pinned -> pinned.turn() == Event.Turn.ADDED ? "pin_added" : "pin_removed";
            case ItemEvent.Starred starred -> starred.turn() == Event.Turn.ADDED ? "star_added" : "star_removed";
        };
    }

    static void members(SlackCall call, JsonOut json, ItemEvent event) {
        json.text("type", type(event));
        switch (event) {
            case ItemEvent.Pinned pinned -> pinned(call, json, pinned);
            case ItemEvent.Starred(var star, var turn, var at) ->
                json.text("user", star.id().user().value())
                        .object("item", item -> {
                            Stars.members(call, item, star);
                            item.number("date_create", star.created().getEpochSecond());
                        })
                        .text("event_ts", Ts.at(at).text());
        }
    }

    private static void pinned(SlackCall call, JsonOut json, ItemEvent.Pinned event) {
        var channel = event.channel().id().value();
        json.text("user", event.user().value())
                .text("channel_id", channel)
                .object("item", item -> PinView.members(call, item, event.pin(), event.message()))
                .text("item_user", event.message().author().user().value())
                .number("pin_count", event.left())
                .object(
                        "pinned_info",
                        info -> info.text("channel", channel)
                                .text("pinned_by", event.pin().by().value())
                                .number("pinned_ts", event.pin().created().getEpochSecond()));
        if (event.turn() == Event.Turn.REMOVED) {
            json.truth("has_pins", event.left() > 0);
        }
        json.text("event_ts", Ts.at(event.at()).text());
    }
}
