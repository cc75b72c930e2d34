package dtu.okta.factors;

import dtu.okta.OktaCall;
import dtu.okta.authenticators.Authenticator;
import dtu.okta.origins.TrustedOrigin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The website for which a security key answers: the org's own, one that the org trusts, or one of the domain that the
 * org has chosen for its keys.
 *
 * @param host in small letters
 * @param domain that the org has chosen; empty when keys belong to the host or a domain above it
 */
record RelyingParty(String host, Optional<String> domain) {
    private static final int HASH = 32;

    /** The website that a browser says it has shown; empty when the org has nothing to do with it. */
    static Optional<RelyingParty> of(OktaCall call, String origin) {
        var chosen = Authenticator.relyingParty(call.state());
        var host = host(origin);
        var belongs = chosen.isPresent()
                ? isWithin(host, chosen.get())
                : isOwn(call, origin) || TrustedOrigin.isTrusted(call.state(), origin, "CORS");
        return host.isEmpty() || !belongs ? Optional.empty() : Optional.of(new RelyingParty(host, chosen));
    }

    /** An org may stand below a path of a host; for browsers that is all one website. */
    private static boolean isOwn(OktaCall call, String origin) {
        var own = call.request().origin();
        var path = own.indexOf('/', own.indexOf("//") + 2);
        return (path < 0 ? own : own.substring(0, path)).equalsIgnoreCase(origin);
    }

    private static String host(String origin) {
        try {
            var host = new URI(origin).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException none) {
            return "";
        }
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Whether a key has made that for this website: it begins with a hash of the name under which it knows it. */
    boolean owns(byte[] authenticatorData) {
        var hash = Arrays.copyOf(authenticatorData, HASH);
        if (domain.isPresent()) {
            return Arrays.equals(hash, sha256(domain.get()));
        }
        for (var name = host; !name.isEmpty(); name = above(name)) {
            if (Arrays.equals(hash, sha256(name))) {
                return true;
            }
        }
        return false;
    }

    /** Keys belong to no domain as a whole that others share, such as {@code com}. */
    private static String above(String name) {
        var rest = name.substring(name.indexOf('.') + 1);
        return rest.contains(".") && !rest.equals(name) ? rest : "";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
