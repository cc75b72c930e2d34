/**
 * Apps under test outside this process: started, reached over real sockets, watched, and ended.
 *
 * <p>Start with {@link dtu.harness.guest.GuestHouse}, which serves the universes of the trajectories under way.
 * {@code CommandGuest} is an app as a process of its own, one for each trajectory; {@code UrlGuest} one that runs
 * already. {@code Activity} tells whether a process has anything to do.
 *
 * <p>What surprises people: whatever arrives over a socket is done in the thread of its trajectory, so a trajectory
 * stays one line of events; and time stands still there while the app works.
 */
@NullMarked
package dtu.harness.guest;

import org.jspecify.annotations.NullMarked;
