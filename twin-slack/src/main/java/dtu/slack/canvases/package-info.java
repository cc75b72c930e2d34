/**
 * Slack's canvases: documents of sections, alone or as a tab of a channel.
 *
 * <p>Start with {@link dtu.slack.canvases.Canvases}; {@link dtu.slack.files.Canvas} is the document, and a file. What
 * surprises people: a section is found by its text before it can be changed; who may not see a canvas is told that
 * there is none. Simplified: every paragraph, heading or list that an empty line sets apart is a section; the bytes of
 * the file are its Markdown, where Slack has HTML.
 */
@NullMarked
package dtu.slack.canvases;

import org.jspecify.annotations.NullMarked;
