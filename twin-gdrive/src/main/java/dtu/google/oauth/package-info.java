/**
 * How clients get access tokens and what tokens are good for.
 *
 * <p>Start with {@link dtu.google.oauth.OAuth}, the routes. {@link dtu.google.oauth.Grant} is the row behind a token,
 * {@link dtu.google.oauth.ServiceKeys} the keys of service accounts.
 *
 * <p>What surprises people, and is therefore tested: token errors never wear the API's envelope; a service account's
 * assertion may be meant for the twin's own token address or for Google's, since some clients sign for Google's
 * whatever their key file says.
 */
@NullMarked
package dtu.google.oauth;

import org.jspecify.annotations.NullMarked;
