package dtu.google;

/** One of the services that share the port; each has its own words for the same refusals. */
public enum Api {
    DRIVE("drive.googleapis.com"),
    DOCS("docs.googleapis.com"),
    SHEETS("sheets.googleapis.com"),
    DIRECTORY("admin.googleapis.com"),
    OAUTH("oauth2.googleapis.com");

    private final String host;

    Api(String host) {
        this.host = host;
    }

    /** The service's own name, as error details say it. */
    public String host() {
        return host;
    }

    /** Newer services speak of statuses; Drive speaks of reasons. */
    boolean speaksOfStatuses() {
        return this == DOCS || this == SHEETS;
    }

    static Api of(String path) {
        if (path.startsWith("/v1/documents")) {
            return DOCS;
        }
        if (path.startsWith("/v4/spreadsheets")) {
            return SHEETS;
        }
        if (path.startsWith("/admin/directory")) {
            return DIRECTORY;
        }
        return path.contains("/drive/") || path.startsWith("/discovery") || path.startsWith("/batch") ? DRIVE : OAUTH;
    }
}
