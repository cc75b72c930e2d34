package dtu.slack.oauth;

import dtu.slack.Access;
import dtu.slack.SlackCall;
import dtu.slack.Workspace;
import dtu.slack.apps.App;
import dtu.slack.apps.Classic;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Parameters;
import dtu.twins.http.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page on which a person lets an app in, or signs in to one, and what becomes of the answer. */
final class Consent {
    private static final Set<String> SIGN_IN_SCOPES = Set.of("openid", "email", "profile");
    private static final String IDENTIFY = "identify";
    /** Older scopes said in whose name something is done. */
    private static final Pattern PERSPECTIVE = Pattern.compile("^((?:chat|files):write):(?:bot|user)$");

    private static final String REDIRECT = "redirect_uri";

    private Consent() {}

    static Response install(SlackCall call) {
        return shown(call, Grant.Page.INSTALL);
    }

    static Response installForUser(SlackCall call) {
        return shown(call, Grant.Page.USER);
    }

    static Response installClassic(SlackCall call) {
        return shown(call, Grant.Page.CLASSIC);
    }

    static Response signIn(SlackCall call) {
        return shown(call, Grant.Page.SIGN_IN);
    }

    static Commit installed(SlackCall call) {
        return decided(call, Grant.Page.INSTALL);
    }

    static Commit installedForUser(SlackCall call) {
        return decided(call, Grant.Page.USER);
    }

    static Commit installedClassic(SlackCall call) {
        return decided(call, Grant.Page.CLASSIC);
    }

    static Commit signedIn(SlackCall call) {
        return decided(call, Grant.Page.SIGN_IN);
    }

    private static Response shown(SlackCall call, Grant.Page page) {
        var given = call.request().query();
        var app = app(call, given);
        return Page.consent(app, wish(app, given, page), given, "");
    }

    private static Commit decided(SlackCall call, Grant.Page page) {
        var form = Parameters.parse(call.request().body().text());
        var app = app(call, form);
        var wish = wish(app, form, page);
        var back = target(app, form);
        if (form.first("decision").filter("deny"::equals).isPresent()) {
            return Commit.commit(call.state()).answer(redirect(back, form, "error", "access_denied"));
        }
        var user = person(call, form.first("person").orElse("").strip());
        if (user.isEmpty()) {
            return Commit.commit(call.state()).answer(Page.consent(app, wish, form, "Nobody here is called that."));
        }
        var channel = channel(call, wish, user.get(), form.first("channel").orElse(""));
        if (wish.wantsWebhook() && channel.isEmpty()) {
            return Commit.commit(call.state()).answer(Page.consent(app, wish, form, "Pick a channel you can see."));
        }
        var id = call.mint(Grant.IDS);
        var place = channel.map(Channel::id).orElse(null);
        var grant = Grant.of(id, app, user.get(), wish, place, call.chance().in("grant"), call.wall());
        return Commit.commit(call.state().put(Grant.GRANTS, grant))
                .answer(redirect(back, form, "code", grant.code(call.tenant())));
    }

    private static Response redirect(String back, Parameters form, String name, String value) {
        var more = Parameters.of(name, value, "state", form.first("state").orElse(""));
        var address = back + (back.indexOf('?') < 0 ? "?" : "&") + more.encoded();
        return Response.empty(302).with("Location", address);
    }

    private static App app(SlackCall call, Parameters given) {
        var id = given.first("client_id").orElse("");
        var app = App.ofClient(call, id)
                .orElseThrow(() -> Page.refusal("invalid_client_id", "Invalid client_id parameter"));
        var team = given.first("team").orElse("");
        if (!team.isEmpty() && !team.equals(Workspace.id(call.tenant()))) {
            throw Page.refusal("invalid_team", "Invalid team parameter");
        }
        return app;
    }

    private static Grant.Wish wish(App app, Parameters given, Grant.Page page) {
        target(app, given);
        var asked = scopes(given, "scope");
        var bot = bot(page, asked);
        var user = user(page, asked, given);
        requireKnown(app, page, bot, user);
        var challenge = given.first("code_challenge").orElse("");
        if (!challenge.isEmpty() && !app.manifest().allowsPkce()) {
            throw Page.refusal("pkce_not_allowed", "This app does not use PKCE");
        }
        if (!challenge.isEmpty()
                && !given.first("code_challenge_method").orElse("").equals("S256")) {
            throw Page.refusal("invalid_code_challenge_method", "Only S256 is supported");
        }
        return new Grant.Wish(
                page,
                bot,
                user,
                given.first(REDIRECT).orElse(""),
                challenge,
                given.first("nonce").orElse(""));
    }

    private static List<String> bot(Grant.Page page, List<String> asked) {
        return switch (page) {
            case INSTALL -> asked;
            case CLASSIC -> asked.contains(Classic.SCOPE) ? List.of(Classic.SCOPE) : List.of();
            case USER, SIGN_IN -> List.of();
        };
    }

    private static List<String> user(Grant.Page page, List<String> asked, Parameters given) {
        return switch (page) {
            case INSTALL -> scopes(given, "user_scope");
            case CLASSIC -> asked.isEmpty() ? asked : ofPerson(asked);
            case USER, SIGN_IN -> asked;
        };
    }

    /** On the older page all scopes but one were the person's, whom the app then always knew. */
    private static List<String> ofPerson(List<String> asked) {
        var own = asked.stream()
                .filter(scope -> !scope.equals(Classic.SCOPE))
                .map(scope -> PERSPECTIVE.matcher(scope).replaceFirst("$1"));
        return Stream.concat(Stream.of(IDENTIFY), own).distinct().toList();
    }

    private static void requireKnown(App app, Grant.Page page, List<String> bot, List<String> user) {
        if (page == Grant.Page.CLASSIC && !app.isClassic()) {
            throw Page.refusal("oauth_authorization_url_mismatch", "This app is installed from /oauth/v2/authorize");
        }
        if (page == Grant.Page.SIGN_IN) {
            if (!user.contains("openid") || !SIGN_IN_SCOPES.containsAll(user)) {
                throw Page.refusal("invalid_scope", "Sign in with Slack takes openid, email and profile");
            }
            return;
        }
        if (bot.isEmpty() && user.isEmpty()) {
            throw Page.refusal("no_scopes", "No scopes requested");
        }
        for (var scope : bot) {
            if (!Access.isScope(scope) && page != Grant.Page.CLASSIC) {
                throw Page.refusal("invalid_scope", "Invalid permissions requested: " + scope);
            }
        }
        for (var scope : user) {
            if (!Access.isScope(scope)) {
                throw Page.refusal("invalid_scope", "Invalid permissions requested: " + scope);
            }
        }
    }

    /** Where the browser goes back to: what was asked, if it is or lies below what the app has configured. */
    private static String target(App app, Parameters given) {
        var configured = app.manifest().redirectUrls();
        var asked = given.first(REDIRECT).orElse("");
        if (asked.isEmpty() && !configured.isEmpty()) {
            return configured.getFirst();
        }
        if (configured.stream().noneMatch(base -> isBelow(asked, base))) {
            throw Page.refusal(
                    "bad_redirect_uri", "redirect_uri did not match any configured URIs. Passed URI: " + asked);
        }
        return asked;
    }

    private static boolean isBelow(String asked, String base) {
        return asked.equals(base)
                || asked.startsWith(base + "?")
                || asked.startsWith(base.endsWith("/") ? base : base + "/");
    }

    private static List<String> scopes(Parameters given, String name) {
        return Arrays.stream(given.first(name).orElse("").split("[, ]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    /** By address, by handle or by id. */
    private static Optional<User> person(SlackCall call, String text) {
        return User.meant(call.state(), text).filter(user -> user.isPerson() && !user.deleted());
    }

    private static Optional<Channel> channel(SlackCall call, Grant.Wish wish, User user, String text) {
        return wish.wantsWebhook() ? Places.visible(call.state(), user.id(), text) : Optional.empty();
    }
}
