package dtu.slack.files;

import dtu.slack.Deed;
import dtu.slack.SlackCall;
import dtu.slack.events.FileEvent;
import dtu.slack.users.User;
import dtu.twins.blobs.Blob;
import dtu.twins.state.Relation;
import dtu.twins.state.State;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that people give to an app with a form: in no conversation, and yet the app may read them. */
public final class Handed {
    static final Relation<SharedFile.Id, User.Id> HANDED = Relation.of("HandedFile");

    private Handed() {}

    /** A file that was uploaded, and what that led to. */
    public record Uploaded(SharedFile file, Deed deed) {}

    public static Uploaded upload(SlackCall call, Deed deed, User.Id owner, String name, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var label = new SharedFile.Label(name, name, "", Format.typeOf(name));
        var file = SharedFile.announced(call.mint(SharedFile.IDS), owner, label, bytes.length, call.now())
                .holding(new SharedFile.Hosted(Blob.of(bytes)));
        var told = new FileEvent.Told(file, FileEvent.Kind.CREATED, owner, call.now());
        return new Uploaded(
                file, deed.to(deed.state().put(SharedFile.FILES, file)).tell(told));
    }

    /** A file of somebody's own that is still there. */
    public static Optional<SharedFile> own(State state, User.Id owner, String id) {
        return state.find(SharedFile.FILES, new SharedFile.Id(id))
                .filter(file -> file.isThere() && file.owner().equals(owner));
    }

    public static Deed over(Uploaded given, User.Id reader) {
        var deed = given.deed();
        return deed.to(deed.state().link(HANDED, given.file().id(), reader));
    }
}
