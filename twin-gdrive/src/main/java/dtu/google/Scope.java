package dtu.google;

import dtu.twins.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a token must be good for: any one of some scopes. Each constant is a row of the matrix in Google's discovery
 * documents.
 */
public enum Scope implements Requirement {
    // spotless:off - a table reads best as a table
    /** Nobody needs to be anybody. */
    PUBLIC,
    /** A token of any scope. */
    ANY,
    ABOUT        ("drive", "drive.appdata", "drive.file", "drive.metadata", "drive.metadata.readonly",
                  "drive.photos.readonly", "drive.readonly"),
    FILES_READ   ("drive", "drive.appdata", "drive.file", "drive.meet.readonly", "drive.metadata",
                  "drive.metadata.readonly", "drive.photos.readonly", "drive.readonly"),
    FILES_COPY   ("drive", "drive.appdata", "drive.file", "drive.photos.readonly"),
    FILES_WRITE  ("drive", "drive.appdata", "drive.file"),
    FILES_UPDATE ("drive", "drive.appdata", "drive.file", "drive.metadata", "drive.scripts"),
    EXPORT       ("drive", "drive.file", "drive.meet.readonly", "drive.readonly"),
    SHARING_READ ("drive", "drive.file", "drive.meet.readonly", "drive.metadata", "drive.metadata.readonly",
                  "drive.photos.readonly", "drive.readonly"),
    SHARING      ("drive", "drive.file"),
    DRIVES_READ  ("drive", "drive.readonly"),
    ALL_OF_DRIVE ("drive"),
    DOCS_READ    ("documents", "documents.readonly", "drive", "drive.file", "drive.readonly"),
    DOCS_WRITE   ("documents", "drive", "drive.file"),
    SHEETS_READ  ("drive", "drive.file", "drive.readonly", "spreadsheets", "spreadsheets.readonly"),
    SHEETS_WRITE ("drive", "drive.file", "spreadsheets"),
    DIRECTORY_READ("admin.directory.user", "admin.directory.user.readonly"),
    DIRECTORY    ("admin.directory.user"),
    USERINFO     ("userinfo.email", "userinfo.profile");
    // spotless:on

    /** In front of every scope but {@code openid}. */
    public static final String PREFIX = "https://www.googleapis.com/auth/";

    public static final String OPENID = "openid";

    private final Set<String> scopes;

    Scope(String... scopes) {
        this.scopes = Arrays.stream(scopes).map(scope -> PREFIX + scope).collect(Collectors.toUnmodifiableSet());
    }

    public boolean isGivenBy(Set<String> granted) {
        return this == PUBLIC
                || this == ANY
                || (this == USERINFO && granted.contains(OPENID))
                || granted.stream().anyMatch(scopes::contains);
    }

    /** Every scope there is, for tokens that may do anything. */
    public static List<String> everything() {
        return List.of(
                OPENID,
                PREFIX + "drive",
                PREFIX + "drive.appdata",
                PREFIX + "documents",
                PREFIX + "spreadsheets",
                PREFIX + "admin.directory.user",
                PREFIX + "userinfo.email",
                PREFIX + "userinfo.profile");
    }

    /**
     * Whether Google knows a scope by that name; those of services that are not here are granted and good for nothing.
     */
    public static boolean isKnown(String scope) {
        return scope.equals(OPENID)
                || scope.equals("email")
                || scope.equals("profile")
                || scope.startsWith(PREFIX)
                || scope.startsWith("https://mail.google.com/");
    }
}
