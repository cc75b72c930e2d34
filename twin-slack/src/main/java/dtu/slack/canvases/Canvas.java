package dtu.slack.canvases;

import dtu.slack.SlackIds;
import dtu.slack.conversations.Channel;
import dtu.slack.users.User;
import dtu.twins.Ids;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document of sections.
 *
 * @param tab the channel it is a tab of; null when it stands alone
 * @param access levels by the ids of people and channels
 */
record Canvas(
        Id id,
        User.Id owner,
        String title,
        List<Section> sections,
        Channel.@Nullable Id tab,
        Map<String, Level> access) {
    static final Table<Id, Canvas> CANVASES = Table.of("Canvas", Canvas::id);
    static final Index<Channel.Id, Canvas> BY_TAB = CANVASES.index("tab", Canvas::tab);
    static final Ids<Id> IDS = SlackIds.of("F", Id::new);

    /** Letters and digits that begin with {@code F}, as those of files do. */
    record Id(String value) implements EntityId {}

    /** What somebody may do with it. */
    enum Level {
        READ,
        WRITE,
        OWNER
    }

    /** One piece of it, as Markdown. */
    record Section(String id, String markdown) {
        /** {@code h1} to {@code h3}; empty for anything else. */
        String heading() {
            var hashes = markdown.length() - markdown.replaceFirst("^#+", "").length();
            return hashes >= 1 && hashes <= 3 ? "h" + hashes : "";
        }
    }

    Canvas {
        sections = List.copyOf(sections);
        access = Map.copyOf(access);
    }

    Canvas written(List<Section> changed) {
        return new Canvas(id, owner, title, changed, tab, access);
    }

    Canvas titled(String changed) {
        return new Canvas(id, owner, changed, sections, tab, access);
    }

    Canvas granted(List<String> whom, Level level) {
        var all = new TreeMap<>(access);
        whom.forEach(each -> all.put(each, level));
        return new Canvas(id, owner, title, sections, tab, all);
    }

    Canvas denied(List<String> whom) {
        var all = new TreeMap<>(access);
        whom.forEach(all::remove);
        return new Canvas(id, owner, title, sections, tab, all);
    }

    /** What a person may do, by themselves or as a member of a channel; members of its own channel may write. */
    boolean allows(State state, User.Id user, Level wanted) {
        if (owner.equals(user)) {
            return true;
        }
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
}
