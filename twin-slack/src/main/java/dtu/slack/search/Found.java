package dtu.slack.search;

import dtu.slack.SlackCall;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.files.Share;
import dtu.slack.files.SharedFile;
import dtu.slack.pins.Pin;
import dtu.slack.stars.Stars;
import dtu.slack.users.User;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;

/** Whether a message or a file meets a query. */
record Found(SlackCall call, Query query) {
    private static final Set<String> SAID = Set.of("", "bot_message", "thread_broadcast", "me_message");

    /** Only what somebody said, where the searcher may read it. */
    boolean isMatch(Message message) {
        return SAID.contains(message.subtype())
                && channel(message).isVisibleTo(call.state(), call.user().id())
                && query.terms().stream().allMatch(term -> holds(term, message));
    }

    private boolean holds(Term term, Message message) {
        var text = message.content().text();
        return switch (term) {
            case Term.Word word -> count(word, text) > 0;
            case Term.Phrase(var phrase) -> Collections.indexOfSubList(Words.of(text), phrase) >= 0;
            case Term.In(var channels) -> channels.contains(message.channel().value());
            case Term.From(var authors) -> authors.contains(message.author().user());
            case Term.To(var people) -> isTo(people, message);
            case Term.With(var people) -> isWith(people, message);
            case Term.Has(var what) -> has(what, message);
            case Term.HasMine(var emoji) ->
                message.reactions().stream()
                        .anyMatch(each -> each.name().equals(emoji)
                                && each.users().contains(call.user().id()));
            case Term.Is(var what) -> is(what, message);
            case Term.Type(var type) -> false;
            case Term.Between(var from, var to) -> isBetween(at(message), from, to);
            case Term.Not(var other) -> !holds(other, message);
        };
    }

    private boolean isTo(Set<User.Id> people, Message message) {
        var channel = channel(message);
        var author = message.author().user();
        return channel.kind() == Channel.Kind.IM
                && people.stream().anyMatch(each -> !each.equals(author) && channel.has(call.state(), each));
    }

    private boolean isWith(Set<User.Id> people, Message message) {
        var channel = channel(message);
        var inPerson = !channel.kind().isNamed() && people.stream().anyMatch(each -> channel.has(call.state(), each));
        var root = call.state().find(Message.MESSAGES, message.root());
        return inPerson || root.filter(parent -> isThreadOf(people, parent)).isPresent();
    }

    private static boolean isThreadOf(Set<User.Id> people, Message parent) {
        return parent.place() instanceof Message.Top(var replies)
                && replies != null
                && people.stream()
                        .anyMatch(each -> parent.author().user().equals(each)
                                || replies.users().contains(each));
    }

    private boolean has(String what, Message message) {
        return switch (what) {
            case "link" -> message.content().text().contains("<http");
            case "pin" -> call.state().has(Pin.PINS, message.id());
            case "reaction" -> !message.reactions().isEmpty();
            case "file" ->
                message.showsFiles() && !Share.in(call.state(), message.id()).isEmpty();
            default -> {
                var emoji = what.replace(":", "");
                yield what.startsWith(":")
                        && message.reactions().stream()
                                .anyMatch(each -> each.name().equals(emoji));
            }
        };
    }

    private boolean is(String what, Message message) {
        return switch (what) {
            case "saved" -> Stars.has(call.state(), call.user().id(), message.id());
            case "thread" ->
                message.place() instanceof Message.Reply
                        || (message.place() instanceof Message.Top(var replies) && replies != null);
            case "dm" -> channel(message).kind() == Channel.Kind.IM;
            default -> false;
        };
    }

    boolean isMatch(SharedFile file) {
        return query.terms().stream().allMatch(term -> holds(term, file));
    }

    private boolean holds(Term term, SharedFile file) {
        var text = file.words();
        return switch (term) {
            case Term.Word word -> count(word, text) > 0;
            case Term.Phrase(var phrase) -> Collections.indexOfSubList(Words.of(text), phrase) >= 0;
            case Term.In(var channels) ->
                Share.places(call.state(), file.id()).stream().anyMatch(id -> channels.contains(id.value()));
            case Term.From(var authors) -> authors.contains(file.owner());
            case Term.Type(var type) -> file.isOfType(type);
            case Term.Between(var from, var to) -> isBetween(file.created(), from, to);
            case Term.Not(var other) -> !holds(other, file);
            case Term.To to -> false;
            case Term.With with -> false;
            case Term.Has has -> false;
            case Term.HasMine has -> false;
            case Term.Is is -> false;
        };
    }

    /** How often the words occur. */
    int score(String text) {
        return query.words().stream().mapToInt(word -> count(word, text)).sum();
    }

    private static int count(Term.Word word, String text) {
        var count = 0;
        for (var each : Words.of(text)) {
            if (word.reach() == Term.Reach.WHOLE ? each.equals(word.text()) : each.startsWith(word.text())) {
                count++;
            }
        }
        return count;
    }

    private static boolean isBetween(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    private static Instant at(Message message) {
        return Instant.EPOCH.plus(message.ts().micros(), ChronoUnit.MICROS);
    }

    private Channel channel(Message message) {
        return call.state().get(Channel.CHANNELS, message.channel());
    }
}
