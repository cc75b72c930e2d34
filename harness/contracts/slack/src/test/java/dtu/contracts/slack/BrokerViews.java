package dtu.contracts.slack;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.view.View;

/** What {@link Broker} shows: its modals and its Home tab. */
final class BrokerViews {
    private BrokerViews() {}

    static View reason(String channel) {
        return view(modal -> modal.type("modal")
                .callbackId("reason")
                .privateMetadata(channel)
                .notifyOnClose(true)
                .title(viewTitle(title -> title.type("plain_text").text("Reason")))
                .submit(viewSubmit(submit -> submit.type("plain_text").text("Send")))
                .close(viewClose(close -> close.type("plain_text").text("Cancel")))
                .blocks(asBlocks(
                        input(block -> block.blockId("why")
                                .label(plainText("Why"))
                                .element(plainTextInput(element -> element.actionId("reason")))),
                        input(block -> block.blockId("approver")
                                .optional(true)
                                .label(plainText("Who decides"))
                                .element(externalSelect(element -> element.actionId("who")
                                        .minQueryLength(1)
                                        .placeholder(plainText("Somebody"))))))));
    }

    static View plain(String callback, String name) {
        return view(modal -> modal.type("modal")
                .callbackId(callback)
                .title(viewTitle(title -> title.type("plain_text").text(name)))
                .submit(viewSubmit(submit -> submit.type("plain_text").text("Done")))
                .blocks(asBlocks(section(block -> block.text(markdownText("That is all"))))));
    }

    static View home(int count) {
        return view(home -> home.type("home")
                .privateMetadata(Integer.toString(count))
                .blocks(asBlocks(
                        section(block -> block.text(markdownText("Counted " + count))),
                        actions(block -> block.blockId("home")
                                .elements(asElements(
                                        button(each -> each.actionId("count").text(plainText("Count")))))))));
    }
}
