package dtu.google.drive.changes;

import static dtu.google.drive.changes.Change.CHANGES;
import static dtu.google.drive.changes.Channel.CHANNELS;

import dtu.google.GoogleCall;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.permissions.Access;
import dtu.google.people.Person;
import dtu.twins.Commit;
import dtu.twins.state.State;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** Everything a commit announces becomes rows of the feeds it concerns, and messages of the channels that watch. */
public final class ChangeFeed {
    private final GoogleCall call;
    private final TreeSet<String> feeds = new TreeSet<>();
    private State state;
    private Commit commit;

    private ChangeFeed(GoogleCall call, Commit commit) {
        this.call = call;
        this.commit = commit;
        this.state = commit.state();
    }

    public static Commit published(GoogleCall call, Commit commit) {
        if (commit.announcements().isEmpty()) {
            return commit;
        }
        var feed = new ChangeFeed(call, commit);
        for (var announcement : commit.announcements()) {
            feed.take((Announced) announcement);
        }
        feed.tellFeeds();
        return feed.commit.with(feed.state);
    }

    private void take(Announced announced) {
        switch (announced) {
            case Announced.Touched(var id, var push, var aspects) ->
                state.find(DriveFile.FILES, id).ifPresent(file -> {
                    for (var feed : feedsOf(file)) {
                        log(feed, id, false);
                    }
                    tellWatchers(id, push, aspects);
                });
            case Announced.Gone(var id, var people, var drive) -> {
                var seeing = state.find(DriveFile.FILES, id)
                        .map(file -> Access.people(state, file, call.now()))
                        .orElse(Collections.emptySortedSet());
                people.stream()
                        .filter(person -> !seeing.contains(person))
                        .forEach(person -> log(person.value(), id, true));
                if (!drive.isEmpty()) {
                    log(drive, id, true);
                }
                if (!state.has(DriveFile.FILES, id)) {
                    tellWatchers(id, "remove", "");
                }
            }
        }
    }

    private List<String> feedsOf(DriveFile file) {
        var drive = file.place().drive();
        return drive != null
                ? List.of(drive)
                : Access.people(state, file, call.now()).stream()
                        .map(Person.Id::value)
                        .toList();
    }

    /** The row of an earlier change of the same file goes. */
    private void log(String feed, DriveFile.Id file, boolean removed) {
        var earlier = state.find(Change.BY_FILE, new Change.Of(feed, file.value()));
        if (earlier.isPresent()) {
            state = state.remove(CHANGES, earlier.get().id());
        }
        var id = new Change.Id(feed, call.mint(Change.NUMBERS));
        state = state.put(CHANGES, new Change(id, file.value(), call.stamp(), removed));
        feeds.add(feed);
    }

    private void tellWatchers(DriveFile.Id file, String push, String aspects) {
        for (var channel :
                state.scan(Channel.BY_WATCHED, Channel.ofFile(file.value())).toList()) {
            tell(channel, push, push.equals("update") ? aspects : "");
        }
    }

    /** However much a commit changes, a feed's channels hear of it once. */
    private void tellFeeds() {
        for (var feed : feeds) {
            for (var channel :
                    state.scan(Channel.BY_WATCHED, Channel.ofFeed(feed)).toList()) {
                tell(channel, "change", "");
            }
        }
    }

    private void tell(Channel channel, String push, String aspects) {
        if (!channel.expires().isAfter(call.now())) {
            state = state.remove(CHANNELS, channel.id());
            return;
        }
        var told = channel.told();
        state = state.put(CHANNELS, told);
        commit = commit.send(new Push(told, told.messages(), push, aspects));
    }
}
