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

    public static void write(JsonOut json, DriveFile file, Role role) {
        var edit = canEdit(role);
        var owner = role == Role.OWNER;
        var folder = file.isFolder();
        var movable = !file.isRoot();
        var downloads = canDownload(file, role);
        var organizes = role.isAtLeast(Role.FILE_ORGANIZER);
        json.truth("canAcceptOwnership", false)
                .truth("canAddChildren", folder && edit)
                .truth("canAddFolderFromAnotherDrive", false)
                .truth("canAddMyDriveParent", false)
                .truth("canChangeCopyRequiresWriterPermission", edit && !folder)
                .truth("canChangeSecurityUpdateEnabled", false)
                .truth("canChangeViewersCanCopyContent", edit && !folder)
                .truth("canComment", role.isAtLeast(Role.COMMENTER) && !folder)
                .truth("canCopy", downloads && !folder)
                .truth("canDelete", canDelete(file, role))
                .truth("canDeleteChildren", folder && file.isShared() && role.isAtLeast(Role.ORGANIZER))
                .truth("canDisableInheritedPermissions", folder && canShare(file, role) && movable)
                .truth("canDownload", downloads && !folder)
                .truth("canEdit", edit)
                .truth("canEnableInheritedPermissions", folder && canShare(file, role) && movable)
                .truth("canListChildren", folder)
                .truth("canModifyContent", edit)
                .truth("canModifyContentRestriction", edit && !folder)
                .truth("canModifyEditorContentRestriction", edit && !folder)
                .truth("canModifyLabels", edit && !folder)
                .truth("canModifyOwnerContentRestriction", owner && !folder)
                .truth(
                        "canMoveChildrenOutOfDrive",
                        folder && (owner || (file.isShared() && role.isAtLeast(Role.ORGANIZER))))
                .truth("canMoveChildrenWithinDrive", folder && edit)
                .truth("canMoveItemIntoTeamDrive", owner && movable)
                .truth("canMoveItemOutOfDrive", movable && (owner || role.isAtLeast(Role.ORGANIZER)))
                .truth("canMoveItemWithinDrive", movable && edit)
                .truth("canReadLabels", !folder)
                .truth("canReadRevisions", edit && !folder && !file.mimeType().equals(MimeTypes.SHORTCUT))
                .truth("canRemoveChildren", folder && (file.isShared() ? organizes : edit))
                .truth("canRemoveContentRestriction", false)
                .truth("canRemoveMyDriveParent", owner && movable)
                .truth("canRename", edit && movable)
                .truth("canShare", canShare(file, role))
                .truth("canTrash", canTrash(file, role))
                .truth("canTrashChildren", folder && file.isShared() && organizes)
                .truth("canUntrash", canTrash(file, role));
    }
}
