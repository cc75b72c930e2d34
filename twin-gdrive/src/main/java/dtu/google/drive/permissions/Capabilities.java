package dtu.google.drive.permissions;

import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.MimeTypes;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;

/** What the caller may do with a file, in Drive's own list. */
public final class Capabilities {
    private Capabilities() {}

    public static boolean canEdit(Role role) {
        return role.isAtLeast(Role.WRITER);
    }

    /** Writers may pass on what they have unless the owner has said no. */
    public static boolean canShare(DriveFile file, Role role) {
        if (file.isShared()) {
            return file.isRoot()
                    ? role.isAtLeast(Role.ORGANIZER)
                    : role.isAtLeast(file.isFolder() ? Role.ORGANIZER : Role.WRITER);
        }
        return role == Role.OWNER || (canEdit(role) && flag(file, "writersCanShare", true));
    }

    /** In a My Drive the owner, in a shared drive whoever manages content. */
    public static boolean canTrash(DriveFile file, Role role) {
        return !file.isRoot() && role.isAtLeast(file.isShared() ? Role.FILE_ORGANIZER : Role.OWNER);
    }

    public static boolean canDelete(DriveFile file, Role role) {
        return !file.isRoot() && role.isAtLeast(file.isShared() ? Role.ORGANIZER : Role.OWNER);
    }

    /** Readers may take copies away unless the owner has said no. */
    public static boolean canDownload(DriveFile file, Role role) {
        return canEdit(role) || !flag(file, "copyRequiresWriterPermission", false);
    }

    private static boolean flag(DriveFile file, String name, boolean usual) {
        return file.more().at(name).filter(Json::isTruth).map(Json::asTruth).orElse(usual);
    }

    /** For things and for folders, which share little. */
    public static void write(JsonOut json, DriveFile file, Role role) {
        ofEverything(json, file, role);
        ofContent(json, file, role);
        ofFolders(json, file, role);
    }

    private static void ofEverything(JsonOut json, DriveFile file, Role role) {
        var edit = canEdit(role);
        var owner = role == Role.OWNER;
        var movable = !file.isRoot();
        var inherits = file.isFolder() && canShare(file, role) && movable;
        json.truth("canAcceptOwnership", false)
                .truth("canAddMyDriveParent", false)
                .truth("canChangeSecurityUpdateEnabled", false)
                .truth("canDelete", canDelete(file, role))
                .truth("canDisableInheritedPermissions", inherits)
                .truth("canEdit", edit)
                .truth("canEnableInheritedPermissions", inherits)
                .truth("canModifyContent", edit)
                .truth("canMoveItemIntoTeamDrive", owner && movable)
                .truth("canMoveItemOutOfDrive", movable && (owner || role.isAtLeast(Role.ORGANIZER)))
                .truth("canMoveItemWithinDrive", movable && edit)
                .truth("canRemoveContentRestriction", false)
                .truth("canRemoveMyDriveParent", owner && movable)
                .truth("canRename", edit && movable)
                .truth("canShare", canShare(file, role))
                .truth("canTrash", canTrash(file, role))
                .truth("canUntrash", canTrash(file, role));
    }

    private static void ofContent(JsonOut json, DriveFile file, Role role) {
        var thing = !file.isFolder();
        var edits = thing && canEdit(role);
        var downloads = thing && canDownload(file, role);
        json.truth("canChangeCopyRequiresWriterPermission", edits)
                .truth("canChangeViewersCanCopyContent", edits)
                .truth("canComment", thing && role.isAtLeast(Role.COMMENTER))
                .truth("canCopy", downloads)
                .truth("canDownload", downloads)
                .truth("canModifyContentRestriction", edits)
                .truth("canModifyEditorContentRestriction", edits)
                .truth("canModifyLabels", edits)
                .truth("canModifyOwnerContentRestriction", thing && role == Role.OWNER)
                .truth("canReadLabels", thing)
                .truth("canReadRevisions", edits && !file.mimeType().equals(MimeTypes.SHORTCUT));
    }

    private static void ofFolders(JsonOut json, DriveFile file, Role role) {
        var folder = file.isFolder();
        var edits = folder && canEdit(role);
        var shared = folder && file.isShared();
        var organizes = shared && role.isAtLeast(Role.FILE_ORGANIZER);
        var manages = shared && role.isAtLeast(Role.ORGANIZER);
        json.truth("canAddChildren", edits)
                .truth("canAddFolderFromAnotherDrive", false)
                .truth("canDeleteChildren", manages)
                .truth("canListChildren", folder)
                .truth("canMoveChildrenOutOfDrive", manages || (folder && role == Role.OWNER))
                .truth("canMoveChildrenWithinDrive", edits)
                .truth("canRemoveChildren", shared ? organizes : edits)
                .truth("canTrashChildren", organizes);
    }
}
