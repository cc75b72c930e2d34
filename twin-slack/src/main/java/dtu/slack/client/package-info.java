/**
 * The addresses of Slack's own client: what permalinks lead to in a browser.
 *
 * <p>Start with {@link dtu.slack.client.SignIn}. Nobody is ever signed in to the client here, so that all of them lead
 * to the page that asks for it.
 *
 * <p>What surprises people, and is therefore tested: a program that follows a file's {@code url_private} without a
 * token ends on that page, with status 200 and HTML instead of the file.
 */
@NullMarked
package dtu.slack.client;

import org.jspecify.annotations.NullMarked;
