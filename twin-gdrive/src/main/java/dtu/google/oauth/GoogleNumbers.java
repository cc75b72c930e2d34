package dtu.google.oauth;

import dtu.twins.Tenant;

/** The numbers by which Google knows a tenant's project and its service accounts. */
public final class GoogleNumbers {
    private GoogleNumbers() {}

    /** Twelve digits. */
    public static String project(Tenant tenant) {
        return "1" + tenant.secret("google.project", "0123456789", 11);
    }

    /** Twenty-one digits: the {@code client_id} of a service account. */
    static String uniqueId(Tenant tenant, String account) {
        return "1" + tenant.secret("google.account." + account, "0123456789", 20);
    }
}
