package dtu.slack.events;

import dtu.slack.Ts;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.json.JsonOut;
import java.util.Locale;

/** Events about files as they stand inside their deliveries: names alone, whoever wants more asks. */
final class FileEventView {
    private FileEventView() {}

    static String type(FileEvent event) {
        return switch (event) {
            case FileEvent.Told told -> "file_" + told.kind().name().toLowerCase(Locale.ROOT);
            case FileEvent.Shared shared -> "file_shared";
            case FileEvent.Deleted deleted -> "file_deleted";
        };
    }

    static void members(JsonOut json, FileEvent event) {
        json.text("type", type(event)).text("file_id", event.file().id().value());
        switch (event) {
            case FileEvent.Told(var file, var kind, var user, var at) -> {
                user(json, event, user);
                json.text("event_ts", Ts.at(at).text());
            }
            case FileEvent.Shared(var file, var place, var user, var at) -> {
                user(json, event, user);
                json.text("channel_id", place.id().value())
                        .text("event_ts", Ts.at(at).text());
            }
            case FileEvent.Deleted(var file, var channels, var at) ->
                json.texts(
                                "channel_ids",
                                channels.stream().map(Channel.Id::value).toList())
                        .text("event_ts", Ts.at(at).text());
        }
    }

    private static void user(JsonOut json, FileEvent event, User.Id user) {
        json.text("user_id", user.value())
                .object("file", file -> file.text("id", event.file().id().value()));
    }
}
