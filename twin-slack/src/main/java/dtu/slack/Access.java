package dtu.slack;

import dtu.slack.auth.Token;
import dtu.twins.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a method asks of its caller, read from the vendor's list of methods.
 *
 * @param rate the vendor's rate-limit tier: {@code 1} to {@code 4}, {@code special}, or empty
 * @param bot scopes of which a bot token needs one; the kind of conversation decides which
 * @param user the same for user tokens
 */
public record Access(
        String operation, Set<Token.Kind> kinds, Body body, String rate, List<String> bot, List<String> user)
        implements Requirement {
    private static final int JSON_COLUMN = 5;
    private static final int BOT_COLUMN = 6;
    private static final int USER_COLUMN = 7;
    private static final int RATE_COLUMN = 4;
    /** Methods that take no token, or name their caller in another way. */
    private static final Set<String> OPEN_METHODS = Set.of(
            "api.test",
            "blocks.validate",
            "oauth.access",
            "oauth.v2.access",
            "oauth.v2.exchange",
            "oauth.v2.user.access",
            "openid.connect.token",
            "tooling.tokens.rotate");

    private static final Map<String, List<String>> APP_SCOPES = Map.of(
            "apps.connections.open", List.of("connections:write"),
            "apps.event.authorizations.list", List.of("authorizations:read"));
    private static final Map<String, List<String>> CONFIGURATION_SCOPES = Map.of(
            "apps.manifest.create", List.of("app_configurations:write"),
            "apps.manifest.delete", List.of("app_configurations:write"),
            "apps.manifest.export", List.of("app_configurations:read"),
            "apps.manifest.update", List.of("app_configurations:write"),
            "apps.manifest.validate", List.of("app_configurations:write"));

    private static final Set<Token.Kind> BOTS = Set.of(Token.Kind.BOT, Token.Kind.WORKFLOW);

    private static final Map<String, Access> ALL = read();
    /** Scopes that no method asks for: they let an app hear of events, be called, or know somebody. */
    private static final List<String> OTHER_SCOPES = List.of(
            "app_mentions:read",
            "commands",
            "email",
            "identify",
            "identity.avatar",
            "identity.basic",
            "identity.email",
            "identity.team",
            "incoming-webhook",
            "links:read",
            "links.embed:write",
            "metadata.message:read",
            "openid",
            "profile",
            "users:read.email",
            "channels:join",
            "chat:write.customize",
            "chat:write.public",
            "conversations.connect:manage",
            "conversations.connect:read",
            "conversations.connect:write",
            "workflow.steps:execute");

    private static final Set<String> SCOPES = Stream.concat(
                    OTHER_SCOPES.stream(),
                    ALL.values().stream().flatMap(access -> Stream.concat(access.bot.stream(), access.user.stream())))
            .collect(Collectors.toUnmodifiableSet());

    /** For whatever is called without a token: webhooks, response URLs, what people do in the client. */
    public static final Access OPEN = new Access("", Set.of(), Body.JSON, "", List.of(), List.of());

    /** Which bodies a method reads. */
    public enum Body {
        FORM,
        JSON
    }

    public Access {
        bot = List.copyOf(bot);
        user = List.copyOf(user);
    }

    /** What the vendor's list says of a method. */
    public static Access of(String operation) {
        return ALL.getOrDefault(operation, OPEN);
    }

    /** Whether Slack knows a scope of that name. */
    public static boolean isScope(String name) {
        return SCOPES.contains(name);
    }

    /** The scopes of which this kind of token needs one; empty when it needs none. */
    public List<String> scopes(Token.Kind kind) {
        return switch (kind) {
            case BOT, WORKFLOW -> bot;
            case USER -> user;
            case APP -> APP_SCOPES.getOrDefault(operation, List.of());
            case CONFIGURATION -> CONFIGURATION_SCOPES.getOrDefault(operation, List.of());
        };
    }

    public boolean isOpen() {
        return kinds.isEmpty();
    }

    @Override
    public String name() {
        return String.join(",", bot.isEmpty() ? user : bot);
    }

    private static Map<String, Access> read() {
        var stream = Access.class.getResourceAsStream("operations.tsv");
        if (stream == null) {
            throw new IllegalStateException("no operations.tsv beside " + Access.class.getName());
        }
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var all = new HashMap<String, Access>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(columns -> all.put(columns[0], parsed(columns)));
            return Map.copyOf(all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Access parsed(String[] columns) {
        var bot = scopes(columns[BOT_COLUMN]);
        var user = scopes(columns[USER_COLUMN]);
        var body = columns[JSON_COLUMN].equals("json") ? Body.JSON : Body.FORM;
        return new Access(columns[0], kinds(columns[0], columns[2], bot, user), body, columns[RATE_COLUMN], bot, user);
    }

    private static List<String> scopes(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(","));
    }

    private static Set<Token.Kind> kinds(String operation, String path, List<String> bot, List<String> user) {
        if (!path.startsWith("/api/") || OPEN_METHODS.contains(operation)) {
            return Set.of();
        }
        if (CONFIGURATION_SCOPES.containsKey(operation)) {
            return Set.of(Token.Kind.CONFIGURATION);
        }
        if (APP_SCOPES.containsKey(operation)) {
            return Set.of(Token.Kind.APP);
        }
        return switch (operation) {
            case "views.publish" -> BOTS;
            default -> {
                if (bot.isEmpty() == user.isEmpty()) {
                    yield Set.of(Token.Kind.BOT, Token.Kind.WORKFLOW, Token.Kind.USER);
                }
                yield bot.isEmpty() ? Set.of(Token.Kind.USER) : BOTS;
            }
        };
    }
}
