package dtu.google;

import dtu.twins.json.Selection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code fields} selects of an answer: everything, or members by name. Drive shows little unless asked; Docs and
 * Sheets show all.
 */
public final class FieldMask implements Selection {
    public static final FieldMask ALL = new FieldMask(true, Map.of());
    private static final String FILE = "kind,id,name,mimeType,driveId,teamDriveId,resourceKey";
    private static final String CHANGE = "kind,removed,fileId,time,type,changeType,driveId,file(" + FILE + ")";
    private static final String PERMISSION = "kind,id,type,role";

    /** What Drive shows when the client selects nothing. */
    private static final Map<String, FieldMask> USUAL = parsed(Map.of(
            "drive.File",
            FILE,
            "drive.FileList",
            "kind,incompleteSearch,nextPageToken,files(" + FILE + ")",
            "drive.Permission",
            PERMISSION,
            "drive.PermissionList",
            "kind,nextPageToken,permissions(" + PERMISSION + ")",
            "drive.Change",
            CHANGE,
            "drive.ChangeList",
            "kind,nextPageToken,newStartPageToken,changes(" + CHANGE + ")",
            "drive.Drive",
            "kind,id,name",
            "drive.DriveList",
            "kind,nextPageToken,drives(kind,id,name)"));

    private final boolean all;
    private final Map<String, FieldMask> members;

    private FieldMask(boolean all, Map<String, FieldMask> members) {
        this.all = all;
        this.members = members;
    }

    /** A name that the type of the answer does not have, or text that is no selection. */
    static final class BadMask extends Exception {
        private static final long serialVersionUID = 1L;
        private final String name;

        BadMask(String name) {
            super(name, null, false, false);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /** The mask of a type when the client sends none. */
    static FieldMask usual(String type) {
        return USUAL.getOrDefault(type, ALL);
    }

    private static Map<String, FieldMask> parsed(Map<String, String> texts) {
        var masks = new HashMap<String, FieldMask>();
        texts.forEach((type, text) -> {
            try {
                masks.put(type, parse(text, type));
            } catch (BadMask ours) {
                throw new IllegalStateException(ours);
            }
        });
        return Map.copyOf(masks);
    }

    /** Reads {@code a/b,c(d,e/f),*}; names are checked against the type. */
    static FieldMask parse(String text, String type) throws BadMask {
        var parser = new Parser(text);
        var mask = parser.list(type);
        if (parser.at < text.length()) {
            throw new BadMask(text);
        }
        return mask;
    }

    /** Whether the member is wanted, wholly or in part. */
    public boolean has(String name) {
        return at(name) != null;
    }

    @Override
    public @Nullable FieldMask at(String name) {
        if (all) {
            return ALL;
        }
        var member = members.get(name);
        return member == null ? members.get(FieldTypes.ANYTHING) : member;
    }

    /** Whether no other members are wanted than these. */
    public boolean selectsOnly(Set<String> names) {
        return !all && names.containsAll(members.keySet());
    }

    /** The selection within a member; nothing of it when it is not wanted. */
    public FieldMask within(String name) {
        var member = at(name);
        return member == null ? new FieldMask(false, Map.of()) : member;
    }

    /** Whether the client asked for the member by its name. */
    public boolean names(String name) {
        return members.containsKey(name);
    }

    private FieldMask and(FieldMask other) {
        if (all || other.all) {
            return ALL;
        }
        var both = new LinkedHashMap<>(members);
        other.members.forEach((name, mask) -> both.merge(name, mask, FieldMask::and));
        return new FieldMask(false, both);
    }

    private static FieldMask of(String name, FieldMask within) {
        return name.equals(FieldTypes.ANYTHING) && within.all ? ALL : new FieldMask(false, Map.of(name, within));
    }

    private static final class Parser {
        private static final int DEPTH_MAX = 40;
        private final String text;
        private int at;
        private int depth;

        Parser(String text) {
            this.text = text;
        }

        FieldMask list(String type) throws BadMask {
            var mask = item(type);
            while (takes(',')) {
                mask = mask.and(item(type));
            }
            return mask;
        }

        private FieldMask item(String type) throws BadMask {
            if (++depth > DEPTH_MAX) {
                throw new BadMask(text);
            }
            var name = name();
            var within = inside(type, name);
            FieldMask mask;
            if (takes('/') || takes('.')) {
                mask = of(name, item(within));
            } else if (takes('(')) {
                mask = of(name, list(within));
                if (!takes(')')) {
                    throw new BadMask(text);
                }
            } else {
                mask = of(name, ALL);
            }
            depth--;
            return mask;
        }

        private static String inside(String type, String name) throws BadMask {
            if (name.equals(FieldTypes.ANYTHING)) {
                return FieldTypes.ANYTHING;
            }
            var within = FieldTypes.ALL.member(type, name);
            if (within == null) {
                throw new BadMask(name);
            }
            return within;
        }

        private String name() throws BadMask {
            skip();
            var start = at;
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            if (start == at) {
                throw new BadMask(text);
            }
            var name = text.substring(start, at);
            skip();
            return name;
        }

        private static boolean isPartOfName(char letter) {
            return Character.isLetterOrDigit(letter)
                    || letter == '_'
                    || letter == '*'
                    || letter == '-'
                    || letter == '$';
        }

        private boolean takes(char letter) {
            skip();
            if (at < text.length() && text.charAt(at) == letter) {
                at++;
                return true;
            }
            return false;
        }

        private void skip() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
