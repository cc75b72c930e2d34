package dtu.okta;

import dtu.twins.Tenant;

/** The org itself: its id is the tenant's, and in no row. */
public final class OktaOrg {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 17;

    private OktaOrg() {}

    public static String id(Tenant tenant) {
        return "00o" + tenant.secret("okta.org", LETTERS, LENGTH);
    }
}
