package dtu.slack.search;

import static dtu.slack.SlackRoutes.read;
import static dtu.slack.SlackRoutes.table;

import dtu.slack.Pages;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.chat.Message;
import dtu.slack.conversations.Channel;
import dtu.slack.files.Files;
import dtu.slack.files.SharedFile;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Slack's methods search.*: finding what was said and what was shared. */
public final class Search {
    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = table(
        read("search.messages", Search::messages),
        read("search.files",    Search::files),
        read("search.all",      Search::all));
    // spotless:on

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private Search() {}

    /** A match, and how good it is. */
    private record Hit<T>(T thing, int score) {}

    private static Response messages(SlackCall call) {
        var query = Query.given(call);
        var hits = messages(call, query);
        Consumer<JsonOut> members = json -> {
            json.text("query", query.text());
            messages(call, json, query, hits);
        };
        return call.arguments().filled("cursor").isPresent()
                ? SlackAnswer.page(call, hits.cursor(), members)
                : SlackAnswer.ok(call, members);
    }

    private static Response files(SlackCall call) {
        var query = Query.given(call);
        var hits = files(call, query);
        return SlackAnswer.ok(call, json -> {
            json.text("query", query.text());
            files(call, json, query, hits);
        });
    }

    private static Response all(SlackCall call) {
        var query = Query.given(call);
        var messages = messages(call, query);
        var files = files(call, query);
        return SlackAnswer.ok(call, json -> {
            json.text("query", query.text());
            messages(call, json, query, messages);
            files(call, json, query, files);
            json.object(
                    "posts",
                    posts -> posts.number("total", 0)
                            .array("matches", List.<String>of(), (out, none) -> out.value(none)));
        });
    }

    private static Pages<Hit<Message>> messages(SlackCall call, Query query) {
        var found = new Found(call, query);
        var hits = candidates(call, query)
                .filter(found::isMatch)
                .map(message -> new Hit<>(message, found.score(message.content().text())))
                .sorted(order(
                        call,
                        Comparator.comparing(
                                (Hit<Message> hit) -> hit.thing().id().ts())))
                .toList();
        return page(call, Folding.folded(call.state(), hits, Hit::thing));
    }

    /** Where the rarest word stands; without words everything the searcher may read, or the one place that is named. */
    private static Stream<Message> candidates(SlackCall call, Query query) {
        var state = call.state();
        var rarest = query.words().stream()
                .map(Search::range)
                .min(Comparator.comparingInt(
                        range -> state.scan(Message.BY_WORD, range).size()));
        if (rarest.isPresent()) {
            return state.scan(Message.BY_WORD, rarest.get()).stream().distinct();
        }
        var named = query.terms().stream()
                .filter(Term.In.class::isInstance)
                .map(Term.In.class::cast)
                .findFirst();
        return named.isPresent()
                ? named.get().channels().stream()
                        .flatMap(id -> state.scan(Message.MESSAGES, Message.of(new Channel.Id(id))).stream())
                : state.scan(Channel.CHANNELS).stream()
                        .filter(channel ->
                                channel.isVisibleTo(state, call.user().id()))
                        .flatMap(channel -> state.scan(Message.MESSAGES, Message.of(channel.id())).stream());
    }

    private static Range<Index.Key<?>> range(Term.Word word) {
        return word.reach() == Term.Reach.WHOLE
                ? Message.BY_WORD.exactly(word.text())
                : Message.BY_WORD.prefix(word.text());
    }

    private static Pages<Hit<SharedFile>> files(SlackCall call, Query query) {
        var found = new Found(call, query);
        var hits = call.state().scan(SharedFile.FILES).stream()
                .filter(SharedFile::isThere)
                .filter(file -> Files.isVisible(call.state(), call.user().id(), file))
                .filter(found::isMatch)
                .map(file -> new Hit<>(file, found.score(file.words())))
                .sorted(order(
                        call,
                        Comparator.comparing(
                                (Hit<SharedFile> hit) -> hit.thing().id())))
                .toList();
        return page(call, hits);
    }

    /** The best first, and of equals the latest; or all by time. */
    private static <T> Comparator<Hit<T>> order(SlackCall call, Comparator<Hit<T>> byTime) {
        var order = switch (call.arguments().or("sort", "score")) {
            case "timestamp" -> byTime;
            case "score" -> Comparator.comparingInt((Hit<T> hit) -> hit.score()).thenComparing(byTime);
            default -> throw SlackError.INVALID_ARGUMENTS.refusal();
        };
        return switch (call.arguments().or("sort_dir", "desc")) {
            case "desc" -> order.reversed();
            case "asc" -> order;
            default -> throw SlackError.INVALID_ARGUMENTS.refusal();
        };
    }

    private static <T> Pages<T> page(SlackCall call, List<T> hits) {
        return Pages.marked(call, hits, USUAL, MOST);
    }

    private static void messages(SlackCall call, JsonOut json, Query query, Pages<Hit<Message>> hits) {
        json.object("messages", out -> {
            totals(out, hits);
            out.array(
                    "matches",
                    hits.rows(),
                    (each, hit) ->
                            each.value(match -> MatchView.message(call, match, query, hit.thing(), hit.score())));
        });
    }

    private static void files(SlackCall call, JsonOut json, Query query, Pages<Hit<SharedFile>> hits) {
        json.object("files", out -> {
            totals(out, hits);
            out.array(
                    "matches",
                    hits.rows(),
                    (each, hit) -> each.value(match -> MatchView.file(call, match, query, hit.thing())));
        });
    }

    private static void totals(JsonOut json, Pages<?> hits) {
        var first = hits.rows().isEmpty() ? 0 : (hits.number() - 1) * hits.count() + 1;
        json.number("total", hits.total())
                .object(
                        "pagination",
                        out -> out.number("total_count", hits.total())
                                .number("page", hits.number())
                                .number("per_page", hits.count())
                                .number("page_count", hits.pages())
                                .number("first", first)
                                .number(
                                        "last",
                                        Math.max(0, first - 1 + hits.rows().size())));
        hits.paging(json);
    }
}
