package dtu.google.drive.permissions;

import dtu.google.GoogleCall;
import dtu.google.GoogleTime;
import dtu.google.drive.files.DriveFile;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.json.JsonOut;
import java.util.List;

/** A grant as Drive shows one. */
public final class PermissionView {
    private PermissionView() {}

    public static void members(GoogleCall call, JsonOut json, DriveFile file, Access.Held held) {
        var permission = held.permission();
        json.text("kind", "drive#permission")
                .text("id", permission.id().permission())
                .text("type", permission.type().text())
                .text("role", held.role().text());
        switch (permission.type()) {
            case USER, GROUP -> address(call, json, permission);
            case DOMAIN ->
                json.text("domain", permission.grantee())
                        .text("displayName", permission.grantee())
                        .truth("allowFileDiscovery", false);
            case ANYONE -> json.truth("allowFileDiscovery", permission.isDiscoverable());
        }
        json.textIfAny("expirationTime", permission.expires() == null ? null : GoogleTime.text(permission.expires()));
        if (file.isShared()) {
            details(json, held);
        }
    }

    private static void address(GoogleCall call, JsonOut json, Permission permission) {
        var address = Accounts.rendered(call.state(), call.tenant(), permission.grantee());
        var name = call.state()
                .find(Person.PEOPLE, new Person.Id(permission.id().permission()))
                .map(person -> person.isService() ? address : person.displayName())
                .orElse(address);
        json.text("emailAddress", address)
                .text("displayName", name)
                .truth("deleted", false)
                .truth("pendingOwner", false);
    }

    private static void details(JsonOut json, Access.Held held) {
        json.array(
                "permissionDetails",
                List.of(held),
                (out, one) -> out.value(detail -> {
                    detail.text("permissionType", one.from() == null ? "file" : "member")
                            .text("role", one.role().text())
                            .textIfAny("inheritedFrom", one.from())
                            .truth("inherited", one.from() != null);
                }));
    }
}
