package dtu.slack.chat;

import static dtu.slack.SlackError.INVALID_CHUNKS;
import static dtu.slack.SlackError.MESSAGE_NOT_FOUND;

import dtu.slack.Deed;
import dtu.slack.SlackAnswer;
import dtu.slack.SlackCall;
import dtu.slack.SlackError;
import dtu.slack.Ts;
import dtu.slack.Workspace;
import dtu.slack.blocks.Blocks;
import dtu.slack.blocks.Mrkdwn;
import dtu.slack.blocks.RichText;
import dtu.slack.conversations.Channel;
import dtu.slack.conversations.Places;
import dtu.slack.users.User;
import dtu.twins.Commit;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages that grow while people watch: started in a thread, added to, and finished. */
final class Streams {
    private static final int MARKDOWN_MAX = 12_000;
    /** What a plan is called until the app says something else. */
    private static final String PLAN = "Plan";

    private Streams() {}

    /** Everything an app may say in one piece: text, cards of tasks, and what they are together. */
    private record Piece(String markdown, List<Json> cards, String title) {
        boolean isEmpty() {
            return markdown.isEmpty() && cards.isEmpty() && title.isEmpty();
        }

        Stream after(Stream stream) {
            return stream.with(markdown, merged(stream.tasks(), cards), title);
        }
    }

    static Commit start(SlackCall call) {
        var address = Chat.address(call, Deed.in(call.state()));
        var channel = address.channel();
        var thread = call.arguments().filled("thread_ts").flatMap(Ts::exact);
        if (thread.isEmpty()) {
            throw SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: thread_ts"));
        }
        requireRecipient(call, channel);
        var piece = piece(call);
        var author = Message.Author.calling(call, Composition.allowedPersona(call));
        var nowhere = new Message.Id(channel.id(), Ts.ZERO);
        var stream = piece.after(
                new Stream(nowhere, call.app().id(), "", Json.EMPTY_ARRAY, new Stream.Plan(display(call), PLAN)));
        var draft = Posting.Draft.of(author, content(call, stream, List.of(), null))
                .inThread(thread.get(), Message.Reach.THREAD);
        Chat.requireThread(call, channel, draft);
        var posted = Posting.post(call, address.deed(), channel, draft);
        var id = posted.message().id();
        return posted.deed()
                .to(posted.deed().state().put(Stream.STREAMS, stream.of(id)))
                .answer(told(call, id));
    }

    private static Stream.Display display(SlackCall call) {
        return switch (call.arguments().or("task_display_mode", "timeline")) {
            case "timeline" -> Stream.Display.TIMELINE;
            case "plan" -> Stream.Display.PLAN;
            default ->
                throw SlackError.INVALID_ARGUMENTS.because(
                        List.of("[ERROR] must be a valid enum value [json-pointer:/task_display_mode]"));
        };
    }

    /** In a channel Slack wants to know for whom the app is writing. */
    private static void requireRecipient(SlackCall call, Channel channel) {
        if (channel.kind() == Channel.Kind.IM) {
            return;
        }
        var team = call.arguments().filled("recipient_team_id").orElseThrow(SlackError.MISSING_RECIPIENT_TEAM_ID);
        var user = call.arguments().filled("recipient_user_id").orElseThrow(SlackError.MISSING_RECIPIENT_USER_ID);
        if (!team.equals(Workspace.id(call.tenant()))) {
            throw SlackError.TEAM_NOT_FOUND.refusal();
        }
        if (!call.state().has(User.USERS, new User.Id(user))) {
            throw SlackError.USER_NOT_FOUND.refusal();
        }
    }

    static Commit append(SlackCall call) {
        var place = place(call);
        var piece = piece(call);
        if (piece.isEmpty()) {
            throw SlackError.NO_TEXT.refusal();
        }
        var grown = piece.after(place.stream());
        var message = place.message().saying(content(call, grown, List.of(), null));
        return Deed.in(call.state().put(Stream.STREAMS, grown).put(Message.MESSAGES, message))
                .answer(told(call, message.id()));
    }

    /** The last piece, with blocks below it; only now the message is told to have changed. */
    static Commit stop(SlackCall call) {
        var place = place(call);
        var piece = piece(call);
        var grown = piece.after(place.stream());
        var below = call.arguments()
                .structure("blocks", SlackError.INVALID_BLOCKS_FORMAT)
                .map(json -> Blocks.inMessage(call.chance().in("blocks"), json).elements())
                .orElse(List.of());
        var metadata = Composition.metadata(call.arguments()).orElse(null);
        var message = place.message().saying(content(call, grown, below, metadata));
        var state = call.state().remove(Stream.STREAMS, message.id()).put(Message.MESSAGES, message);
        var deed = Posting.told(call, Deed.in(state), place.channel(), message, place.message());
        var after = call.seeing(deed.state());
        return deed.answer(SlackAnswer.ok(
                call,
                json -> json.text("channel", place.channel().id().value())
                        .text("ts", message.ts().text())
                        .object(
                                "message",
                                out -> MessageView.members(after, out, message, MessageView.Detail.WITH_METADATA))));
    }

    /** The message being written, which must be the app's own and unfinished. */
    private record Place(Channel channel, Message message, Stream stream) {}

    private static Place place(SlackCall call) {
        var channel = Places.visible(
                        call.state(), call.user().id(), call.arguments().or("channel", ""))
                .orElseThrow(SlackError.CHANNEL_NOT_FOUND);
        var message = call.arguments()
                .filled("ts")
                .flatMap(Ts::exact)
                .flatMap(ts -> call.state().find(Message.MESSAGES, new Message.Id(channel.id(), ts)))
                .orElseThrow(MESSAGE_NOT_FOUND);
        if (!call.app().bot().equals(message.author().bot())) {
            throw SlackError.MESSAGE_NOT_OWNED_BY_APP.refusal();
        }
        var stream =
                call.state().find(Stream.STREAMS, message.id()).orElseThrow(SlackError.MESSAGE_NOT_IN_STREAMING_STATE);
        return new Place(channel, message, stream);
    }

    private static Piece piece(SlackCall call) {
        var markdown = new StringBuilder(call.arguments().or("markdown_text", ""));
        if (markdown.length() > MARKDOWN_MAX) {
            throw SlackError.MSG_TOO_LONG.refusal();
        }
        var cards = new ArrayList<Json>();
        var title = "";
        var chunks = call.arguments().structure("chunks", INVALID_CHUNKS);
        if (chunks.isPresent() && !chunks.get().isArray()) {
            throw INVALID_CHUNKS.refusal();
        }
        for (var chunk : chunks.map(Json::elements).orElse(List.of())) {
            switch (chunk.textAt("type").orElse("")) {
                case "markdown_text" -> markdown.append(chunk.textAt("text").orElseThrow(INVALID_CHUNKS));
                case "task_update" -> cards.add(card(chunk));
                case "plan_update" -> title = chunk.textAt("title").orElseThrow(INVALID_CHUNKS);
                case "blocks" ->
                    cards.addAll(chunk.at("blocks").orElseThrow(INVALID_CHUNKS).elements());
                default -> throw INVALID_CHUNKS.refusal();
            }
        }
        return new Piece(markdown.toString(), cards, title);
    }

    private static Json card(Json chunk) {
        var id = chunk.textAt("id").orElseThrow(INVALID_CHUNKS);
        var card = Json.EMPTY_OBJECT
                .with("type", "task_card")
                .with("task_id", id)
                .with("title", chunk.textAt("title").orElseThrow(INVALID_CHUNKS))
                .with("status", chunk.textAt("status").orElse("pending"));
        var details = written(chunk, "details")
                .map(text -> card.with("details", text))
                .orElse(card);
        var output = written(chunk, "output")
                .map(text -> details.with("output", text))
                .orElse(details);
        return chunk.at("sources")
                .map(sources -> output.with("sources", sources))
                .orElse(output);
    }

    private static Optional<Json> written(Json chunk, String name) {
        return chunk.textAt(name).map(text -> RichText.inside(Mrkdwn.fromMarkdown(text)));
    }

    /** A card that is there already is replaced. */
    private static Json merged(Json cards, List<Json> more) {
        var all = new ArrayList<>(cards.elements());
        for (var card : more) {
            var id = card.textAt("task_id");
            all.removeIf(old -> id.isPresent() && old.textAt("task_id").equals(id));
            all.add(card);
        }
        return Json.array(all);
    }

    private static Message.Content content(SlackCall call, Stream stream, List<Json> below, @Nullable Json metadata) {
        var text = Mrkdwn.fromMarkdown(stream.markdown());
        var blocks = new ArrayList<Json>();
        if (!text.isEmpty()) {
            blocks.addAll(RichText.of(call.chance().in("rich text"), text).elements());
        }
        blocks.addAll(Blocks.inMessage(call.chance().in("cards"), tasks(stream)).elements());
        blocks.addAll(below);
        return new Message.Content(text, blocks.isEmpty() ? null : Json.array(blocks), null, metadata);
    }

    /** A plan holds nothing but cards; what else the app shows stands below it. */
    private static Json tasks(Stream stream) {
        if (stream.plan().display() == Stream.Display.TIMELINE) {
            return stream.tasks();
        }
        var cards = new ArrayList<Json>();
        var others = new ArrayList<Json>();
        for (var each : stream.tasks().elements()) {
            (each.textAt("type").filter("task_card"::equals).isPresent() ? cards : others).add(each);
        }
        if (cards.isEmpty()) {
            return stream.tasks();
        }
        var plan = Json.EMPTY_OBJECT
                .with("type", "plan")
                .with("title", stream.plan().title())
                .with("tasks", Json.array(cards));
        others.addFirst(plan);
        return Json.array(others);
    }

    private static Response told(SlackCall call, Message.Id id) {
        return SlackAnswer.ok(
                call,
                json -> json.text("channel", id.channel().value())
                        .text("ts", id.ts().text()));
    }
}
