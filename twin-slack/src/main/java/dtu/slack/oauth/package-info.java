/**
 * How apps are let into the workspace: the page that asks a person, the code it hands out, and what that is traded for;
 * signing in with Slack too.
 *
 * <p>Start with {@link dtu.slack.oauth.OAuth}, the methods; {@link dtu.slack.oauth.Consent} is the page and
 * {@link dtu.slack.oauth.Grant} the code.
 *
 * <p>What surprises people, and is therefore tested: the bot's token stands at the top of the answer and the person's
 * inside {@code authed_user}; asking for more does not take away what was granted; a code works once and for ten
 * minutes; a redirect address must begin with one that the app has configured. Simplified: whoever uses the page says
 * who they are; there are no passwords.
 *
 * @see <a href="https://docs.slack.dev/authentication/installing-with-oauth">Installing with OAuth</a>
 */
@NullMarked
package dtu.slack.oauth;

import org.jspecify.annotations.NullMarked;
