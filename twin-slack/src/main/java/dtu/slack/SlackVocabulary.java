package dtu.slack;

import dtu.slack.apps.App;
import dtu.slack.chat.Message;
import dtu.slack.chat.MessageView;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.ChannelView;
import dtu.slack.conversations.DirectMessages;
import dtu.slack.users.User;
import dtu.slack.users.UserView;
import dtu.twins.Route;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.state.State;
import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What Slack contributes to the scenario language. People are named by id, address or handle, channels by id or name.
 */
final class SlackVocabulary implements Vocabulary {
    /** How scenarios name the app under test: here, its bot user. */
    private static final String APP = "sut";

    private final Map<String, String> tiers = new LinkedHashMap<>();

    SlackVocabulary(List<Route> routes, Function<Route, String> tier) {
        routes.forEach(route -> tiers.put("slack." + route.operation(), tier.apply(route)));
    }

    @Override
    public String service() {
        return "slack";
    }

    @Override
    public List<View> views() {
        return List.of(
                view("user", List.of(Kind.TEXT), Kind.OBJECT, SlackVocabulary::user),
                view("channel", List.of(Kind.TEXT), Kind.OBJECT, SlackVocabulary::channel),
                view("members", List.of(Kind.TEXT), Kind.LIST, SlackVocabulary::members),
                view("messages", List.of(Kind.TEXT), Kind.LIST, SlackVocabulary::messages),
                view("dms", List.of(Kind.TEXT, Kind.TEXT), Kind.LIST, SlackVocabulary::directMessages));
    }

    @Override
    public List<FactType> facts() {
        return SlackFacts.TYPES;
    }

    @Override
    public Set<String> operations() {
        return Collections.unmodifiableSet(tiers.keySet());
    }

    @Override
    public String tier(String operation) {
        return tiers.getOrDefault(operation, "");
    }

    /** Answers one question about the state of a call. */
    private interface Question {
        @Nullable
        Object answer(SlackCall call, List<Object> arguments);
    }

    private static View view(String name, List<Kind> parameters, Kind result, Question question) {
        return new View(
                "slack", name, parameters, result, (sight, arguments) -> question.answer((SlackCall) sight, arguments));
    }

    private static @Nullable Object user(SlackCall call, List<Object> arguments) {
        return person(call, text(arguments, 0))
                .map(user -> plain(json -> UserView.members(call, json, user, UserView.Email.SHOWN)))
                .orElse(null);
    }

    private static @Nullable Object channel(SlackCall call, List<Object> arguments) {
        return place(call.state(), text(arguments, 0))
                .map(channel -> plain(json -> {
                    ChannelView.named(call, json, channel);
                    json.number(
                            "num_members",
                            call.state().linked(Channel.MEMBERS, channel.id()).size());
                }))
                .orElse(null);
    }

    private static Object members(SlackCall call, List<Object> arguments) {
        return place(call.state(), text(arguments, 0)).stream()
                .flatMap(channel -> call.state().linked(Channel.MEMBERS, channel.id()).stream())
                .map(User.Id::value)
                .toList();
    }

    /** Oldest first, replies and the lines that Slack itself puts there included. */
    private static Object messages(SlackCall call, List<Object> arguments) {
        return place(call.state(), text(arguments, 0))
                .map(channel -> said(call, channel))
                .orElseGet(List::of);
    }

    private static Object directMessages(SlackCall call, List<Object> arguments) {
        var one = person(call, text(arguments, 0));
        var other = person(call, text(arguments, 1));
        if (one.isEmpty() || other.isEmpty()) {
            return List.of();
        }
        return DirectMessages.existing(
                        call.state(), List.of(one.get().id(), other.get().id()))
                .map(channel -> said(call, channel))
                .orElseGet(List::of);
    }

    private static List<Object> said(SlackCall call, Channel channel) {
        return call.state().scan(Message.MESSAGES, Message.of(channel.id())).stream()
                .map(message ->
                        plain(json -> MessageView.members(call, json, message, MessageView.Detail.WITH_METADATA)))
                .toList();
    }

    private static Optional<User> person(SlackCall call, String text) {
        if (text.equals(APP)) {
            return call.state()
                    .find(User.USERS, call.state().get(App.APPS, App.DEFAULT).botUser());
        }
        return call.state()
                .find(User.USERS, new User.Id(text))
                .or(() -> call.state().find(User.BY_EMAIL, User.key(text)))
                .or(() -> call.state().find(User.BY_NAME, text));
    }

    private static Optional<Channel> place(State state, String text) {
        var name = text.startsWith("#") ? text.substring(1) : text;
        return state.find(Channel.CHANNELS, new Channel.Id(text)).or(() -> state.find(Channel.BY_NAME, name));
    }

    private static Object plain(Consumer<JsonOut> members) {
        var value = Json.object(members).plain();
        return value == null ? Map.of() : value;
    }

    private static String text(List<Object> arguments, int number) {
        return String.valueOf(arguments.get(number));
    }
}
