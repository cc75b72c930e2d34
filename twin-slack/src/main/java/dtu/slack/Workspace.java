package dtu.slack;

import dtu.twins.Tenant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The workspace's own identity, which is the tenant's: its id, its domain, its links. */
public final class Workspace {
    public static final String NAME = "DTU";
    private static final String HEX = "0123456789abcdef";
    private static final String DIGITS = "0123456789";
    private static final Pattern CLIENT = Pattern.compile("\\d{1,17}\\.\\d{1,17}");
    private static final int KEY_RADIX = 36;
    private static final int APP_ID_LENGTH = 10;
    private static final int SECRET_LENGTH = 32;
    private static final int NUMBER_LENGTH = 12;
    private static final int VERIFICATION_LENGTH = 24;

    private Workspace() {}

    public static String id(Tenant tenant) {
        return "T" + tenant.key();
    }

    /** The tenant key inside a workspace's id, or inside the name of something that begins with it and a dash. */
    public static Optional<String> tenantKey(String id) {
        var end = 1 + Tenant.KEY_LENGTH;
        var begins = id.startsWith("T") && id.length() >= end && (id.length() == end || id.charAt(end) == '-');
        return begins ? Optional.of(id.substring(1, end)) : Optional.empty();
    }

    public static String domain(Tenant tenant) {
        return "dtu-" + tenant.key().toLowerCase(Locale.ROOT);
    }

    /** The workspace's own address; every link of it begins so. Slack's ends in a slash. */
    public static String url(SlackCall call) {
        return call.request().origin() + "/";
    }

    /** A Slack app is known to each workspace's universe under another id. */
    public static String appId(Tenant tenant, String app) {
        return "A" + tenant.secret("slack.app." + app, SlackIds.LETTERS, APP_ID_LENGTH);
    }

    /** The same of a function of an app. */
    public static String functionId(Tenant tenant, String app, String callback) {
        return "Fn" + tenant.secret("slack.function." + app + "." + callback, SlackIds.LETTERS, APP_ID_LENGTH);
    }

    /** What requests to the app are signed with. */
    public static String signingSecret(Tenant tenant, String app) {
        return tenant.secret("slack.signing." + app, HEX, SECRET_LENGTH);
    }

    /** The old shared secret inside every payload. */
    public static String verificationToken(Tenant tenant, String app) {
        return tenant.secret("slack.verification." + app, SlackIds.LETTERS, VERIFICATION_LENGTH);
    }

    /** Two numbers; the first is the tenant's key, so that a client is found before it has any token. */
    public static String clientId(Tenant tenant, String app) {
        return Long.parseLong(tenant.key(), KEY_RADIX) + "." + number(tenant, app);
    }

    /** The tenant key inside a client id. */
    public static Optional<String> tenantKeyOfClient(String clientId) {
        var dot = clientId.indexOf('.');
        if (!CLIENT.matcher(clientId).matches()) {
            return Optional.empty();
        }
        var digits = Long.toString(Long.parseLong(clientId.substring(0, dot)), KEY_RADIX);
        var key = "0".repeat(Math.max(0, Tenant.KEY_LENGTH - digits.length())) + digits.toUpperCase(Locale.ROOT);
        return key.length() == Tenant.KEY_LENGTH ? Optional.of(key) : Optional.empty();
    }

    public static String clientSecret(Tenant tenant, String app) {
        return tenant.secret("slack.client." + app, HEX, SECRET_LENGTH);
    }

    /** A UUID that only this tenant has for something. */
    public static String uuid(Tenant tenant, String what) {
        var hex = tenant.secret("slack." + what, HEX, SECRET_LENGTH);
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
                + hex.substring(17, 20) + "-" + hex.substring(20);
    }

    /** A dozen digits that only this tenant has for something, as they stand in tokens. */
    public static String number(Tenant tenant, String what) {
        return "1" + tenant.secret("slack.number." + what, DIGITS, NUMBER_LENGTH - 1);
    }
}
