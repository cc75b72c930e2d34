/**
 * Laws that hold wherever a random walk over all live operations leads.
 *
 * <p>Start with {@link dtu.okta.walks.WalksTest}. A {@code Walk} is numbers, each of which makes one request of what is
 * there when its turn comes; that is why a walk that fails can be shortened by leaving numbers out.
 */
@NullMarked
package dtu.okta.walks;

import org.jspecify.annotations.NullMarked;
