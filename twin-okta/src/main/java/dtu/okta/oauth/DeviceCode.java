package dtu.okta.oauth;

import dtu.okta.OktaCall;
import dtu.okta.SecretForm;
import dtu.okta.sessions.Proven;
import dtu.okta.users.User;
import dtu.twins.chance.Chance;
import dtu.twins.state.EntityId;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import dtu.twins.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device's wish to act for a person, who says so in a browser elsewhere.
 *
 * @param userCode what the device shows and the person types
 * @param pace how long the device has to wait between two questions
 * @param polled when it asked last; null when never
 */
record DeviceCode(
        Id id,
        String userCode,
        Wish wish,
        Verdict verdict,
        Instant expires,
        Duration pace,
        @Nullable Instant polled) {
    static final Table<Id, DeviceCode> CODES = Table.of("DeviceCode", DeviceCode::id);
    private static final Index<String, DeviceCode> BY_USER_CODE = CODES.index("userCode", DeviceCode::userCode);
    private static final Index<Instant, DeviceCode> BY_EXPIRY = CODES.index("expires", DeviceCode::expires);
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final Duration PACE = Duration.ofSeconds(5);

    /** For how long the server still knows that a code was one. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    static final SecretForm FORM = new SecretForm("", 30);
    private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int USER_CODE_LENGTH = 8;

    /** The part of the code that is its own. */
    record Id(String value) implements EntityId {}

    /** Which app asks which server for what. */
    record Wish(String issuer, String client, List<String> scopes) {
        Wish {
            scopes = List.copyOf(scopes);
        }
    }

    /** What the person says. */
    sealed interface Verdict {
        /** Nothing yet. */
        record Pending() implements Verdict {}

        /** No, or the app may not act for this person. */
        record Denied() implements Verdict {}

        /** Yes. */
        record Allowed(User.Id user, Proven proven) implements Verdict {}
    }

    static DeviceCode issued(OktaCall call, Wish wish) {
        var chance = call.chance().in("deviceCode");
        return new DeviceCode(
                new Id(FORM.drawn(chance)),
                userCode(chance.in("userCode")),
                wish,
                new Verdict.Pending(),
                call.wall().plus(LIFETIME),
                PACE,
                null);
    }

    private static String userCode(Chance chance) {
        var text = new StringBuilder(USER_CODE_LENGTH);
        for (var i = 0; i < USER_CODE_LENGTH; i++) {
            text.append(LETTERS.charAt(chance.below(LETTERS.length(), i)));
        }
        return text.toString();
    }

    static Optional<DeviceCode> presented(OktaCall call, String text) {
        return FORM.secret(call.tenant(), text).flatMap(secret -> call.state().find(CODES, new Id(secret)));
    }

    /** The code a person has typed, in any case, if the device still waits for it. */
    static Optional<DeviceCode> typed(OktaCall call, String text) {
        return call.state()
                .find(BY_USER_CODE, text.strip().toUpperCase(Locale.ROOT))
                .filter(code -> code.isGood(call) && code.verdict() instanceof Verdict.Pending);
    }

    boolean isGood(OktaCall call) {
        return call.wall().isBefore(expires);
    }

    DeviceCode judged(Verdict given) {
        return new DeviceCode(id, userCode, wish, given, expires, pace, polled);
    }

    boolean isTooSoon(Instant now) {
        return polled != null && now.isBefore(polled.plus(pace));
    }

    /** Asked again; a device that does not wait has to wait longer from now on. */
    DeviceCode polledAt(Instant now) {
        var next = isTooSoon(now) ? pace.plus(PACE) : pace;
        return new DeviceCode(id, userCode, wish, verdict, expires, next, now);
    }

    /** The state that has it, and none that is long over. */
    State in(State state, Instant now) {
        var next = state;
        for (var old : state.scan(BY_EXPIRY, BY_EXPIRY.below(now.minus(REMEMBERED)))) {
            next = next.remove(CODES, old.id());
        }
        return next.put(CODES, this);
    }

    String text(OktaCall call) {
        return FORM.text(call.tenant(), id.value());
    }
}
