package dtu.google.oauth;

import dtu.twins.Tenant;
import dtu.twins.keys.TestKey;

/** The keys of service accounts: every tenant is given one of the pool of test keys. */
final class ServiceKeys {
    private ServiceKeys() {}

    static TestKey of(Tenant tenant) {
        return TestKey.of(tenant, "google.key");
    }

    /** Forty hexadecimal digits. */
    static String id(Tenant tenant) {
        return tenant.secret("google.keyId", "0123456789abcdef", 40);
    }
}
