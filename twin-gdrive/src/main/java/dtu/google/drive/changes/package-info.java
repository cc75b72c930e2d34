/**
 * What has changed for whom, as a feed and as push messages.
 *
 * <p>Start with {@link dtu.google.drive.changes.Changes}, the routes, and {@link dtu.google.drive.changes.ChangeFeed},
 * which turns what handlers announce into the feed's rows and the push messages of channels.
 *
 * <p>What surprises people, and is therefore tested: the feed belongs to a person or a shared drive; repeated changes
 * of one file collapse into the latest; whoever loses access is told that the file is removed. Simplified on purpose:
 * sharing or unsharing a folder logs the folder, not each thing in it.
 */
@NullMarked
package dtu.google.drive.changes;

import org.jspecify.annotations.NullMarked;
