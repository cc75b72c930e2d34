package dtu.google.drive.about;

import static dtu.google.GoogleRoutes.read;
import static dtu.twins.http.Method.GET;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.Scope;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileSearch;
import dtu.google.drive.files.FileView;
import dtu.google.people.Accounts;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Map;

/** Who the caller is and what the caller's Drive can do. */
public final class About {
    private static final String LARGEST_UPLOAD = "5242880000000";
    private static final String STORAGE = "16106127360";

    public static final List<Route> ROUTES =
            List.of(read("drive.about.get", GET, "/drive/v3/about", Scope.ABOUT, About::get));

    private About() {}

    private static Response get(GoogleCall call) {
        if (call.query("fields").filter(text -> !text.isBlank()).isEmpty()) {
            throw GoogleError.FIELDS_REQUIRED.of("fields");
        }
        var me = call.me();
        return call.ok(json -> {
            json.text("kind", "drive#about")
                    .object("user", user -> Accounts.write(user, call.tenant(), me, me))
                    .text("maxUploadSize", LARGEST_UPLOAD)
                    .truth("appInstalled", false)
                    .truth("canCreateDrives", !me.isService())
                    .truth("canCreateTeamDrives", !me.isService())
                    .texts("folderColorPalette", List.of("#ac725e", "#d06b64", "#f83a22", "#fa573c", "#8f8f8f"));
            json.object("exportFormats", out -> formats(out, FileView.exportFormats()));
            json.object("importFormats", out -> formats(out, FileView.importFormats()));
            if (call.mask().has("storageQuota")) {
                json.object("storageQuota", out -> quota(call, out));
            }
        });
    }

    private static void formats(JsonOut json, Map<String, List<String>> formats) {
        formats.forEach(json::texts);
    }

    private static void quota(GoogleCall call, JsonOut json) {
        var owned = FileSearch.owned(call.state(), call.me());
        var used = owned.stream().mapToLong(About::size).sum();
        var trashed = owned.stream()
                .filter(file -> file.times().trashed() != null)
                .mapToLong(About::size)
                .sum();
        json.text("limit", STORAGE)
                .text("usage", Long.toString(used))
                .text("usageInDrive", Long.toString(used))
                .text("usageInDriveTrash", Long.toString(trashed));
    }

    private static long size(DriveFile file) {
        var content = file.content();
        return content == null ? 0 : content.blob().size();
    }
}
