package dtu.google.drive.changes;

import static dtu.google.GoogleRoutes.read;
import static dtu.google.GoogleRoutes.write;
import static dtu.google.Scope.FILES_READ;
import static dtu.google.drive.changes.Change.CHANGES;
import static dtu.google.drive.changes.Channel.CHANNELS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.google.FieldMask;
import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GoogleTime;
import dtu.google.drive.drives.SharedDrive;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileAccess;
import dtu.google.drive.files.FileView;
import dtu.google.oauth.GoogleNumbers;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.state.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Drive's changes: the feed of everything that has changed, and channels that push. */
public final class Changes {
    private static final int PAGE = 100;
    private static final int PAGE_MAX = 1000;
    private static final Duration USUAL_LIFE = Duration.ofHours(1);
    private static final Duration LONGEST_FILE_LIFE = Duration.ofDays(1);
    private static final Duration LONGEST_FEED_LIFE = Duration.ofDays(7);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("drive.changes.getStartPageToken", GET,  "/drive/v3/changes/startPageToken", FILES_READ, Changes::startPageToken),
        read ("drive.changes.list",              GET,  "/drive/v3/changes",                FILES_READ, Changes::list),
        write("drive.changes.watch",             POST, "/drive/v3/changes/watch",          FILES_READ, Changes::watch),
        write("drive.files.watch",               POST, "/drive/v3/files/{fileId}/watch",   FILES_READ, Changes::watchFile),
        write("drive.channels.stop",             POST, "/drive/v3/channels/stop",          FILES_READ, Changes::stop));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(CHANGES, CHANNELS);

    private Changes() {}

    /** Whatever the client will list with it, nothing that has happened so far comes again. */
    private static Response startPageToken(GoogleCall call) {
        var feeds = new ArrayList<>(feeds(call));
        SharedDrive.of(call).forEach(shared -> feeds.add(shared.id().value()));
        var next = 1 + feeds.stream().mapToLong(feed -> last(call, feed)).max().orElse(0);
        return call.ok(json -> json.text("kind", "drive#startPageToken").text("startPageToken", Long.toString(next)));
    }

    private static long last(GoogleCall call, String feed) {
        return call.state()
                .scan(CHANGES, Change.of(feed).descending())
                .first()
                .map(change -> change.id().number())
                .orElse(0L);
    }

    /** The caller's own feed, those of shared drives if the client wants them, or that of one shared drive. */
    private static List<String> feeds(GoogleCall call) {
        var drive = call.query("driveId").or(() -> call.query("teamDriveId"));
        if (drive.isPresent()) {
            return List.of(SharedDrive.member(call, drive.get()).id().value());
        }
        var feeds = new ArrayList<String>();
        feeds.add(call.me().id().value());
        if (call.isOn("includeItemsFromAllDrives") && FileAccess.understandsDrives(call)) {
            SharedDrive.of(call).forEach(shared -> feeds.add(shared.id().value()));
        }
        return feeds;
    }

    private static Response list(GoogleCall call) {
        var from = pageToken(call);
        var limit = call.number("pageSize", PAGE, 1, PAGE_MAX);
        var removals = call.query("includeRemoved").filter("false"::equals).isEmpty();
        var found = new ArrayList<Change>();
        for (var feed : feeds(call)) {
            found.addAll(call.state()
                    .scan(CHANGES, Change.of(feed, from))
                    .limit(limit + 1)
                    .toList());
        }
        found.sort(Comparator.comparingLong(change -> change.id().number()));
        var page = found.subList(0, Math.min(limit, found.size()));
        var next = page.isEmpty() ? from : page.getLast().id().number() + 1;
        var mask = call.mask().within("changes");
        return call.ok(json -> json.text("kind", "drive#changeList")
                .text(found.size() > limit ? "nextPageToken" : "newStartPageToken", Long.toString(next))
                .array(
                        "changes",
                        page.stream()
                                .filter(change -> removals || !isGone(call, change))
                                .filter(change -> !call.isOn("restrictToMyDrive") || isMine(call, change)),
                        (out, change) -> out.value(object -> show(call, object, change, mask))));
    }

    private static long pageToken(GoogleCall call) {
        var text =
                call.query("pageToken").orElseThrow(() -> GoogleError.REQUIRED_PARAMETER.of("pageToken", "pageToken"));
        if (!text.matches("\\d{1,18}")) {
            throw GoogleError.INVALID.of("pageToken");
        }
        return Long.parseLong(text);
    }

    private static boolean isGone(GoogleCall call, Change change) {
        return file(call, change).isEmpty();
    }

    /** What is gone may have been. */
    private static boolean isMine(GoogleCall call, Change change) {
        return file(call, change)
                .map(file -> call.me().id().equals(file.place().owner()))
                .orElse(true);
    }

    private static Optional<DriveFile> file(GoogleCall call, Change change) {
        return change.removed()
                ? Optional.empty()
                : call.state()
                        .find(DriveFile.FILES, new DriveFile.Id(change.file()))
                        .filter(file ->
                                FileAccess.role(call, call.state(), file).isPresent());
    }

    private static void show(GoogleCall call, JsonOut json, Change change, FieldMask mask) {
        var file = file(call, change);
        json.text("kind", "drive#change")
                .text("type", "file")
                .text("changeType", "file")
                .text("time", GoogleTime.text(change.at()))
                .truth("removed", file.isEmpty())
                .text("fileId", change.file());
        file.ifPresent(present -> {
            json.textIfAny("driveId", present.place().drive());
            json.object("file", out -> FileView.members(call, call.state(), out, present, mask.within("file")));
        });
    }

    private static Commit watch(GoogleCall call) {
        pageToken(call);
        var feed = feeds(call).getFirst();
        var uri = "/drive/v3/changes?" + call.request().query().encoded();
        return opened(call, Channel.ofFeed(feed), uri, LONGEST_FEED_LIFE);
    }

    private static Commit watchFile(GoogleCall call) {
        var file = FileAccess.opened(call).file().id().value();
        return opened(call, Channel.ofFile(file), "/drive/v3/files/" + file, LONGEST_FILE_LIFE);
    }

    private static Commit opened(GoogleCall call, String watched, String uri, Duration longest) {
        var body = call.body();
        var id = new Channel.Id(body.requiredText("id"));
        if (!id.value().matches("[A-Za-z0-9_+/=-]{1,64}")) {
            throw GoogleError.INVALID.refusal();
        }
        var address = body.requiredText("address");
        if (!isReachable(address)) {
            throw GoogleError.WEBHOOK_NOT_HTTPS.refusal(address);
        }
        if (call.state().has(CHANNELS, id)) {
            throw GoogleError.CHANNEL_ID_TAKEN.refusal(id.value());
        }
        var target = new Channel.Target(address, body.text("token").orKeep(null), uri);
        var resource = call.state()
                .find(Channel.BY_WATCHED, watched)
                .map(Channel::resource)
                .orElseGet(() -> call.mint(Channel.RESOURCES));
        var expires = expires(call, body.any("expiration").toOptional().map(value -> value.asText()), longest);
        var channel = new Channel(id, call.me().id(), watched, resource, target, expires, 1);
        return Commit.commit(call.state().put(CHANNELS, channel))
                .send(new Push(channel, 1, "sync", ""))
                .answer(call.ok(json -> show(call, json, channel)));
    }

    /** Google insists on HTTPS; an app under test on this machine has none. */
    private static boolean isReachable(String address) {
        return address.matches("https://[^/\\s]+.*")
                || address.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/.*)?");
    }

    private static Instant expires(GoogleCall call, Optional<String> wanted, Duration longest) {
        var latest = call.stamp().plus(longest);
        if (wanted.isEmpty()) {
            return call.stamp().plus(USUAL_LIFE);
        }
        if (!wanted.get().matches("\\d{1,15}")) {
            throw GoogleError.INVALID.refusal();
        }
        var given = Instant.ofEpochMilli(Long.parseLong(wanted.get()));
        if (!given.isAfter(call.now())) {
            throw GoogleError.INVALID.refusal();
        }
        return given.isAfter(latest) ? latest : given;
    }

    private static void show(GoogleCall call, JsonOut json, Channel channel) {
        json.text("kind", "api#channel")
                .text("id", channel.id().value())
                .text("resourceId", channel.resource())
                .text("resourceUri", call.request().origin() + channel.target().uri())
                .textIfAny("token", channel.target().token())
                .text("expiration", Long.toString(channel.expires().toEpochMilli()));
    }

    private static Commit stop(GoogleCall call) {
        var body = call.body();
        var id = body.requiredText("id");
        var resource = body.requiredText("resourceId");
        var channel = call.state()
                .find(CHANNELS, new Channel.Id(id))
                .filter(found -> found.resource().equals(resource)
                        && found.person().equals(call.me().id()))
                .orElseThrow(GoogleError.CHANNEL_NOT_FOUND.about(id, GoogleNumbers.project(call.tenant())));
        return Commit.commit(call.state().remove(CHANNELS, channel.id()));
    }
}
