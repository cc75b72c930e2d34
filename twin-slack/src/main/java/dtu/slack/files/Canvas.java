package dtu.slack.files;

import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.blobs.Blob;
import dtu.twins.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document of sections, which is a file like any other.
 *
 * @param tab the channel it is a tab of; null when it stands alone
 * @param access levels by the ids of people and channels; its owner has none of these
 */
public record Canvas(
        List<Section> sections,
        Channel.@Nullable Id tab,
        Map<String, Level> access,
        User.Id lastEditor,
        Instant updated)
        implements SharedFile.Content {
    static final String TYPE = "quip";
    private static final String UNTITLED = "Untitled";

    /** What somebody may do with it. */
    public enum Level {
        READ,
        WRITE,
        OWNER
    }

    /** One piece of it, as Markdown. */
    public record Section(String id, String markdown) {
        /** {@code h1} to {@code h3}; empty for anything else. */
        public String heading() {
            var hashes = markdown.length() - markdown.replaceFirst("^#+", "").length();
            return hashes >= 1 && hashes <= 3 ? "h" + hashes : "";
        }
    }

    public Canvas {
        sections = List.copyOf(sections);
        access = Map.copyOf(access);
    }

    /** The file that it is from the moment it was made. */
    public static SharedFile file(
            SharedFile.Id id,
            User.Id owner,
            String title,
            List<Section> sections,
            Channel.@Nullable Id tab,
            Instant now) {
        var canvas = new Canvas(sections, tab, Map.of(), owner, now);
        return new SharedFile(id, owner, label(title), canvas, now, SharedFile.Publicity.NONE);
    }

    /** What a canvas of that title is called. */
    public static SharedFile.Label label(String title) {
        var shown = title.isEmpty() ? UNTITLED : title;
        return new SharedFile.Label(shown.replaceAll("[^\\p{L}\\p{N}]+", "_"), shown, "", TYPE);
    }

    public Canvas written(List<Section> changed, User.Id editor, Instant now) {
        return new Canvas(changed, tab, access, editor, now);
    }

    public Canvas granted(List<String> whom, Level level) {
        var all = new TreeMap<>(access);
        whom.forEach(each -> all.put(each, level));
        return new Canvas(sections, tab, all, lastEditor, updated);
    }

    public Canvas denied(List<String> whom) {
        var all = new TreeMap<>(access);
        whom.forEach(all::remove);
        return new Canvas(sections, tab, all, lastEditor, updated);
    }

    /**
     * What a person may do who does not own it, alone or as a member of a channel; those of its own channel may write.
     */
    public boolean allows(State state, User.Id user, Level wanted) {
        var levels = new ArrayList<Level>();
        access.forEach((whom, level) -> {
            if (whom.equals(user.value()) || state.isLinked(Channel.MEMBERS, new Channel.Id(whom), user)) {
                levels.add(level);
            }
        });
        if (tab != null && state.isLinked(Channel.MEMBERS, tab, user)) {
            levels.add(Level.WRITE);
        }
        return levels.stream().anyMatch(level -> level.compareTo(wanted) >= 0);
    }

    String markdown() {
        return sections.stream().map(Section::markdown).collect(Collectors.joining("\n\n"));
    }

    Blob bytes() {
        return Blob.of(markdown());
    }
}
