package dtu.slack.apps;

import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An app's configuration in Slack's own format, version 2, kept as given. What every call and every event asks for is
 * looked up once.
 *
 * @see <a href="https://docs.slack.dev/reference/app-manifest">App manifest reference</a>
 */
public final class Manifest {
    private final Json json;
    private final @Nullable List<String> botScopes;
    private final @Nullable List<String> userScopes;
    private final String botScopeLine;
    private final String userScopeLine;
    private final List<String> botEvents;
    private final List<String> userEvents;
    private final boolean socketMode;

    public Manifest(Json json) {
        this.json = json;
        botScopes = scopes("bot");
        userScopes = scopes("user");
        botScopeLine = botScopes == null ? "" : line(botScopes);
        userScopeLine = userScopes == null ? "" : String.join(",", userScopes);
        botEvents = events("bot_events");
        userEvents = events("user_events");
        socketMode = truth(path("settings", "socket_mode_enabled"));
    }

    private static String line(List<String> scopes) {
        return Classic.is(scopes) ? Classic.SCOPE_LINE : String.join(",", scopes);
    }

    public Json json() {
        return json;
    }

    public String name() {
        return json.at("display_information")
                .flatMap(info -> info.textAt("name"))
                .orElse("App");
    }

    public String botName() {
        return path("features", "bot_user")
                .flatMap(bot -> bot.textAt("display_name"))
                .orElse(name());
    }

    /** Empty when the manifest does not speak of them. */
    public Optional<List<String>> botScopes() {
        return Optional.ofNullable(botScopes);
    }

    public Optional<List<String>> userScopes() {
        return Optional.ofNullable(userScopes);
    }

    /** The same as the headers of every answer name them; empty when there are none. */
    String botScopeLine() {
        return botScopeLine;
    }

    String userScopeLine() {
        return userScopeLine;
    }

    public List<String> botEvents() {
        return botEvents;
    }

    public List<String> userEvents() {
        return userEvents;
    }

    /** Whether it follows metadata of a type in the messages of an app, named by the id that Slack shows. */
    public boolean follows(String appId, String eventType) {
        return path("settings", "event_subscriptions")
                .flatMap(events -> events.at("metadata_subscriptions"))
                .filter(Json::isArray)
                .stream()
                .flatMap(each -> each.elements().stream())
                .filter(each ->
                        each.textAt("event_type").filter(eventType::equals).isPresent())
                .flatMap(each -> each.textAt("app_id").stream())
                .anyMatch(app -> app.equals(appId) || app.equals("*"));
    }

    /** Where events go; empty when nowhere. */
    public String requestUrl() {
        return path("settings", "event_subscriptions")
                .flatMap(events -> events.textAt("request_url"))
                .orElse("");
    }

    /** Where interactions go; empty when nowhere. */
    public String interactivityUrl() {
        return path("settings", "interactivity")
                .flatMap(interactivity -> interactivity.textAt("request_url"))
                .orElse("");
    }

    public boolean isInteractive() {
        return truth(path("settings", "interactivity").flatMap(interactivity -> interactivity.at("is_enabled")));
    }

    /** Where a slash command goes; empty when the app has no such command, empty text when it names no address. */
    public Optional<String> commandUrl(String command) {
        return path("features", "slash_commands").stream()
                .flatMap(commands -> commands.elements().stream())
                .filter(each -> each.textAt("command").filter(command::equals).isPresent())
                .map(each -> each.textAt("url").orElse(""))
                .findFirst();
    }

    public List<Json> commands() {
        return path("features", "slash_commands").map(Json::elements).orElse(List.of());
    }

    /** {@code global} or {@code message}; empty when the app has no such shortcut. */
    public Optional<String> shortcutType(String callback) {
        return path("features", "shortcuts").stream()
                .flatMap(shortcuts -> shortcuts.elements().stream())
                .filter(each ->
                        each.textAt("callback_id").filter(callback::equals).isPresent())
                .map(each -> each.textAt("type").orElse("global"))
                .findFirst();
    }

    /** A function that the app executes, as it is declared; empty when it has none of that name. */
    public Optional<Json> function(String callback) {
        return path("functions", callback).filter(Json::isObject);
    }

    /** A workflow of the app. */
    public Optional<Json> workflow(String callback) {
        return path("workflows", callback).filter(Json::isObject);
    }

    public boolean isSocketMode() {
        return socketMode;
    }

    /** Its tokens end after a while, and are traded for new ones. */
    public boolean isRotating() {
        return truth(path("settings", "token_rotation_enabled"));
    }

    /** Where a browser may be sent back to after somebody has let the app in. */
    public List<String> redirectUrls() {
        return texts(path("oauth_config", "redirect_urls"));
    }

    public boolean allowsPkce() {
        return truth(path("oauth_config", "pkce_enabled"));
    }

    /** The domains whose links the app wants to hear of. */
    public List<String> unfurlDomains() {
        return texts(path("features", "unfurl_domains"));
    }

    /** Where options of menus come from; empty when nowhere. */
    public String optionsUrl() {
        return path("settings", "interactivity")
                .flatMap(interactivity -> interactivity.textAt("message_menu_options_url"))
                .orElse("");
    }

    /** Whether a command's text has the names of people and channels turned into ids. */
    public boolean escapes(String command) {
        return path("features", "slash_commands").stream()
                .flatMap(commands -> commands.elements().stream())
                .filter(each -> each.textAt("command").filter(command::equals).isPresent())
                .anyMatch(each -> truth(each.at("should_escape")));
    }

    /** An app without any word on its Home tab has one. */
    public boolean hasHomeTab() {
        return path("features", "app_home")
                .flatMap(home -> home.at("home_tab_enabled"))
                .map(enabled -> enabled.isTruth() && enabled.asTruth())
                .orElse(true);
    }

    /** What it says of itself where people begin threads with it; empty when they cannot. */
    public Optional<Json> assistantView() {
        return path("features", "assistant_view").or(() -> path("features", "agent_view"));
    }

    /** Whether people may write to the app itself; an app without any word on it lets them. */
    public boolean takesMessages() {
        var home = path("features", "app_home");
        var isTab = home.flatMap(tabs -> tabs.at("messages_tab_enabled"))
                .filter(Json::isTruth)
                .map(Json::asTruth)
                .orElse(true);
        return isTab && !truth(home.flatMap(tabs -> tabs.at("messages_tab_read_only_enabled")));
    }

    private @Nullable List<String> scopes(String kind) {
        return path("oauth_config", "scopes")
                .flatMap(scopes -> scopes.at(kind))
                .filter(Json::isArray)
                .map(array -> texts(Optional.of(array)))
                .orElse(null);
    }

    private List<String> events(String kind) {
        return texts(path("settings", "event_subscriptions").flatMap(events -> events.at(kind)));
    }

    private Optional<Json> path(String first, String second) {
        return json.at(first).flatMap(object -> object.at(second));
    }

    private static boolean truth(Optional<Json> value) {
        return value.filter(Json::isTruth).map(Json::asTruth).orElse(false);
    }

    private static List<String> texts(Optional<Json> array) {
        return array.stream()
                .flatMap(value -> value.elements().stream())
                .filter(Json::isText)
                .map(Json::asText)
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Manifest manifest && json.equals(manifest.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
