package dtu.twins;

import dtu.twins.chance.Chance;
import java.util.Map;

/**
 * A universe's vendor-shaped identity. Team ids, cloud ids, secrets and hosts are derived from it on the way out and
 * understood on the way in, and never stored in rows: so a fork is a new tenant at no cost, and rows of two universes
 * that did the same are equal.
 *
 * @param key ten characters {@code [0-9A-Z]}, unique among the universes of a process; every credential contains it
 * @param secrets everything secret about this tenant
 * @param roots the URL at which each twin answers for this tenant, by the twin's name, without a slash at the end
 */
public record Tenant(String key, Secrets secrets, Map<String, String> roots) {
    public static final int KEY_LENGTH = 10;
    private static final String KEY_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public Tenant {
        roots = Map.copyOf(roots);
    }

    /** The tenant of the universe with that id: the same id and seed always make the same tenant. */
    public static Tenant of(String universe, long seed, Map<String, String> roots) {
        var identity = new Chance(seed).in("tenant").in(universe);
        var key = Secrets.letters(identity.in("key"), KEY_ALPHABET, KEY_LENGTH);
        return new Tenant(key, new Secrets(identity.in("secret")), roots);
    }

    /** Text of the given length that only this tenant has for that purpose, such as a signing secret. */
    public String secret(String purpose, String alphabet, int length) {
        return secrets.text(purpose, alphabet, length);
    }

    /** The part of a credential of this tenant that is its own: what stands behind the key; all of it without a key. */
    public String own(String credential) {
        var at = credential.indexOf(key);
        return at < 0 ? credential : credential.substring(at + KEY_LENGTH);
    }

    /** The URL at which that twin answers, without a slash at the end. */
    public String root(String twin) {
        return roots.getOrDefault(twin, "http://" + twin + ".test");
    }
}
