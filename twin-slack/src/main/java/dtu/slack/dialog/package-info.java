/**
 * Slack's method dialog.open: the forms that were before modals.
 *
 * <p>Start with {@link dtu.slack.dialog.Dialogs}; {@link dtu.slack.dialog.Dialog} is one that somebody has open. What
 * surprises people: its errors have other names than those of modals.
 */
@NullMarked
package dtu.slack.dialog;

import org.jspecify.annotations.NullMarked;
