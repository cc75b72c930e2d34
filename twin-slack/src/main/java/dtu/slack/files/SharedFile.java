package dtu.slack.files;

import dtu.slack.SlackIds;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.Tenant;
import dtu.twins.blobs.Blob;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file, from the moment somebody announced it. */
public record SharedFile(Id id, User.Id owner, Label label, Content content, Instant created, Publicity publicity) {
    public static final Table<Id, SharedFile> FILES = Table.of("File", SharedFile::id);
    static final Index<User.Id, SharedFile> BY_OWNER = FILES.index("owner", SharedFile::owner);
    /** Files that live elsewhere, by the names their apps gave them. */
    static final Index<String, SharedFile> BY_EXTERNAL_ID = FILES.index("external", SharedFile::externalKey);

    /** The canvas that is a tab of a channel. */
    public static final Index<Channel.Id, SharedFile> BY_TAB = FILES.index("tab", SharedFile::tab);

    public static final Ids<Id> IDS = SlackIds.of("F", Id::new);

    private static final String LETTERS = "0123456789abcdef";
    private static final int SECRET_LENGTH = 10;
    private static final int TICKET_LENGTH = 24;

    /** Letters and digits that begin with {@code F}. */
    public record Id(String value) implements EntityId {}

    /**
     * What it is called.
     *
     * @param type Slack's own word for its format, such as {@code png}
     */
    public record Label(String name, String title, String altText, String type) {
        Label titled(String other) {
            return new Label(name, other, altText, type);
        }
    }

    /** Where its bytes are. */
    public sealed interface Content permits Awaited, Sent, Hosted, Remote, Canvas, Deleted {}

    /** Announced and not sent yet. */
    public record Awaited(long length) implements Content {}

    /** Sent, and not yet handed over. */
    public record Sent(Blob bytes) implements Content {}

    /** In the workspace. */
    public record Hosted(Blob bytes) implements Content {}

    /** At an app's own place. */
    public record Remote(App.Id app, String externalId, String url, Blob preview, String words) implements Content {}

    /** Nowhere any more. */
    public record Deleted() implements Content {}

    /** Whether anybody with the link may see it. */
    public enum Publicity {
        NONE,
        PUBLIC
    }

    static SharedFile announced(Id id, User.Id owner, Label label, long length, Instant now) {
        return new SharedFile(id, owner, label, new Awaited(length), now, Publicity.NONE);
    }

    public SharedFile holding(Content other) {
        return new SharedFile(id, owner, label, other, created, publicity);
    }

    public SharedFile labelled(Label other) {
        return new SharedFile(id, owner, other, content, created, publicity);
    }

    SharedFile made(Publicity other) {
        return new SharedFile(id, owner, label, content, created, other);
    }

    public boolean isDeleted() {
        return content instanceof Deleted;
    }

    /** Whether it is in the workspace at all. */
    public boolean isThere() {
        return content instanceof Hosted || content instanceof Remote || content instanceof Canvas;
    }

    /** What search looks through. */
    public String words() {
        var said = label.name() + " " + label.title() + " ";
        return switch (content) {
            case Remote remote -> said + remote.words();
            case Canvas canvas -> said + canvas.markdown();
            case Hosted(var bytes) -> Format.of(label.type()).isText() ? said + bytes.text() : said;
            case Awaited awaited -> said;
            case Sent sent -> said;
            case Deleted deleted -> "";
        };
    }

    /** By Slack's word for a format, or for a group of formats. */
    public boolean isOfType(String type) {
        var format = Format.of(label.type());
        return format.type().equals(type) || format.group().equals(type);
    }

    Blob bytes() {
        return switch (content) {
            case Hosted(var bytes) -> bytes;
            case Sent(var bytes) -> bytes;
            case Remote remote -> remote.preview();
            case Canvas canvas -> canvas.bytes();
            case Awaited awaited -> Blob.EMPTY;
            case Deleted deleted -> Blob.EMPTY;
        };
    }

    /** How it stands in addresses. */
    String inPath(Tenant tenant) {
        return Workspace.id(tenant) + "-" + id.value();
    }

    /** What anybody must know to see it once it is public. */
    String secret(Tenant tenant) {
        return tenant.secret("slack.file." + id.value(), LETTERS, SECRET_LENGTH);
    }

    /** Leave to send its bytes. */
    String ticket(Tenant tenant) {
        return tenant.key() + "-" + id.value() + "-"
                + tenant.secret("slack.upload." + id.value(), LETTERS, TICKET_LENGTH);
    }

    static String externalKey(App.Id app, String externalId) {
        return app.value() + "/" + externalId;
    }

    private Channel.@Nullable Id tab() {
        return content instanceof Canvas canvas ? canvas.tab() : null;
    }

    private @Nullable String externalKey() {
        return content instanceof Remote remote ? externalKey(remote.app(), remote.externalId()) : null;
    }
}
