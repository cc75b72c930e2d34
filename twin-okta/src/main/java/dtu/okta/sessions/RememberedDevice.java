package dtu.okta.sessions;

import dtu.okta.users.User;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Instant;

/** A device on which a person need not give a second factor again for a while. */
public record RememberedDevice(Id id, User.Id user, Instant until) {
    public static final Table<Id, RememberedDevice> DEVICES = Table.of("RememberedDevice", RememberedDevice::id);
    static final Index<User.Id, RememberedDevice> BY_USER = DEVICES.index("user", RememberedDevice::user);

    /** The person and the device: the same device is remembered for each of its users apart. */
    public record Id(String value) implements EntityId {
        public static Id of(User.Id user, String device) {
            return new Id(user.value() + "/" + device);
        }
    }

    public static boolean isKnown(State state, User.Id user, String device, Instant now) {
        return state.find(DEVICES, Id.of(user, device))
                .filter(known -> now.isBefore(known.until()))
                .isPresent();
    }

    public static State without(State state, User.Id user) {
        var next = state;
        for (var device : state.scan(BY_USER, user).toList()) {
            next = next.remove(DEVICES, device.id());
        }
        return next;
    }
}
