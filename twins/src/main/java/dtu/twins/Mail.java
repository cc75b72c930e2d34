package dtu.twins;

import java.time.Instant;

/**
 * What a service would have sent to a person by e-mail, SMS or push.
 *
 * @param channel {@code email}, {@code sms}, {@code push} or {@code voice}
 * @param code the one-time code or token in it; empty when there is none
 * @param link the link in it; empty when there is none
 */
public record Mail(
        Instant at, String service, String channel, String to, String subject, String text, String code, String link) {}
