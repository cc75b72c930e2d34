package dtu.okta.servers;

import dtu.twins.Tenant;
import dtu.twins.keys.TestKey;

/**
 * One of the keys with which a server signs. It is the tenant's, and made anew from what rows remember: the server, and
 * how many keys it had before.
 *
 * @param server the id of the server; empty for the org's own
 */
public record SigningKey(String server, int generation) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int KID_LENGTH = 43;

    public String kid(Tenant tenant) {
        return tenant.secret("okta.kid." + server + numbered(generation), LETTERS, KID_LENGTH);
    }

    /** Never the same as the one before, though the pool is small. */
    public TestKey key(Tenant tenant) {
        var key = TestKey.of(tenant, "okta.key." + server);
        for (var number = 1; number <= generation; number++) {
            key = another(tenant, key, "okta.key." + server + numbered(number));
        }
        return key;
    }

    private static TestKey another(Tenant tenant, TestKey before, String purpose) {
        var key = TestKey.of(tenant, purpose);
        for (var attempt = 1; key.modulus().equals(before.modulus()); attempt++) {
            key = TestKey.of(tenant, purpose + "/" + attempt);
        }
        return key;
    }

    private static String numbered(int number) {
        return number == 0 ? "" : "." + number;
    }
}
