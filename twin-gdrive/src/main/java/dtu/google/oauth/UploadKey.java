package dtu.google.oauth;

import dtu.twins.Tenant;
import java.util.Optional;

/** The address of an upload session is a credential by itself: its id contains the tenant's key. */
public final class UploadKey {
    private static final String PREFIX = "AHVrFx";
    private static final int LENGTH_MIN = PREFIX.length() + Tenant.KEY_LENGTH + 1;

    private UploadKey() {}

    public static String text(Tenant tenant, String session) {
        return PREFIX + tenant.key() + session;
    }

    public static Optional<String> tenantKey(String text) {
        return text.startsWith(PREFIX) && text.length() >= LENGTH_MIN
                ? Optional.of(text.substring(PREFIX.length(), PREFIX.length() + Tenant.KEY_LENGTH))
                : Optional.empty();
    }

    /** The session's own part, if the text is one of this tenant's. */
    public static Optional<String> session(Tenant tenant, String text) {
        return tenantKey(text)
                .filter(tenant.key()::equals)
                .map(key -> text.substring(PREFIX.length() + Tenant.KEY_LENGTH));
    }
}
