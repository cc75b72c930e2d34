/**
 * Google's own Java clients for Drive, Docs and Sheets, unmodified, against the server: the last word on whether
 * clients can use the twin.
 *
 * <p>Start with {@link dtu.contracts.google.Sdk}: a server at free ports, and the clients built from its connection
 * variables.
 *
 * <p>What surprises people: on the JDK's own transport the clients cannot send PATCH, and send POST with
 * {@code X-HTTP-Method-Override} instead. See <a
 * href="https://github.com/googleapis/google-api-java-client-services">google-api-java-client-services</a>.
 */
@NullMarked
package dtu.contracts.google;

import org.jspecify.annotations.NullMarked;
