package dtu.google.drive.files;

import dtu.google.GoogleIds;
import dtu.twins.Ids;

/** The ids of revisions. */
final class Revision {
    static final Ids<String> IDS = GoogleIds.of("revision", "0B", 51, text -> text);

    private Revision() {}
}
