package dtu.google.drive.permissions;

import static dtu.google.drive.permissions.Permission.PERMISSIONS;

import dtu.google.GoogleCall;
import dtu.google.GoogleError;
import dtu.google.GoogleIds;
import dtu.google.GoogleTime;
import dtu.google.drive.files.DriveFile;
import dtu.google.drive.files.FileAccess;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.json.Fields;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a client asks to be granted, read and checked. */
final class Sharing {
    private static final Duration LONGEST = Duration.ofDays(366);

    private Sharing() {}

    /** The caller's file, if the caller may share it. */
    static FileAccess.Opened shareable(GoogleCall call) {
        var opened = FileAccess.opened(call);
        if (!Capabilities.canShare(opened.file(), opened.role())) {
            throw GoogleError.NOT_PERMITTED.refusal();
        }
        return opened;
    }

    /** The grant that a body describes. */
    static Permission asked(GoogleCall call, DriveFile file, Fields body) {
        var type = body.text("type")
                .toOptional()
                .orElseThrow(() -> GoogleError.BAD_REQUEST.refusal("The permission type field is required."));
        var kind = Permission.Type.read(type)
                .orElseThrow(() -> GoogleError.INVALID_TEXT.refusal("The specified permission type is invalid."));
        var role = role(file, body);
        if ((kind == Permission.Type.ANYONE || kind == Permission.Type.DOMAIN) && role.isAtLeast(Role.FILE_ORGANIZER)) {
            throw GoogleError.INVALID_TEXT.refusal("The specified role is not valid for this permission type.");
        }
        var expires = expires(call, body);
        if (expires != null
                && (kind == Permission.Type.ANYONE
                        || kind == Permission.Type.DOMAIN
                        || role.isAtLeast(Role.FILE_ORGANIZER))) {
            throw GoogleError.FORBIDDEN.refusal("Expiration dates cannot be set on this item.");
        }
        return switch (kind) {
            case USER, GROUP -> addressed(call, file, body, kind, role).until(expires);
            case DOMAIN -> {
                var domain = required(body, "domain", "The domain field is required.");
                yield new Permission(id(file, Permission.domainId(domain)), kind, role, domain, null);
            }
            case ANYONE -> {
                var discoverable = body.truth("allowFileDiscovery").or(false);
                var key = discoverable ? Permission.ANYONE : Permission.ANYONE_WITH_LINK;
                yield new Permission(id(file, key), kind, role, "", null);
            }
        };
    }

    private static Permission addressed(GoogleCall call, DriveFile file, Fields body, Permission.Type kind, Role role) {
        var address = required(body, "emailAddress", "The email address field is required.");
        if (!address.matches("[^@\\s]+@[^@\\s]+")) {
            throw GoogleError.INVALID_SHARING.refusal(
                    "The specified emailAddress is invalid or not applicable for the given permission type.");
        }
        var account = Accounts.neutral(call.tenant(), address);
        var person = new Person.Id(GoogleIds.permissionId(account));
        var silent = call.query("sendNotificationEmail").filter("false"::equals).isPresent();
        if (kind == Permission.Type.USER && silent && !call.state().has(Person.PEOPLE, person)) {
            throw GoogleError.INVALID_SHARING.refusal(
                    "You are trying to invite " + address + ". Since there is no Google account associated with this"
                            + " email address, you must check the \"Notify people\" box to invite this recipient.");
        }
        return new Permission(id(file, person.value()), kind, role, account, null);
    }

    private static Permission.Id id(DriveFile file, String permission) {
        return new Permission.Id(file.id().value(), permission);
    }

    private static String required(Fields body, String name, String complaint) {
        return body.text(name)
                .toOptional()
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> GoogleError.BAD_REQUEST.refusal(complaint));
    }

    static Role role(DriveFile file, Fields body) {
        var text = body.text("role")
                .toOptional()
                .orElseThrow(() -> GoogleError.BAD_REQUEST.refusal("The permission role field is required."));
        var role =
                Role.read(text).orElseThrow(() -> GoogleError.INVALID_TEXT.refusal("The specified role is invalid."));
        if (file.isShared() ? role == Role.OWNER : role.isOfSharedDrives()) {
            throw GoogleError.FORBIDDEN.refusal("The specified role is not valid for this item.");
        }
        return role;
    }

    static @Nullable Instant expires(GoogleCall call, Fields body) {
        var text = body.text("expirationTime").toOptional();
        if (text.isEmpty()) {
            return null;
        }
        var time = GoogleTime.read(text.get()).orElseThrow(GoogleError.INVALID::refusal);
        if (!time.isAfter(call.now()) || time.isAfter(call.now().plus(LONGEST))) {
            throw GoogleError.INVALID_TEXT.refusal("The expiration time must be in the future and within one year.");
        }
        return time;
    }

    /** A grant of the caller's file, made there or above. */
    static Access.Held held(GoogleCall call, DriveFile file) {
        var id = call.path("permissionId");
        return Access.held(call.state(), file, call.now()).stream()
                .filter(held -> held.permission().id().permission().equals(id))
                .findFirst()
                .orElseThrow(() -> GoogleError.PERMISSION_NOT_FOUND.of("permissionId", id));
    }

    /** The same, if it was made on the file itself: only there can it be changed or taken away. */
    static Permission own(GoogleCall call, DriveFile file) {
        var held = held(call, file);
        return call.state()
                .find(PERMISSIONS, id(file, held.permission().id().permission()))
                .orElseThrow(() -> GoogleError.FORBIDDEN.refusal(
                        "Cannot change or remove an inherited permission where it is inherited."));
    }
}
