package dtu.google.drive.files;

/** The media types that mean something to Drive. */
public final class MimeTypes {
    public static final String FOLDER = "application/vnd.google-apps.folder";
    public static final String SHORTCUT = "application/vnd.google-apps.shortcut";
    public static final String DOCUMENT = "application/vnd.google-apps.document";
    public static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";
    static final String BYTES = "application/octet-stream";
    private static final String GOOGLE = "application/vnd.google-apps.";

    private MimeTypes() {}

    /** Folders, shortcuts and everything that Google's own editors keep: they have no bytes. */
    public static boolean isGoogles(String mimeType) {
        return mimeType.startsWith(GOOGLE);
    }

    /** What one of Google's editors keeps. */
    static boolean isEditors(String mimeType) {
        return isGoogles(mimeType) && !mimeType.equals(FOLDER) && !mimeType.equals(SHORTCUT);
    }
}
