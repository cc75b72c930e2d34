package dtu.okta.factors;

import static dtu.okta.OktaError.BAD_SEARCH;
import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.USERS_MANAGE;
import static dtu.okta.OktaScope.USERS_READ;
import static dtu.okta.factors.YubiKey.TOKENS;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Lookups;
import dtu.okta.filter.Operator;
import dtu.okta.filter.Selection;
import dtu.okta.logs.Event;
import dtu.okta.users.User;
import dtu.okta.users.UserView;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The YubiKeys that an org has bought, uploaded by an administrator before anybody can enroll one. */
public final class YubiKeys {
    private static final String ALL = "/api/v1/org/factors/yubikey_token/tokens";
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final int DOWNLOAD_LIMIT = 1_000;
    private static final int SERIAL_DIGITS = 12;
    private static final Pattern SERIAL = Pattern.compile("\\d{1,12}");
    private static final Pattern PUBLIC_ID = Pattern.compile("[cbdefghijklnrtuv]{12}");
    private static final Pattern PRIVATE_ID = Pattern.compile("[0-9a-fA-F]{12}");
    private static final Pattern AES_KEY = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Set<Operator> EQUALITY = Set.of(Operator.EQ);
    private static final Set<Operator> RANGE =
            Set.of(Operator.EQ, Operator.GT, Operator.GE, Operator.LT, Operator.LE, Operator.PR);

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listYubikeyOtpTokens",      GET,  ALL,                USERS_READ,   YubiKeys::list),
        write("uploadYubikeyOtpTokenSeed", POST, ALL,                USERS_MANAGE, YubiKeys::upload),
        read ("getYubikeyOtpTokenById",    GET,  ALL + "/{tokenId}", USERS_READ,   YubiKeys::get));
    // spotless:on

    private static final Selection<YubiKey.Id, YubiKey> FILTER = new Selection<>(
            TOKENS,
            YubiKey.Id::new,
            new Language<>(YubiKeys::property, Letters.AS_WRITTEN, property -> "Invalid search syntax."));

    private YubiKeys() {}

    private static Response list(OktaCall call) {
        var download = call.flag("forDownload").orElse(false);
        var limit = OktaPages.limit(call, download ? DOWNLOAD_LIMIT : LIMIT, download ? DOWNLOAD_LIMIT : LIMIT_MAX);
        var found = found(call, limit);
        return download
                ? Response.text(200, "text/csv", csv(call, found))
                : OktaPages.page(
                        call,
                        found,
                        limit,
                        token -> token.id().value(),
                        (json, token) -> json.value(object -> members(call, object, token)));
    }

    /** One more than the page, so that it is known whether there is another. */
    private static List<YubiKey> found(OktaCall call, int limit) {
        var after = call.query("after").orElse("");
        var filter = call.query("filter").filter(text -> !text.isBlank());
        var sortBy = call.query("sortBy");
        if (sortBy.isPresent()) {
            return sorted(call, filter.orElse("id pr"), sortBy.get(), after, limit);
        }
        return filter.isPresent()
                ? FILTER.page(call, filter.get(), after, limit + 1)
                : call.state()
                        .scan(TOKENS, Range.after(new YubiKey.Id(after)))
                        .limit(limit + 1)
                        .toList();
    }

    private static List<YubiKey> sorted(OktaCall call, String filter, String sortBy, String after, int limit) {
        var property = property(sortBy);
        if (property == null) {
            throw BAD_SEARCH.because("Invalid search syntax.");
        }
        var order = Comparator.<YubiKey, String>comparing(
                token -> property.read().apply(token).asText());
        var descends = call.query("sortOrder").filter("DESC"::equals).isPresent();
        var all = FILTER.sorted(call, filter, descends ? order.reversed() : order);
        var place = all.stream().map(token -> token.id().value()).toList().indexOf(after);
        return all.stream().skip(place + 1L).limit(limit + 1L).toList();
    }

    private static @Nullable Property<YubiKey> property(String name) {
        return switch (name) {
            case "id" -> text(RANGE, token -> token.id().value());
            case "profile.serial" ->
                new Property<>(
                        Kind.ANY, EQUALITY, token -> Json.text(token.serial()), Lookups.texts(YubiKey.BY_SERIAL));
            case "user.id" ->
                text(
                        EQUALITY,
                        token -> token.owner() == null ? null : token.owner().value());
            case "profile.email" -> text(EQUALITY, token -> null);
            case "status" -> text(EQUALITY, YubiKey::status);
            case "created" -> time(token -> OktaTime.text(token.times().created()));
            case "activated" -> time(token -> OktaTime.textOrNull(token.times().activated()));
            case "lastVerified" ->
                time(token -> OktaTime.textOrNull(token.times().lastVerified()));
            default -> null;
        };
    }

    /** What stands in a token, if anything. */
    private interface Reading {
        @Nullable
        String of(YubiKey token);
    }

    private static Property<YubiKey> text(Set<Operator> operators, Reading reading) {
        return new Property<>(Kind.ANY, operators, token -> json(reading.of(token)), null);
    }

    private static Property<YubiKey> time(Reading reading) {
        return new Property<>(Kind.TIME, RANGE, token -> json(reading.of(token)), null);
    }

    private static Json json(@Nullable String text) {
        return text == null ? Json.NULL : Json.text(text);
    }

    private static Commit upload(OktaCall call) {
        var given = call.body();
        var serial = matching(given, "serialNumber", SERIAL);
        var seed = new YubiKey.Seed(
                matching(given, "publicId", PUBLIC_ID),
                matching(given, "privateId", PRIVATE_ID).toLowerCase(Locale.ROOT),
                matching(given, "aesKey", AES_KEY).toLowerCase(Locale.ROOT));
        var padded = "0".repeat(SERIAL_DIGITS - serial.length()) + serial;
        if (call.state().has(YubiKey.BY_SERIAL, padded) || call.state().has(YubiKey.BY_PUBLIC_ID, seed.publicId())) {
            throw VALIDATION_FAILED.because("A YubiKey with this serial number or public ID exists.", "serialNumber");
        }
        var token = YubiKey.uploaded(call.mint(YubiKey.IDS), padded, seed, call.stamp());
        var target = new Event.Target("YubikeyToken", token.id().value(), "unknown", padded);
        return call.logged(call.state().put(TOKENS, token), Event.of("system.mfa.factor.activate", target))
                .answer(Response.json(200, json -> members(call, json, token)));
    }

    private static String matching(Fields given, String name, Pattern pattern) {
        var text = given.requiredText(name);
        if (!pattern.matcher(text).matches()) {
            throw VALIDATION_FAILED.because(name + ": Does not match required pattern", name);
        }
        return text;
    }

    private static Response get(OktaCall call) {
        var id = call.path("tokenId");
        var token = call.state().find(TOKENS, new YubiKey.Id(id)).orElseThrow(NOT_FOUND.about(id, "YubikeyToken"));
        return Response.json(200, json -> members(call, json, token));
    }

    private static void members(OktaCall call, JsonOut json, YubiKey token) {
        var times = token.times();
        var owner = token.owner();
        json.text("id", token.id().value())
                .text("created", OktaTime.text(times.created()))
                .textIfAny("activated", OktaTime.textOrNull(times.activated()))
                .textIfAny("lastVerified", OktaTime.textOrNull(times.lastVerified()))
                .text("lastUpdated", OktaTime.text(times.lastUpdated()))
                .text("status", token.status())
                .object("profile", profile -> profile.text("serial", token.serial()))
                .object("_links", links -> links(call, links, token));
        if (owner != null && call.query("expand").filter("user"::equals).isPresent()) {
            var user = call.state().get(User.USERS, owner);
            json.object("_embedded", embedded -> embedded.object("user", object -> UserView.whole(call, object, user)));
        }
    }

    private static void links(OktaCall call, JsonOut links, YubiKey token) {
        var self = ALL + "/" + token.id().value();
        var owner = token.owner();
        var factor = token.factor();
        if (owner == null || factor == null) {
            FactorView.link(call, links, "self", self, "GET", "DELETE");
            return;
        }
        var user = "/api/v1/users/" + owner.value();
        FactorView.link(call, links, "self", self, "GET");
        FactorView.link(call, links, "user", user, "GET");
        FactorView.link(call, links, "deactivate", user + "/factors/" + factor.value(), "DELETE");
    }

    private static String textOrNothing(@Nullable Instant time) {
        return time == null ? "" : OktaTime.text(time);
    }

    private static String csv(OktaCall call, List<YubiKey> tokens) {
        var text = new StringBuilder("serialNumber,status,user,created,activated,lastVerified\n");
        for (var token : tokens) {
            var owner = token.owner();
            var login = owner == null ? "" : call.state().get(User.USERS, owner).login();
            text.append(String.join(
                            ",",
                            token.serial(),
                            token.status(),
                            login,
                            OktaTime.text(token.times().created()),
                            textOrNothing(token.times().activated()),
                            textOrNothing(token.times().lastVerified())))
                    .append('\n');
        }
        return text.toString();
    }
}
