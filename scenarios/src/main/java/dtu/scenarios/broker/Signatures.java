package dtu.scenarios.broker;

import dtu.twins.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tells requests that Slack has signed, just now, from all others. */
final class Signatures {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String secret;
    private final Set<Bug> bugs;

    Signatures(String secret, Set<Bug> bugs) {
        this.secret = secret;
        this.bugs = bugs;
    }

    boolean genuine(Request request, Instant now) {
        if (bugs.contains(Bug.NO_SIGNATURE)) {
            return true;
        }
        var time = request.headers().first("X-Slack-Request-Timestamp").orElse("");
        var signature = request.headers().first("X-Slack-Signature").orElse("");
        if (time.isEmpty() || !time.chars().allMatch(Character::isDigit)) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now)
                .abs();
        if (age.compareTo(SKEW) > 0 && !bugs.contains(Bug.OLD_SIGNATURE)) {
            return false;
        }
        var expected = "v0=" + hmac("v0:" + time + ":" + request.body().text());
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
